"""The command line: the only place that knows Typer, prints, writes or exits."""
