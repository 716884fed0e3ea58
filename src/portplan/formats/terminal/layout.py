"""How wide each column of a table is."""

from collections.abc import Sequence
from typing import NamedTuple

# A Chinese character takes two cells.
_NARROWEST = 2


class Room(NamedTuple):
    """What a column needs: its content's width, the least at which it reads well, its share.

    `share` is its part of the room where not every column can have its content's width. A
    column with the share 0 always has its content's width.
    """

    content: int
    least: int
    share: int


def column_widths(rooms: Sequence[Room], width: int) -> list[int]:
    """Share `width` cells out among columns, none of them wider than its content.

    Where the width is not even enough for a character in each, they are wider together.
    """
    if sum(room.content for room in rooms) <= width:
        return [room.content for room in rooms]
    widths = {i: room.content for i, room in enumerate(rooms) if not room.share}
    sharing = {i: room for i, room in enumerate(rooms) if room.share}
    least_fits = sum(widths.values()) + sum(room.least for room in sharing.values()) <= width
    while sharing:
        free = max(width - sum(widths.values()), _NARROWEST * len(sharing))
        shares = sum(room.share for room in sharing.values())
        offered = {i: max(free * room.share // shares, _NARROWEST) for i, room in sharing.items()}
        # The least goes first: what is left for the others shrinks by it, and by nothing else.
        settled = {i: room.least for i, room in sharing.items() if room.least > offered[i]}
        if not (settled and least_fits):
            settled = {i: r.content for i, r in sharing.items() if r.content <= offered[i]}
        if not settled:
            first = next(iter(offered))
            offered[first] += max(free - sum(offered.values()), 0)
            settled = offered
        widths |= settled
        sharing = {i: room for i, room in sharing.items() if i not in settled}
    return [widths[i] for i in range(len(rooms))]
