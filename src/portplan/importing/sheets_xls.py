"""How large the sheets of an old .xls are, before calamine makes room for all their cells.

An .xls is a small file system (MS-CFB) with a stream of records (MS-XLS) in it: of both, only what
is needed to see the rows and columns of the cells.
"""

import struct
from collections.abc import Iterator
from itertools import islice

from portplan.importing.document import UnreadableError
from portplan.importing.limits import MAX_CELLS
from portplan.text.messages import _

_MAX_AREA = 5 * MAX_CELLS
_END = 0xFFFFFFFA  # from here on a number of a sector is none
_ENTRY = 128
_IN_HEADER = 109  # sectors of the table of sectors that the header names
_NAMES = ("Workbook", "Book")
_BEGIN_OF_SHEET = {0x0009, 0x0209, 0x0409, 0x0809}
# Records that begin with the row and the column of a cell.
_CELLS = {0x0002, 0x0003, 0x0004, 0x0005, 0x0006, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E}
_CELLS |= {0x0206, 0x0406}
_SEVERAL = 0x00BD  # and one that ends with the last column, too


def check_areas(content: bytes) -> None:
    """Refuse an .xls of which a sheet takes more memory than the limits allow.

    Raises UnreadableError, and struct.error, LookupError or ValueError where it is damaged.
    """
    rows = columns = 0
    for kind, body in _records(_workbook(content)):
        if kind in _BEGIN_OF_SHEET:
            rows = columns = 0
        elif kind in _CELLS or kind == _SEVERAL:
            row, column = struct.unpack_from("<HH", body)
            last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _SEVERAL else column
            rows, columns = max(rows, row + 1), max(columns, column + 1, last + 1)
            if rows * columns > _MAX_AREA:
                raise UnreadableError(
                    _(
                        "a sheet of {rows} rows and {columns} columns has more than {number} cells,"
                        " which is refused; save the rows and columns that have the plan alone",
                        rows=f"{rows:,}",
                        columns=f"{columns:,}",
                        number=f"{_MAX_AREA:,}",
                    )
                )


def _records(stream: bytes) -> Iterator[tuple[int, memoryview]]:
    view, position = memoryview(stream), 0
    while position + 4 <= len(view):
        kind, length = struct.unpack_from("<HH", view, position)
        yield kind, view[position + 4 : position + 4 + length]
        position += 4 + length


def _workbook(content: bytes) -> bytes:
    """Return the stream that has the workbook."""
    size = 1 << struct.unpack_from("<H", content, 30)[0] % 16
    first_directory, cutoff, first_mini = struct.unpack_from("<I4xII", content, 48)
    table = _table(content, size)
    directory = _chain(content, table, first_directory, size, size)
    entries: dict[str, tuple[int, int]] = {}
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        entry = directory[at : at + _ENTRY]
        length = struct.unpack_from("<H", entry, 64)[0]
        name = entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
        start, bytes_ = struct.unpack_from("<II", entry, 116)
        entries.setdefault(name, (start, bytes_))
    start, length = entries[_NAMES[0] if _NAMES[0] in entries else _NAMES[1]]
    if length >= cutoff:
        return _chain(content, table, start, size, size)[:length]
    minis = _chain(content, table, first_mini, size, size)
    mini_table = list(struct.unpack(f"<{len(minis) // 4}I", minis[: len(minis) // 4 * 4]))
    small = _chain(content, table, entries["Root Entry"][0], size, size)
    return _chain(small, mini_table, start, 64, 0)[:length]


def _table(content: bytes, size: int) -> list[int]:
    """Return the table that has the next sector of each."""
    named = list(struct.unpack_from(f"<{_IN_HEADER}I", content, 76))
    more = struct.unpack_from("<I", content, 68)[0]
    for _sector in range(len(content) // size):
        if more >= _END:
            break
        sectors = struct.unpack_from(f"<{size // 4}I", content, (more + 1) * size)
        named += sectors[:-1]
        more = sectors[-1]
    table: list[int] = []
    for sector in islice((each for each in named if each < _END), len(content) // size):
        table += struct.unpack_from(f"<{size // 4}I", content, (sector + 1) * size)
    return table


def _chain(content: bytes, table: list[int], sector: int, size: int, header: int) -> bytes:
    """Return what a chain of sectors has, each at most once."""
    pieces = []
    for _sector in range(len(table)):
        if sector >= _END:
            break
        pieces.append(content[header + sector * size : header + (sector + 1) * size])
        sector = table[sector]
    return b"".join(pieces)
