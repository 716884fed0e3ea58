"""Any command line, also a senseless or hostile one, is answered or refused in order.

The suite tries the same few hundred in every run. To try as many others as you like:

    PORTPLAN_EXAMPLES=100000 .venv/bin/pytest tests/cli/test_command_lines.py
"""

import json
import os
import re
import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from command_lines import FILES, VALUES, Call, calls, fitting, outcome
from portplan.cli.commands import COMMANDS, command
from portplan.questions.asked import What

EXAMPLES = os.environ.get("PORTPLAN_EXAMPLES")

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def _steers(text: str, allowed: str) -> list[str]:
    """Return the characters that steer a terminal or cannot be seen, but those allowed."""
    return [
        each
        for each in text
        if unicodedata.category(each) in ("Cc", "Cf", "Cs", "Zl", "Zp") and each not in allowed
    ]


def _named(words: list[str]) -> set[bytes]:
    """Return the files that words may name, alone or as an option's value, as the system does."""
    named = {each for word in words for each in (word, word.partition("=")[2])}
    return {os.fsencode(os.path.normpath(each)) for each in named}


@settings(
    max_examples=int(EXAMPLES or 250),
    derandomize=not EXAMPLES,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(calls())
def test_any_command_line_is_answered_or_refused_in_order(call: Call) -> None:
    words = call.words
    completing = bool(call.environment.get("_PORTPLAN_COMPLETE"))
    result = outcome(call)

    assert result.status in (0, 1, 2)
    assert "Traceback" not in result.err
    if result.status:
        assert result.err
    if result.status == 2 and words:
        # What validate found in the files that it could read is told all the same.
        assert not result.out or "validate" in words
        assert all(line.startswith(("portplan: ", "  ")) for line in result.err.splitlines())

    wants_colours = call.environment.get("FORCE_COLOR") or any("always" in word for word in words)
    coloured = wants_colours and "\x1b" in result.out
    out = _COLOURS.sub("", result.out) if coloured else result.out
    has_tabs = completing or any("tsv" in word for word in words)
    assert not _steers(out, "\n" + "\t" * has_tabs + "\ufeff" * ("--bom" in words))
    assert not _steers(result.err, "\n")

    assert set(map(os.fsencode, result.changed)) <= _named(words)
    if not {"--force", "--fix"} & set(words):
        assert not result.changed.keys() & FILES.keys()
    assert None not in result.changed.values()


JSON_COMMANDS = [
    name for name in COMMANDS if any(asked.option == "--format" for asked in command(name).asks)
]


@settings(
    max_examples=int(EXAMPLES or 250) // 5,
    derandomize=not EXAMPLES,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(calls(), st.sampled_from(JSON_COMMANDS))
def test_what_is_asked_for_as_json_is_json(call: Call, name: str) -> None:
    needed = [fitting(asked)[0] for asked in command(name).asks if asked.needed]
    rest = [word for word in call.words[1:] if word.startswith("--unit=")]
    result = outcome(call._replace(words=[name, "--format", "json", *needed, *rest]))
    if result.status == 0 and not call.environment.get("_PORTPLAN_COMPLETE"):
        assert json.loads(result.out) is not None
    assert result.changed == {}


def test_everything_that_is_asked_for_has_values_that_fit() -> None:
    asked_for = {asked.what for name in COMMANDS for asked in command(name).asks}
    assert asked_for - {What.FLAG, What.CHOICE} == set(VALUES)
