"""Typer's group of commands, made of what the commands declare.

A command is imported and made when it is called; help, which lists them all, makes them all.
"""

from collections.abc import Iterable, Sequence
from functools import partial
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
from portplan.cli.command import VERSION, is_empty, to_type
from portplan.cli.commands import COMMANDS, command
from portplan.cli.console import WrongOutputError, say, write, write_text
from portplan.cli.failures import shortened, too_large
from portplan.plan.names import NameNotUnderstoodError
from portplan.questions.asked import Asked, What
from portplan.questions.question import WrongCallError
from portplan.text.messages import _, beside, choice, listed

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

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the words apart. Raises WrongCallError where an option stands in a value's place.

        Typer would take it for the value; one that is meant so is written behind =.
        """
        options = {asked.option: asked for asked in self.asks if asked.option}
        words = iter(args)
        for word in words:
            if word == "--":
                break
            if (asked := options.get(word)) and _takes_value(asked):
                value = next(words, None)
                if value is None or value in {*options, *_SETTINGS["help_option_names"]}:
                    wrong = _("{option} needs a value behind it", option=asked.option)
                    raise WrongCallError(beside(wrong, to_type(asked)))
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed

    def get_help_option(self, ctx: Any) -> Any:
        """Return --help, which writes as every answer is written."""
        return _writing(super().get_help_option(ctx))

    def invoke(self, ctx: Any) -> Any:
        """Run it with what was typed. Raises WrongCallError."""
        if ctx.args:
            raise WrongCallError(_too_much(ctx.args[0], self.name or "", self.asks))
        return super().invoke(ctx)

    def get_help(self, ctx: Any) -> str:  # noqa: ARG002 - Typer's own signature
        """Return the help, which is written here and not by Typer."""
        from portplan.cli.help import help_of  # noqa: PLC0415 - for who asks for it

        return help_of(self.name or "")


class _Commands(TyperGroup):
    """The commands in the order of their list, under the headings of their groups."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - Typer's own signature
        """Make a command. Raises NameNotUnderstoodError for a name that none has."""
        if cmd_name not in COMMANDS:
            raise NameNotUnderstoodError(
                "command",
                cmd_name,
                _like(cmd_name, COMMANDS),
                known=_("{command} lists them all", command="portplan --help"),
            )
        return _Called(cmd_name, command(cmd_name).asks, callback=partial(_run, cmd_name))

    def get_help_option(self, ctx: Any) -> Any:
        """Return --help, which writes as every answer is written."""
        return _writing(super().get_help_option(ctx))

    def get_help(self, ctx: Any) -> str:  # noqa: ARG002 - Typer's own signature
        """Return the help, which is written here and not by Typer."""
        from portplan.cli.help import help_of_all  # noqa: PLC0415 - for who asks for it

        return help_of_all()


def _too_much(word: str, name: str, asks: Sequence[Asked]) -> str:
    takes = [_(asked.metavar) for asked in asks if not asked.option]
    values = {"word": shortened(word), "command": f"portplan {name}"}
    if takes:
        return _(
            "{word} is too much: {command} takes {arguments} and no more",
            arguments=listed(takes),
            **values,
        )
    return _(
        "{word} is too much: {command} takes options and no more; {command} --help says which",
        **values,
    )


def _writing(help_option: Any) -> Any:
    """Return the option --help with our own writing: Typer's knows no full disk, and no ASCII."""
    help_option.callback = _help
    return help_option


def _help(ctx: Any, _option: Any, asked: bool) -> None:  # noqa: FBT001 - Typer's own signature
    if asked and not ctx.resilient_parsing:
        write_text(ctx.get_help())
        raise Exit


def _parameter(asked: Asked) -> TyperArgument | TyperOption:
    if not asked.option:
        return TyperArgument(
            param_decls=[asked.keyword],
            required=asked.needed,
            nargs=-1 if asked.many else 1,
        )
    names = filter(None, [asked.short, asked.option])
    if asked.what is What.FLAG:
        return TyperOption(param_decls=[asked.keyword, *names], is_flag=True, default=False)
    # Typer would keep the last of several values without a word, so it is asked for all.
    return TyperOption(param_decls=[asked.keyword, *names], multiple=True)


def _run(name: str, **typed: Any) -> int:
    """Run a command with what was typed. Raises what it raises; WrongOutputError out of memory."""
    declared = command(name)
    values = {asked.keyword: _value(asked, typed[asked.keyword]) for asked in declared.asks}
    try:
        return declared.run(**values)
    except MemoryError:
        pass  # Raised again below, with what has taken the memory gone: Typer needs some.
    raise WrongOutputError(too_large(_("the answer")))


