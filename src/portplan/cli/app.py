"""Typer's group of commands, made of what the commands declare.

A command is imported and made when it is called; help, which lists them all, makes them all.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from typer._click.exceptions import (
    BadOptionUsage,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from portplan import __version__
from portplan.cli.command import alternatives
from portplan.cli.commands import COMMANDS, command
from portplan.cli.console import WrongOutputError, encoding, say, write
from portplan.cli.failures import shortened, too_large
from portplan.plan.names import NameNotUnderstoodError
from portplan.questions.asked import Asked, What
from portplan.questions.question import WrongCallError
from portplan.text.normal import writable

try:
    from typer.exceptions import Exit
except ImportError:  # Typer 0.26 and 0.27 have it elsewhere
    from typer._click.exceptions import Exit  # type: ignore[attr-defined, no-redef] # see above

_SETTINGS = {"help_option_names": ["-h", "--help"]}


# Typer does not export the classes of its contexts and formatters: they are Any here.
class _Called(TyperCommand):
    """A command as Typer knows it. What is too much of its words is refused by our own words."""

    allow_extra_args = True

    def __init__(self, name: str, asks: Sequence[Asked], **settings: Any) -> None:
        self.asks = asks
        super().__init__(
            name,
            params=list(map(_parameter, asks)),
            # Plain help: nothing in it is cut, and it is there in half the time.
            rich_markup_mode=None,
            context_settings=_SETTINGS,
            **settings,
        )

    def invoke(self, ctx: Any) -> Any:
        """Run it with what was typed. Raises WrongCallError."""
        options = {asked.option for asked in self.asks if asked.option}
        for asked in self.asks:
            if _takes_value(asked) and options.intersection(ctx.params[asked.keyword] or ()):
                raise WrongCallError(_needs_value(asked))
        if ctx.args:
            takes = [asked.metavar for asked in self.asks if not asked.option] or ["options"]
            which = "" if takes != ["options"] else f"; portplan {self.name} --help says which"
            message = (
                f"{shortened(ctx.args[0])} is too much: portplan {self.name} takes"
                f" {' and '.join(takes)} and no more{which}"
            )
            raise WrongCallError(message)
        return super().invoke(ctx)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return what stands behind the command's name in its usage: UNIT for Typer's {UNIT}."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]

    def get_help(self, ctx: Any) -> str:
        """Return the help as standard output can write it."""
        return _writable(super().get_help(ctx))


class _Commands(TyperGroup):
    """The commands in the order of their list, under the headings of their groups."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - Typer's own signature
        """Make a command. Raises NameNotUnderstoodError for a name that none has."""
        if cmd_name not in COMMANDS:
            raise NameNotUnderstoodError(
                "command",
                cmd_name,
                _like(cmd_name, COMMANDS),
                known="portplan --help lists them all",
            )
        declared = command(cmd_name)
        lines = "".join(f"\n  portplan {example}" for example in declared.examples)
        return _Called(
            cmd_name,
            declared.asks,
            callback=partial(_run, cmd_name),
            help=declared.help,
            epilog=f"\b\nExamples:{lines}",
        )

    def get_help(self, ctx: Any) -> str:
        """Return the help as standard output can write it."""
        return _writable(super().get_help(ctx))

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Typer's own
        """Write the groups. Typer itself cuts what a command is for until it fits its line."""
        for group, names in groupby(COMMANDS, key=lambda name: COMMANDS[name].group):
            with formatter.section(group):
                formatter.write_dl([(name, command(name).help) for name in names])


def _writable(text: str) -> str:
    """Return a text with the codes of what standard output's encoding lacks.

    Typer itself writes UTF-8 where that is ASCII.
    """
    return writable(text, encoding())


def _parameter(asked: Asked) -> TyperArgument | TyperOption:
    if not asked.option:
        metavar = asked.metavar if asked.needed else f"[{asked.metavar}]"
        return TyperArgument(
            param_decls=[asked.keyword],
            required=asked.needed,
            nargs=-1 if asked.many else 1,
            metavar=f"{metavar}..." if asked.many else metavar,
            help=asked.help,
            show_default=False,
        )
    names = filter(None, [asked.short, asked.option])
    if asked.what is What.FLAG:
        return TyperOption(
            param_decls=[asked.keyword, *names], is_flag=True, default=False, help=asked.help
        )
    # Typer would keep the last of several values without a word, so it is asked for all.
    return TyperOption(
        param_decls=[asked.keyword, *names], multiple=True, metavar=asked.metavar, help=asked.help
    )


