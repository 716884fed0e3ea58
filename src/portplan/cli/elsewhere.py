"""An option that a question does not have -> the question that has it, and how to ask it."""

import re
from collections.abc import Sequence

from portplan.cli.command import DATA, Command
from portplan.cli.commands import COMMANDS, command
from portplan.questions.asked import What
from portplan.text.messages import _

# What needs no quotes in any shell, and may be told again.
_PLAIN = r"[\w=,./-]+"
_LONGEST = 100


def who_has(option: str, name: str, words: Sequence[str]) -> str:
    """Say which other question has an option; nothing where none has, or this is no question.

    `words` are those behind the command's `name`: where the other question can be asked the same,
    it is said how.
    """
    if not _is_question(name):
        return ""
    having = [
        other
        for other in COMMANDS
        if _is_question(other) and option in {each.option for each in command(other).asks}
    ]
    for other in having:
        line = _same_call(command(name), command(other), words)
        if line is not None:
            asked = " ".join(["portplan", other, *line])
            return _("{command} has it: {asked}", command=f"portplan {other}", asked=asked)
    # One that can be asked with nothing else goes first.
    having.sort(key=lambda other: any(each.needed for each in command(other).asks))
    return _("{command} has it", command=f"portplan {having[0]}") if having else ""


def _is_question(name: str) -> bool:
    return (
        name in COMMANDS
        and not COMMANDS[name].module
        and any(each.option == DATA.option for each in command(name).asks)
    )


def _same_call(one: Command, other: Command, words: Sequence[str]) -> list[str] | None:
    """Return the words that ask the other command what these ask the one; None where none do."""
    options = {each.option: each for each in other.asks if each.option}
    arguments: list[str] = []
    line: list[str] = []
    left = iter(words)
    for word in left:
        if not word.startswith("-"):
            arguments.append(word)
            continue
        asked = options.get(word.partition("=")[0])
        line.append(word)
        if asked is None or (asked.what is What.FLAG and "=" in word):
            return None
        if asked.what is not What.FLAG and "=" not in word:
            line.append(next(left, ""))
    taken = [each.keyword for each in one.asks if not each.option]
    if len(arguments) > len(taken):
        return None
    said = dict(zip(taken, arguments, strict=False))
    for asked in reversed(other.asks):
        if asked.keyword in said:
            line[:0] = filter(None, [asked.option, said.pop(asked.keyword)])
        elif asked.needed:
            return None
    is_plain = all(re.fullmatch(_PLAIN, word) for word in line) and len(" ".join(line)) <= _LONGEST
    return line if is_plain and not said else None
