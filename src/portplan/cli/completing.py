"""What can stand where the cursor is: the words typed so far -> what a shell offers.

A shell's script calls portplan with _PORTPLAN_COMPLETE set to the shell's name and the words up
to the cursor as arguments, and gets a line for each candidate: what to put there, a tab, and what
it means. Typer's own completion offers only what begins as typed, which tjh never does, and
needs Rich.
"""

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from os.path import expanduser
from pathlib import Path

from portplan.cli.candidates import Candidate, beginning, fitting, loses, with_letters
from portplan.cli.command import DATA, HELP, VERSION
from portplan.cli.commands import COMMANDS, command
from portplan.questions.asked import Asked, What
from portplan.source.findings import InvalidPlanError
from portplan.text.messages import _
from portplan.text.normal import visible

# In place of candidates: complete names of files.
_FILES = "\tfiles\n"

# Before candidates: list them, but leave what is typed. What they all begin with says less.
_KEEP = "\tkeep\n"

# Of a description, so many characters are shown.
_LONGEST = 36

_QUOTES = ("'", '"')


def complete(words: Sequence[str], shell: str) -> str:
    """Return what a shell is to offer for the last of the words.

    Where the plan cannot be read nothing is offered: the middle of a line is no place for
    diagnostics.
    """
    quote = ""
    if shell == "bash":  # which gives words as they were typed
        quote = words[-1][:1] if words and words[-1][:1] in ("'", '"') else ""
        words = [_unquoted(word) for word in words]
        if any(_is_apart(word, place, words) for place, word in enumerate(words)):
            return ""
    *before, typed = words or [""]
    if not before or (before == ["help"] and not typed.startswith("-")):
        candidates = [*_commands(), *([] if before else map(_option, (VERSION, HELP)))]
        return _lines(beginning(typed, candidates), shell, quote)
    name, *rest = before
    if name not in COMMANDS:
        return ""
    asks = command(name).asks
    asked, value = _place(asks, rest, typed)
    if asked is None:
        if "--" in rest:  # behind which nothing is an option
            return ""
        return _lines(beginning(typed, _options(asks)), shell, quote)
    if asked.what in (What.FILE, What.PLAN):
        return _FILES
    try:
        fit = fitting(asked, _data(rest))
    except (InvalidPlanError, OSError):
        return ""
    found = fit(value)
    if shell == "fish":
        found = [with_letters(each, value) for each in found]
    found = [each for each in found if _means_itself(each.value, asked, rest, quote)]
    keep = shell != "fish" and loses(found, value, fit)
    # In --area=3 the value is only the word's end; bash has it as a word of its own.
    front = typed.removesuffix(value)
    found = [each._replace(value=front + each.value) for each in found]
    return keep * _KEEP + _lines(found, shell, quote)


def _means_itself(value: str, asked: Asked, before: Sequence[str], quote: str) -> bool:
    """Say whether a shell and portplan take a value for itself where it is put.

    A unit can have any name; what could be an option, a folder or a command, or leave a quote open,
    is not offered. In an open " bash takes what follows ! for a former line.
    """
    is_option = value.startswith("-") and not asked.option and "--" not in before
    is_expanded = value.startswith(("~", "="))
    leaves_open = value.startswith(_QUOTES) or value.endswith((*_QUOTES, "\\"))
    is_recalled = quote == '"' and "!" in value
    return not (is_option or is_expanded or leaves_open or is_recalled)


def _is_apart(word: str, place: int, words: Sequence[str]) -> bool:
    """Say whether bash took a word apart here, so that nobody knows what its end stands for.

    It does so at a colon, and at =, which stands behind options too.
    """
    return word == ":" or (word == "=" and not words[place - 1].startswith("-"))


def _place(asks: Sequence[Asked], words: Iterable[str], typed: str) -> tuple[Asked | None, str]:
    """Return what the cursor is in, and how far its value is typed.

    None stands for an option whose name is being typed. bash makes three words of --area=3.
    """
    takes_value = {each.option: each for each in asks if each.option and each.what is not What.FLAG}
    arguments = [each for each in asks if not each.option]
    pending = None
    only_arguments = False
    for word in words:
        if word == "=" and pending:
            continue
        if pending:
            pending = None
        elif only_arguments or not word.startswith("-"):
            arguments = [each for each in arguments[:1] if each.many] or arguments[1:]
        else:
            only_arguments = word == "--"
            pending = takes_value.get(word)
    if pending:
        return pending, typed
    if typed.startswith("-") and not only_arguments:
        option, equals, value = typed.partition("=")
        return (takes_value.get(option), value) if equals else (None, typed)
    return arguments[0] if arguments else None, typed


def _data(words: Sequence[str]) -> tuple[Path, ...]:
    """Return what was typed for the plans' files, if anything was."""
    typed = [word for word in words if word != "="]
    found = (
        value if option == DATA.option else option.removeprefix(f"{DATA.option}=")
        for option, value in pairwise([*typed, ""])
        if option.partition("=")[0] == DATA.option
    )
    # Shells leave a ~ as it is here. Path.expanduser fails where there is no such user.
    return tuple(Path(expanduser(path)) for path in found if path)  # noqa: PTH111


def _commands() -> Iterator[Candidate]:
    return (Candidate(name, _(command(name).help)) for name in COMMANDS)


def _options(asks: Iterable[Asked]) -> Iterator[Candidate]:
    yield from (_option(each) for each in (*asks, HELP) if each.option)


def _option(asked: Asked) -> Candidate:
    return Candidate(asked.option, asked.said)


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
