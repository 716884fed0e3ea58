"""What commands declare -> help: what there is, what a command does and takes, and examples.

It is written here and not by Typer, which knows neither another language nor that a Chinese
character takes two cells.
"""

import shutil
from collections.abc import Iterable, Iterator
from itertools import groupby

from portplan.cli.command import HELP, VERSION, Command
from portplan.cli.commands import COMMANDS, command
from portplan.questions.asked import Asked, What
from portplan.text.messages import N_, _
from portplan.text.wrapped import cells, wrapped

# Lines are easier to read that are no longer than so, however wide the terminal is.
_WIDEST, _NARROWEST = 78, 50
_INDENT = "  "

_PURPOSE = N_(
    "Who is responsible for what: ask a published table of tasks (工作任务分解表), such as that of"
    " Tianjin's port clearance, which comes along."
)


def help_of_all() -> str:
    """Return what the program is for, and its commands in their groups."""
    lines = [
        _("Usage: portplan [OPTIONS] COMMAND [ARGS]..."),
        "",
        *_paragraph(_(_PURPOSE)),
        "",
        *_section(_("Options"), _options(VERSION, HELP)),
    ]
    for group, names in groupby(COMMANDS, key=lambda name: COMMANDS[name].group):
        lines += ["", *_section(_(group.value), ((name, _(command(name).help)) for name in names))]
    way_on = _("portplan COMMAND --help has a command's options, and examples.")
    return _joined([*lines, "", *_paragraph(way_on)])


def help_of(name: str) -> str:
    """Return what a command does and takes. Raises KeyError where there is no such command."""
    declared = command(name)
    arguments = [(_in_usage(each), _said(each)) for each in declared.asks if not each.option]
    options = _options(*(each for each in declared.asks if each.option), HELP)
    usage = " ".join([_("[OPTIONS]"), *(each for each, _said_of_it in arguments)])
    lines = [
        _("Usage: {words}", words=f"portplan {name} {usage}"),
        "",
        *_paragraph(_(declared.help)),
        "",
        *(_section(_("Arguments"), arguments) if arguments else ()),
        *([""] if arguments else ()),
        *_section(_("Options"), options),
        "",
        *_examples(declared),
    ]
    return _joined(lines)


def _examples(declared: Command) -> Iterator[str]:
    yield _INDENT + _("Examples:")
    yield from (f"{_INDENT * 2}portplan {example}" for example in declared.examples)


def _options(*asks: Asked) -> list[tuple[str, str]]:
    return [(_typed(each), _said(each)) for each in asks]


def _in_usage(asked: Asked) -> str:
    """Return an argument as usage has it: UNIT, [OTHER], TEXT..."""
    metavar = _(asked.metavar)
    return f"{metavar if asked.needed else f'[{metavar}]'}{'...' * asked.many}"


def _typed(asked: Asked) -> str:
    """Return an option with what stands behind it."""
    names = ", ".join(filter(None, (asked.short, asked.option)))
    return names if asked.what is What.FLAG else f"{names} {_(asked.metavar)}"


def _said(asked: Asked) -> str:
    return _("{said} [required]", said=asked.said) if asked.needed else asked.said


def _section(heading: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Return a heading and its rows, what each is for beside it."""
    rows = tuple(rows)
    room = max(cells(name) for name, _said_of_it in rows) + len(_INDENT)
    yield _("{heading}:", heading=heading)
    for name, said in rows:
        first, *others = wrapped(said, _width() - room - len(_INDENT))
        yield f"{_INDENT}{name}{' ' * (room - cells(name))}{first}"
        yield from (f"{_INDENT}{' ' * room}{other}" for other in others)


def _paragraph(text: str) -> list[str]:
    return [f"{_INDENT}{line}" for line in wrapped(text, _width() - len(_INDENT))]


def _width() -> int:
    columns = shutil.get_terminal_size().columns
    return max(min(columns - 2, _WIDEST), _NARROWEST)


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
