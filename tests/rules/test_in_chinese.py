"""In Chinese all that is found is the same, and is said in Chinese alone."""

import re

import pytest

from conftest import CHINESE, ROOT
from portplan.files.load import check_content
from portplan.reports import REPORTS, report
from portplan.rules import RULES
from portplan.source.findings import Diagnostic
from portplan.text.messages import ENGLISH, _, speak

BROKEN = sorted((ROOT / "tests" / "broken").glob("*.yaml"))

# What is not translated: the format's own words, YAML's, and Unicode's names of characters.
_OUR_WORDS = r"UTF-8|UTF-16|GBK|YAML|BOM|Markdown|U\+[0-9A-F]+（[A-Z -]+）"


def found(name: str, content: bytes, language: str) -> tuple[Diagnostic, ...]:
    speak(language)
    return check_content(name, content).diagnostics


def english_in(said: str) -> list[str]:
    """Return the runs of words of English in a sentence."""
    return re.findall(r"[A-Za-z]{2,}(?:[ ,;]+[A-Za-z]{2,}){2,}", re.sub(_OUR_WORDS, "", said))


def test_a_broken_file_has_the_same_diagnostics(subtests: pytest.Subtests) -> None:
    for path in BROKEN:
        with subtests.test(path.stem):
            content = path.read_bytes()
            english = found("a.yaml", content, ENGLISH)
            chinese = found("a.yaml", content, CHINESE)
            assert [each._replace(message="") for each in chinese] == [
                each._replace(message="") for each in english
            ]
            for one, other in zip(chinese, english, strict=True):
                assert re.search(r"[\u4e00-\u9fff]", one.message)
                assert one.message != other.message
                assert english_in(one.message) == []


def test_a_rule_is_explained(subtests: pytest.Subtests) -> None:
    for rule in RULES:
        with subtests.test(rule.code):
            speak(CHINESE)
            for english in (rule.breaks, rule.why):
                assert english_in(_(english)) == []
                assert re.search(r"[\u4e00-\u9fff]", _(english))


@pytest.mark.parametrize("form", REPORTS)
def test_a_report_has_the_same_form(form: str) -> None:
    content = b"title: x\nunits: []\nareas: []\n"
    reports = [
        report(form)(found("a.yaml", content, language), "utf-8").decode()
        for language in (ENGLISH, CHINESE)
    ]
    english, chinese = (re.sub(r"[^\x00-\x7f]", "", each) for each in reports)
    assert english != chinese
    assert re.findall(r'"\w+":|error|\[\w+\]', english) == re.findall(
        r'"\w+":|error|\[\w+\]', chinese
    )
