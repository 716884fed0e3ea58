"""An item that the format does not have cannot be made, however it is given."""

from typing import Any

import pytest

from portplan import Area, Item

AREA = Area(1, "题")


@pytest.mark.parametrize(
    ("held", "keys", "error"),
    [
        pytest.param([["甲"], ["乙"], ["丙"]], {}, TypeError, id="a role too many"),
        pytest.param([["甲"]], {"lead": ["乙"]}, TypeError, id="a role twice"),
        pytest.param([], {"lead": "甲乙"}, TypeError, id="a text for names"),
        pytest.param(["甲乙"], {}, TypeError, id="a text for names, by place"),
        pytest.param([["甲"]], {"deadline": 5}, ValueError, id="a number for a text"),
        pytest.param([["甲"]], {"deadline": " "}, ValueError, id="a blank text"),
        pytest.param([["甲"]], {"laed": ["乙"]}, TypeError, id="a key that is none"),
    ],
)
def test_an_item_cannot_be_given_wrongly(
    held: list[Any], keys: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error, match=r"[Ii]tem"):
        Item(1, AREA, "文。", *held, **keys)
