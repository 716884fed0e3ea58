"""A table of tiles that is wider than the terminal -> bands of it, to stand below each other."""

from collections.abc import Iterator

from portplan.formats.terminal.cells import room_for
from portplan.questions.shown import Kind, Table

# Tiles are a picture: they stand closer than the columns of other tables.
GAP = 1


def in_bands(table: Table, width: int) -> Iterator[Table]:
    """Return tables that have as many of the columns of tiles as fit, and all other columns.

    A name is never broken: where not even one column fits, a band is as wide as it has to be.
    """
    shown = [each for each in enumerate(table.columns) if each[1].kind is not Kind.SAID]
    tiles = [place for place, column in shown if column.kind is Kind.TILE]
    rooms = {
        place: room_for(column, [row[place] for row in table.rows]).content + GAP
        for place, column in (shown if tiles else [])
    }
    if sum(rooms.values()) - GAP <= width:
        yield table
        return
    beside = [place for place, _ in shown if place not in tiles]
    free = width + GAP - sum(rooms[place] for place in beside)
    bands: list[list[int]] = [[]]
    left = free
    for place in tiles:
        if bands[-1] and rooms[place] > left:
            bands.append([])
            left = free
        bands[-1].append(place)
        left -= rooms[place]
    for band in bands:
        places = sorted([*beside, *band])
        yield table._replace(
            columns=tuple(table.columns[place] for place in places),
            rows=tuple(tuple(row[place] for place in places) for row in table.rows),
        )
