"""Plans that are asked together have a title each, like no other's."""

from dataclasses import replace
from pathlib import PurePath

from portplan import Plan
from portplan.plan.named import told_apart


def titles(plan: Plan, *named: tuple[str, str]) -> list[str]:
    """Return the titles under which plans stand, of their files and their own titles."""
    plans = ((PurePath(file), replace(plan, title=title)) for file, title in named)
    return [title for title, _ in told_apart(plans)]


def test_titles_that_differ_stay_as_they_are(plan: Plan) -> None:
    assert titles(plan, ("x/a.yaml", "甲表"), ("y/a.yaml", "乙表")) == ["甲表", "乙表"]


def test_equal_titles_get_the_names_of_the_files(plan: Plan) -> None:
    named = (("x/a.yaml", "表"), ("x/b.yaml", "表 "), ("x/c.yaml", "乙表"))
    assert titles(plan, *named) == ["表（a.yaml）", "表 （b.yaml）", "乙表"]


def test_where_the_names_are_equal_too_the_paths_tell_them_apart(plan: Plan) -> None:
    named = (("x/a.yaml", "表"), ("y/a.yaml", "表"), ("x/b.yaml", "表"))
    assert titles(plan, *named) == ["表（x/a.yaml）", "表（y/a.yaml）", "表（b.yaml）"]


def test_a_name_that_is_no_text_and_what_steers_a_terminal_are_shown_as_codes(plan: Plan) -> None:
    named = (("x/\udcff.yaml", "表"), ("x/\x1b[1m.yaml", "表"))
    assert titles(plan, *named) == ["表（\\udcff.yaml）", "表（\\x1b[1m.yaml）"]
