"""What people type for a role means one of them, or it is said which there are."""

import pytest

from portplan import NameNotUnderstoodError, Role, find_role


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("lead", Role.LEAD), ("牵头", Role.LEAD), ("LEAD", Role.LEAD), ("support", Role.SUPPORT),
        ("支持配合", Role.SUPPORT), ("支持", Role.SUPPORT), ("配合", Role.SUPPORT),
        ("ｌｅａｄ", Role.LEAD), (" 牵 头　", Role.LEAD),
    ],
)  # fmt: skip
def test_a_role_is_known_in_both_languages(typed: str, role: Role) -> None:
    assert find_role(typed) is role


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("leed", ("lead",)),
        ("suport", ("support",)),
        ("支特", ("支持",)),
        ("x", ()),
        ("", ()),
    ],
)
def test_an_unknown_role_brings_the_nearest_and_no_others(
    typed: str, near: tuple[str, ...]
) -> None:
    with pytest.raises(NameNotUnderstoodError) as raised:
        find_role(typed)
    error = raised.value
    assert (error.what, error.typed, error.ambiguous) == ("role", typed, False)
    assert error.candidates == near


@pytest.mark.parametrize("typed", ["leed", "x", "", " 　"])
def test_of_an_unknown_role_it_is_said_which_there_are(typed: str) -> None:
    with pytest.raises(NameNotUnderstoodError) as raised:
        find_role(typed)
    assert raised.value.known == "roles are lead (牵头) and support (支持配合)"