def _run(name: str, **typed: Any) -> int:
    """Run a command with what was typed. Raises what it raises; WrongOutputError out of memory."""
    declared = command(name)
    values = {asked.keyword: _value(asked, typed[asked.keyword]) for asked in declared.asks}
    try:
        return declared.run(**values)
    except MemoryError:
        pass  # Raised again below, with what has taken the memory gone: Typer needs some.
    raise WrongOutputError(too_large("the answer"))


def _value(asked: Asked, typed: Any) -> Any:
    """Return the one value that was typed, or all of what may come several times."""
    names = [typed] if isinstance(typed, str) else typed or ()
    if asked.what is What.FILE and "" in names:
        message = f"{asked.called} is empty; write the name of a file"
        raise WrongCallError(message)
    if _takes_value(asked) and not asked.many:
        if len(typed or ()) > 1:
            message = f"{asked.option} is given {len(typed)} times; give it once"
            raise WrongCallError(message)
        typed = typed[0] if typed else None
    if asked.many:
        return tuple(typed or ())
    if typed is None:
        return None
    if asked.what is What.CHOICE and typed not in asked.choices:
        word = asked.metavar.lower()
        known = f"{word}s are {', '.join(asked.choices)}"
        raise NameNotUnderstoodError(word, typed, _like(typed, asked.choices), known=known)
    return Path(typed) if asked.what is What.FILE else typed


def _takes_value(asked: Asked) -> bool:
    return bool(asked.option) and asked.what is not What.FLAG


def _needs_value(asked: Asked) -> str:
    example = f"{asked.option} {asked.metavar}"
    value = alternatives(asked.choices) if asked.choices else example
    return f"{asked.option} needs a value behind it: {value}"


def _like(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return what may be meant: the known words that begin as typed, else the nearest."""
    from portplan.text.nearness import nearest  # noqa: PLC0415 - for wrong calls alone

    # The dashes of an option are like those of every other.
    names = {each.lstrip("-"): each for each in known}
    typed = word.lstrip("-").casefold()
    begun = [name for name in names if typed and name.startswith(typed)]
    return tuple(names[name] for name in begun or nearest(typed, names))


def _version(ctx: Any, _: Any, asked: bool) -> None:  # noqa: FBT001 - Typer's own signature
    if asked and not ctx.resilient_parsing:
        write(f"portplan {__version__}\n".encode())
        raise Exit


def _group() -> _Commands:
    return _Commands(
        name="portplan",
        params=[
            TyperOption(
                param_decls=["version", "-V", "--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_version,
                help="Show the version.",
            )
        ],
        help="Who is responsible for what in the reform of Tianjin's port clearance"
        " (工作任务分解表).",
        epilog="portplan COMMAND --help has a command's options, and examples.",
        no_args_is_help=True,
        rich_markup_mode=None,
        context_settings=_SETTINGS,
    )


def called(words: Sequence[str]) -> int:
    """Run the command that was typed, and return its exit status.

    Raises WrongCallError and NameNotUnderstoodError for what Typer finds wrong with the call, and
    whatever the command raises.
    """
    group = _group()
    try:
        with group.make_context("portplan", list(words)) as ctx:
            status: int = group.invoke(ctx)
            return status
    except Exit as exit_:
        return exit_.exit_code
    except NoArgsIsHelpError as error:
        say(error.message)
        return 2
    except UsageError as error:
        name = next((word for word in words if word != "--"), "")
        raise _in_our_words(error, name) from error


def _in_our_words(error: UsageError, name: str) -> Exception:
    """Return what Typer finds wrong with a call as portplan says it, with the way out."""
    is_command = name in COMMANDS
    way_out = f"portplan {f'{name} ' * is_command}--help says what it takes"
    asks = command(name).asks if is_command else ()
    match error:
        case NoSuchOption():
            options = [asked.option for asked in asks if asked.option] or ["--version"]
            near = _like(error.option_name, [*options, "--help"])
            return NameNotUnderstoodError("option", error.option_name, near, known=way_out)
        case MissingParameter():
            missing = next(a for a in asks if error.param and a.keyword == error.param.name)
            write_one = f"write {alternatives(missing.choices)}" if missing.choices else way_out
            return WrongCallError(f"{missing.called} is missing; {write_one}")
        case BadOptionUsage():
            asked = next((a for a in asks if a.option == error.option_name), None)
            if asked is None or asked.what is What.FLAG:
                without = f"{error.option_name} takes no value; leave out what stands behind ="
                return WrongCallError(without)
            return WrongCallError(_needs_value(asked))
        case _ if not name:
            return WrongCallError("a command is missing; portplan --help lists them all")
        case _:
            return WrongCallError(f"{error.format_message().rstrip('.')}; {way_out}")
