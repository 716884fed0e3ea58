"""What can stand where the cursor is: the words typed so far -> what a shell offers.

A shell's script calls portplan with _PORTPLAN_COMPLETE set to the shell's name and the words up
to the cursor as arguments, and gets a line for each candidate: what to put there, a tab, and what
it means. Typer's own completion offers only what begins as typed, which tjh never does, and
needs Rich.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from os.path import commonprefix
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from portplan.diagnostic import InvalidPlanError
from portplan.normal import folded, visible

if TYPE_CHECKING:
    from portplan.model import Plan

VARIABLE = "_PORTPLAN_COMPLETE"

# In place of candidates: complete names of files, or put this text in the word's place.
_FILES = "\tfiles\n"
_INSERT = "\tinsert\t"

# Of a description, so many characters are shown.
_LONGEST = 36


class Candidate(NamedTuple):
    """What can be put in a place, and what it means."""

    value: str
    description: str = ""


def script(shell: str) -> str:
    """Return the text that makes a shell (bash, zsh or fish) ask portplan."""
    return (Path(__file__).parent / "shells" / f"portplan.{shell}").read_text(encoding="utf-8")


def complete(group: Any, words: Sequence[str], shell: str) -> str:
    """Return what a shell is to offer for the last of the words.

    `group` is the group of commands as Typer builds it. Where the plan cannot be read nothing
    is offered: the middle of a line is no place for diagnostics.
    """
    if shell == "bash":  # which gives words as they were typed
        words = [word.strip("'\"").replace("\\", "") for word in words]
    *before, typed = words or [""]
    name, *rest = before or [""]
    if not before:
        found = [Candidate(each.name, each.help) for each in group.commands.values()]
        return _offered(_beginning(typed, found), typed, shell)
    if name not in group.commands:
        return ""
    parameter, value = _place(group.commands[name].params, rest, typed)
    if parameter is None:
        return _offered(_beginning(typed, _options(group.commands[name].params)), typed, shell)
    if parameter.name in ("data", "output", "files"):
        return _FILES
    try:
        found = _values(parameter, value, _data(rest))
    except (InvalidPlanError, OSError):
        return ""
    # In --area=3 the value is only the word's end; bash has it as a word of its own.
    front = "" if typed == "=" else typed.removesuffix(value)
    return _offered([each._replace(value=front + each.value) for each in found], typed, shell)


def _place(parameters: Sequence[Any], words: Iterable[str], typed: str) -> tuple[Any, str]:
    """Return the parameter that the cursor is in, and how far its value is typed.

    None stands for an option whose name is being typed. bash makes three words of --area=3.
    """
    takes_value = {
        name: each
        for each in parameters
        for name in each.opts
        if each.param_type_name == "option" and not each.is_flag
    }
    arguments = [each for each in parameters if each.param_type_name == "argument"]
    pending = None
    only_arguments = False
    for word in words:
        if word == "=" and pending:
            continue
        if pending:
            pending = None
        elif only_arguments or not word.startswith("-"):
            arguments = [each for each in arguments[:1] if each.nargs == -1] or arguments[1:]
        else:
            only_arguments = word == "--"
            pending = takes_value.get(word)
    if pending:
        return pending, "" if typed == "=" else typed
    if typed.startswith("-") and not only_arguments:
        option, equals, value = typed.partition("=")
        return (takes_value.get(option), value) if equals else (None, typed)
    return arguments[0] if arguments else None, typed


def _data(words: Sequence[str]) -> Path | None:
    """Return the plan's file that was typed, if one was."""
    typed = [word for word in words if word != "="]
    for option, value in pairwise([*typed, ""]):
        if option == "--data" and value:
            return Path(value)
        if option.startswith("--data="):
            return Path(option.removeprefix("--data="))
    return None


def _values(parameter: Any, typed: str, data: Path | None) -> list[Candidate]:
    """Return the values of a parameter that fit what is typed. Raises as reading a plan does."""
    match parameter.name:
        case "unit" | "other":
            return _units(_plan(data), typed)
        case "area":
            return _areas(_plan(data), typed)
        case "numbers":
            return _beginning(typed, _items(_plan(data)))
        case "role":
            return _beginning(typed, _roles())
        case "code" | "select" | "ignore":
            return _beginning(typed, _rules())
        case _:
            choices = getattr(parameter.type, "choices", ())
            return _beginning(typed, [Candidate(choice) for choice in choices])


def _plan(data: Path | None) -> "Plan":
    from portplan.loader import load

    return load(data)


def _units(plan: "Plan", typed: str) -> list[Candidate]:
    """Return the units whose name or alias begins as typed, else has it in it, else its letters."""
    from portplan.pinyin import spelled

    wanted = folded(typed)
    named = {folded(name): unit for unit in plan.units for name in (unit.name, *unit.aliases)}
    found = (
        [unit for name, unit in named.items() if name.startswith(wanted)]
        or [unit for name, unit in named.items() if wanted in name]
        or spelled(wanted, named, from_start=True)
        or spelled(wanted, named)
    )
    return [Candidate(unit.name, "、".join(unit.aliases)) for unit in dict.fromkeys(found)]


def _areas(plan: "Plan", typed: str) -> list[Candidate]:
    """Return areas by their number, or by the words of their heading that are typed."""
    if not typed or typed.isdecimal():
        return _beginning(typed, [Candidate(str(a.number), a.title) for a in plan.areas])
    wanted = folded(typed)
    return [
        Candidate(area.heading if folded(area.heading).startswith(wanted) else area.title)
        for area in plan.areas
        if wanted in folded(area.heading)
    ]


def _items(plan: "Plan") -> Iterator[Candidate]:
    return (Candidate(str(item.number), item.text) for item in plan.items)


def _roles() -> Iterator[Candidate]:
    from portplan.views import ROLE_WORDS

    return (
        candidate
        for role, word in ROLE_WORDS.items()
        for candidate in (Candidate(role.value, word), Candidate(word, role.value))
    )


def _rules() -> Iterator[Candidate]:
    from portplan.rules import RULES

    return (Candidate(rule.code, rule.breaks) for rule in RULES)


def _options(parameters: Iterable[Any]) -> Iterator[Candidate]:
    for each in parameters:
        if each.param_type_name == "option":
            yield from (Candidate(name, each.help) for name in (*each.opts, *each.secondary_opts))
    yield Candidate("--help", "Show this message and exit.")


def _beginning(typed: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    return [each for each in candidates if each.value.startswith(typed)]


def _offered(candidates: Sequence[Candidate], typed: str, shell: str) -> str:
    """Return the lines for a shell.

    fish leaves out what does not have the typed letters in it. It is told to put there what all
    candidates begin with; where that is nothing, it is offered their pinyin.
    """
    if shell == "fish" and not any(typed.lower() in each.value.lower() for each in candidates):
        common = commonprefix([each.value for each in candidates])  # noqa: RUF071 - no paths
        if common:
            return f"{_INSERT}{common}\n"
        from portplan.pinyin import pinyin

        candidates = [Candidate(pinyin(each.value), each.value) for each in candidates]
    return "".join(f"{each.value}\t{_short(each.description)}\n" for each in candidates)


def _short(description: str) -> str:
    text = visible(description)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