def _value(asked: Asked, typed: Any) -> Any:
    """Return the one value that was typed, or all of what may come several times."""
    names = [typed] if isinstance(typed, str) else typed or ()
    if asked.what in (What.FILE, What.REVISION) and "" in names:
        raise WrongCallError(is_empty(asked))
    if _takes_value(asked) and not asked.many:
        if len(typed or ()) > 1:
            message = _(
                "{option} is given {number} times; give it once",
                option=asked.option,
                number=len(typed),
            )
            raise WrongCallError(message)
        typed = typed[0] if typed else None
    if asked.many:
        is_path = asked.what is What.FILE and asked.option  # - is no file as an argument
        return tuple(map(Path, names) if is_path else typed or ())
    if typed is None:
        return None
    if asked.what is What.CHOICE and typed not in asked.choices:
        known = _("write {choices}", choices=choice(asked.choices))
        raise NameNotUnderstoodError(
            asked.metavar.lower(), typed, _like(typed, asked.choices), known=known
        )
    return Path(typed) if asked.what is What.FILE else typed


def _takes_value(asked: Asked) -> bool:
    return bool(asked.option) and asked.what is not What.FLAG


def _like(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return what may be meant: the known words that begin as typed, else the nearest."""
    from portplan.text.nearness import nearest  # noqa: PLC0415 - for wrong calls alone

    # The dashes of an option are like those of every other.
    names = {each.lstrip("-"): each for each in known}
    typed = word.lstrip("-").casefold()
    begun = [name for name in names if typed and name.startswith(typed)]
    return tuple(names[name] for name in begun or nearest(typed, names))


def _version(ctx: Any, _option: Any, asked: bool) -> None:  # noqa: FBT001 - Typer's own signature
    if asked and not ctx.resilient_parsing:
        write(f"portplan {__version__}\n".encode())
        raise Exit


def _group() -> _Commands:
    return _Commands(
        name="portplan",
        params=[
            TyperOption(
                param_decls=[VERSION.keyword, VERSION.short, VERSION.option],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_version,
            )
        ],
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
    except NoArgsIsHelpError:
        from portplan.cli.help import help_of_all  # noqa: PLC0415 - for who asks for it

        say(help_of_all().removesuffix("\n"))
        return 2
    except UsageError as error:
        name = next((word for word in words if word != "--"), "")
        raise _in_our_words(error, name, words) from error


def _is_of_a_command(option: str) -> bool:
    return any(asked.option == option for name in COMMANDS for asked in command(name).asks)


def _elsewhere(option: str, name: str, words: Sequence[str]) -> str:
    from portplan.cli.elsewhere import who_has  # noqa: PLC0415 - for wrong calls alone

    return who_has(option, name, words[words.index(name) + 1 :] if name else ())


def _in_our_words(error: UsageError, name: str, words: Sequence[str]) -> Exception:
    """Return what Typer finds wrong with a call as portplan says it, with the way out."""
    is_command = name in COMMANDS
    of_command = f"portplan {f'{name} ' * is_command}--help"
    way_out = _("{command} says what it takes", command=of_command)
    asks = command(name).asks if is_command else ()
    match error:
        case NoSuchOption() if not is_command and _is_of_a_command(error.option_name):
            message = _("{option} is a command's; write it behind that", option=error.option_name)
            return WrongCallError(message)
        case NoSuchOption() if elsewhere := _elsewhere(error.option_name, name, words):
            return NameNotUnderstoodError("option", error.option_name, (), known=elsewhere)
        case NoSuchOption():
            options = [asked.option for asked in asks if asked.option]
            of_all = [] if is_command else [VERSION.option]
            near = _like(error.option_name, [*options, *of_all, "--help"])
            return NameNotUnderstoodError("option", error.option_name, near, known=way_out)
        case MissingParameter():
            missing = next(a for a in asks if error.param and a.keyword == error.param.name)
            wrong = _("{asked} is missing", asked=missing.called)
            return WrongCallError(beside(wrong, to_type(missing)))
        case BadOptionUsage():
            message = _(
                "{option} takes no value; leave out what stands behind =", option=error.option_name
            )
            return WrongCallError(message)
        case _ if not name:
            return WrongCallError(_("a command is missing; portplan --help lists them all"))
        case _:
            return WrongCallError(beside(error.format_message().rstrip("."), way_out))
