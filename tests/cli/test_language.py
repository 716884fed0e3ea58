"""Which language is spoken: as portplan was asked to, else as the environment says."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from babel.messages.catalog import Catalog

import catalogue
from conftest import Result
from portplan.cli.language import of_the_environment
from portplan.text import messages

Ask = Callable[..., Result]

# How the program says in each language that there is no such file.
SAID = {"zh": "portplan: 没有命令“没有的”", "en": "portplan: there is no command 没有的"}

NAMES = ("PORTPLAN_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def spoken(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Say which language is spoken where the environment is this and no more."""

    def spoken(**environment: str) -> str:
        for name in NAMES:
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        error = ask("没有的").err
        (language,) = [each for each, said in SAID.items() if error.startswith(said)]
        return language

    return spoken


Spoken = Callable[..., str]


@pytest.mark.parametrize("locale", ["zh_CN.UTF-8", "zh_CN.GBK", "zh_CN", "zh", "zh_TW", "zh-Hans"])
def test_a_chinese_locale_speaks_chinese(spoken: Spoken, locale: str) -> None:
    assert spoken(LANG=locale) == "zh"


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "POSIX", "en_GB.UTF-8", "de_DE.UTF-8", "x"])
def test_any_other_locale_speaks_english(spoken: Spoken, locale: str) -> None:
    assert spoken(LANG=locale) == "en"


def test_no_locale_at_all_speaks_english(spoken: Spoken) -> None:
    assert spoken() == "en"


@pytest.mark.parametrize("place", range(1, 5))
def test_the_first_variable_of_gettext_that_is_set_decides(spoken: Spoken, place: int) -> None:
    others = dict.fromkeys(NAMES[place + 1 :], "en_US.UTF-8")
    assert spoken(**{NAMES[place]: "zh_CN.UTF-8"}, **others) == "zh"
    others = dict.fromkeys(NAMES[place + 1 :], "zh_CN.UTF-8")
    assert spoken(**{NAMES[place]: "en_US.UTF-8"}, **others) == "en"


def test_an_empty_variable_is_as_none(spoken: Spoken) -> None:
    assert spoken(PORTPLAN_LANG="", LANGUAGE="", LC_ALL="", LANG="zh_CN.UTF-8") == "zh"


@pytest.mark.parametrize(
    ("languages", "expected"), [("zh_CN:en", "zh"), ("en:zh_CN", "en"), ("fr:zh_CN:en", "zh")]
)
def test_the_first_known_of_several_languages_is_spoken(
    spoken: Spoken, languages: str, expected: str
) -> None:
    assert spoken(LANGUAGE=languages, LANG="C.UTF-8") == expected


def test_portplans_own_variable_comes_before_all_others(spoken: Spoken) -> None:
    assert spoken(PORTPLAN_LANG="en", LANGUAGE="zh_CN", LC_ALL="zh_CN.UTF-8") == "en"
    assert spoken(PORTPLAN_LANG="zh_CN", LANGUAGE="en", LC_ALL="en_US.UTF-8") == "zh"


def test_a_language_is_its_catalogue_and_no_more(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its rule for plurals too, which French has otherwise than English."""
    french = Catalog(locale="fr")
    french.add(("{number} rule", "{number} rules"), ("{number} règle", "{number} règles"))
    french.add(", ", " puis ")
    made = tmp_path / "fr" / "LC_MESSAGES" / "portplan.mo"
    made.parent.mkdir(parents=True)
    made.write_bytes(catalogue.compiled(french))
    monkeypatch.setattr(messages, "_catalogues", lambda: tmp_path)
    monkeypatch.delenv("PORTPLAN_LANG")
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    assert of_the_environment() == "fr"
    ask("--version")
    assert messages.n_("{number} rule", "{number} rules", 0) == "0 règle"
    assert messages.listed(["a", "b"], 3) == "a puis b and 3 more"


@pytest.mark.parametrize("value", ["zh", "fr", "EN", "zh_CN.UTF-8", " "])
@pytest.mark.parametrize(
    ("locale", "message"),
    [
        ("C.UTF-8", "PORTPLAN_LANG is {}; set it to zh_CN or en, or not at all"),
        ("zh_CN.UTF-8", "PORTPLAN_LANG 的值是 {}；请改为 zh_CN 或 en，或不设置"),
    ],
)
def test_any_other_value_of_it_is_a_wrong_call(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, value: str, locale: str, message: str
) -> None:
    monkeypatch.setenv("PORTPLAN_LANG", value)
    monkeypatch.setenv("LC_ALL", locale)
    for words in (["units"], ["--help"], ["--version"]):
        result = ask(*words)
        assert (result.status, result.out) == (2, "")
        assert result.err == f"portplan: {message.format(value)}\n"


def test_completing_says_nothing_of_a_wrong_language(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTPLAN_LANG", "fr")
    monkeypatch.setenv("_PORTPLAN_COMPLETE", "fish")
    result = ask("by-unit", "天津海")
    assert result.err == ""
    assert "天津海关" in result.out


def test_python_speaks_english_whatever_the_environment_says() -> None:
    code = "import portplan; portplan.load().unit('没有的')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"LC_ALL": "zh_CN.UTF-8", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert "没有的" in done.stderr.decode()
    assert "没有名为" not in done.stderr.decode()


@pytest.mark.parametrize(
    ("found", "language"), [(0x0804, "zh_CN"), (0x0404, "zh_CN"), (0x0409, "en"), (0x0407, "en")]
)
def test_on_windows_the_language_of_its_menus_is_spoken(
    monkeypatch: pytest.MonkeyPatch, found: int, language: str
) -> None:
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: found)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    with monkeypatch.context() as patched:
        patched.setattr(sys, "platform", "win32")
        spoken = of_the_environment()
    assert spoken == language
