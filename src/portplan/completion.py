"""What can stand where the cursor is: the words typed so far -> what a shell offers.

A shell's script calls portplan with _PORTPLAN_COMPLETE set to the shell's name and the words up
to the cursor as arguments, and gets a line for each candidate: what to put there, a tab, and what
it means. Typer's own completion offers only what begins as typed, which tjh never does, and
needs Rich.
"""

import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from os.path import commonprefix, expanduser
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from portplan.diagnostic import InvalidPlanError
from portplan.normal import folded, visible

if TYPE_CHECKING:
    from portplan.model import Plan

# In place of candidates: complete names of files.
_FILES = "\tfiles\n"

# Before candidates: list them, but leave what is typed. What they all begin with says less.
_KEEP = "\tkeep\n"

# Of a description, so many characters are shown.
_LONGEST = 36


class Candidate(NamedTuple):
    """What can be put in a place, and what it means."""

    value: str
    description: str = ""
    aliases: Sequence[str] = ()


def script(shell: str) -> str:
    """Return the text that makes a shell (bash, zsh or fish) ask portplan."""
    return (Path(__file__).parent / "shells" / f"portplan.{shell}").read_text(encoding="utf-8")


def complete(group: Any, words: Sequence[str], shell: str) -> str:
    """Return what a shell is to offer for the last of the words.

    `group` is the group of commands as Typer builds it. Where the plan cannot be read nothing
    is offered: the middle of a line is no place for diagnostics.
    """
    quote = ""
    if shell == "bash":  # which gives words as they were typed
        quote = words[-1][:1] if words and words[-1][:1] in ("'", '"') else ""
        words = [_unquoted(word) for word in words]
    *before, typed = words or [""]
    name, *rest = before or [""]
    if not before:
        return _lines(_beginning(typed, _commands(group)), shell, quote)
    if name not in group.commands:
        return ""
    parameter, value = _place(group.commands[name].params, rest, typed)
    if parameter is None:
        options = _options(group.commands[name].params)
        return _lines(_beginning(typed, options), shell, quote)
    if parameter.name in ("data", "output", "files"):
        return _FILES
    try:
        fitting = _fitting(parameter, _data(rest))
    except (InvalidPlanError, OSError):
        return ""
    found = fitting(value)
    if shell == "fish":
        found = [_as_typed(each, value) for each in found]
        keep = False
    else:
        keep = _loses(found, value, fitting)
    # In --area=3 the value is only the word's end; bash has it as a word of its own.
    front = typed.removesuffix(value)
    found = [each._replace(value=front + each.value) for each in found]
    return keep * _KEEP + _lines(found, shell, quote)


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
        return pending, typed
    if typed.startswith("-") and not only_arguments:
        option, equals, value = typed.partition("=")
        return (takes_value.get(option), value) if equals else (None, typed)
    return arguments[0] if arguments else None, typed


def _data(words: Sequence[str]) -> Path | None:
    """Return the plan's file that was typed, if one was."""
    typed = [word for word in words if word != "="]
    for option, value in pairwise([*typed, ""]):
        path = value if option == "--data" else option.removeprefix("--data=")
        if path and path != option:
            # Shells leave a ~ as it is here. Path.expanduser fails where there is no such user.
            return Path(expanduser(path))  # noqa: PTH111
    return None


def _fitting(parameter: Any, data: Path | None) -> Callable[[str], list[Candidate]]:
    """Return what finds the values of a parameter that fit what is typed.

    Raises as reading a plan does.
    """
    match parameter.name:
        case "unit" | "other":
            return partial(_units, _plan(data))
        case "area":
            return partial(_areas, _plan(data))
        case "numbers":
            values = _items(_plan(data))
        case "role":
            values = _roles()
        case "code" | "select" | "ignore":
            values = _rules()
        case _:
            values = (Candidate(choice) for choice in getattr(parameter.type, "choices", ()))
    return partial(_beginning, candidates=list(values))


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
    return [
        Candidate(unit.name, "、".join(unit.aliases), unit.aliases) for unit in dict.fromkeys(found)
    ]


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


def _commands(group: Any) -> Iterator[Candidate]:
    yield from (Candidate(each.name, each.help) for each in group.commands.values())
    yield from _options(group.params)


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


def _loses(
    found: Sequence[Candidate], typed: str, fitting: Callable[[str], list[Candidate]]
) -> bool:
    """Say whether what all candidates begin with stands for more than what is typed.

    tjh becomes 天津海; but sg may not become 市, nor z nothing at all.
    """
    common = commonprefix([each.value for each in found])  # noqa: RUF071 - no paths
    return len(found) > 1 and not common.startswith(typed) and fitting(common) != found


def _as_typed(candidate: Candidate, typed: str) -> Candidate:
    """Return a candidate in a form that has the typed letters in it: an alias or the pinyin.

    fish drops others, and a completion cannot put something else in the word's place there.
    portplan understands all these forms.
    """
    names = {folded(name): name for name in (candidate.value, *candidate.aliases)}
    wanted = folded(typed)
    for key, name in names.items():
        if wanted in key:
            return candidate if name == candidate.value else Candidate(name, candidate.value)
    from portplan.pinyin import pinyin, spelled

    fit = spelled(wanted, names)
    return Candidate(pinyin(fit[0]), candidate.value) if fit else candidate


def _lines(candidates: Iterable[Candidate], shell: str, quote: str) -> str:
    """Return the lines for a shell. zsh and fish quote for themselves."""
    return "".join(
        f"{_quoted(each.value, quote) if shell == 'bash' else each.value}"
        f"\t{_short(each.description)}\n"
        for each in candidates
    )


def _unquoted(word: str) -> str:
    """Return what bash makes of a word, whose last quote may be open still."""
    for whole in (word, word.removesuffix("\\"), f"{word}'", f'{word}"'):
        try:
            return "".join(shlex.split(whole))
        except ValueError:
            continue
    return word


def _quoted(value: str, quote: str) -> str:
    """Return what bash takes for the value, behind the quote that is open, if one is."""
    if quote == "'":
        return value.replace("'", r"'\''")
    if quote == '"':
        return re.sub(r'([\\"$`])', r"\\\1", value)
    return re.sub(r"([ -$&-*;<>?\[-^`{-~])", r"\\\1", value)


def _short(description: str) -> str:
    text = visible(description)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
