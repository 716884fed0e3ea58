"""A bare Typer program of two commands that imports PyYAML: what starting costs anyone."""

import typer
import yaml

app = typer.Typer()


@app.command()
def ask(unit: str) -> None:
    """Do as little as a command can."""
    print(unit, bool(yaml.__version__))


@app.command()
def validate() -> None:
    """Stand beside `ask`: Typer starts a program of one command in another way."""


def main() -> None:
    """Run the program, as portplan's entry point does."""
    app()
