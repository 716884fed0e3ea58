"""Every report says the same as the diagnostics, in what can be seen and written."""

import pytest

from reporting import BROKEN, ERROR, NASTY_MESSAGE, NASTY_NAME, diagnostics_of, in_file, reported

# The formats of programs; that of people has lines for each diagnostic.
REPORTS = ("json", "github", "gitlab", "sarif")


def test_a_report_is_lines_of_what_can_be_seen(subtests: pytest.Subtests) -> None:
    for path in BROKEN:
        for name in REPORTS:
            with subtests.test(f"{path.stem} {name}"):
                text = reported(name, diagnostics_of(path))
                assert text.endswith("\n") or not text
                assert all(line.isprintable() for line in text.split("\n"))


@pytest.mark.parametrize("name", REPORTS)
def test_nothing_in_names_and_messages_steers_a_terminal(name: str) -> None:
    nasty = in_file(NASTY_NAME)._replace(message=NASTY_MESSAGE, source_line=NASTY_MESSAGE)
    text = reported(name, [nasty])
    assert text.count("\n") == 1
    assert text.removesuffix("\n").isprintable()


@pytest.mark.parametrize("name", REPORTS)
def test_a_name_that_is_not_utf8_can_be_written(name: str) -> None:
    assert reported(name, [in_file(b"\xb1\xed.yaml".decode(errors="surrogateescape"))])


@pytest.mark.parametrize("name", REPORTS)
def test_chinese_is_not_escaped(name: str) -> None:
    assert ERROR.message in reported(name, [ERROR])
