"""Cells that go over several rows and columns -> a grid's rows, all of the same width."""

from collections.abc import Callable

from portplan.importing.document import Cell, Place
from portplan.importing.limits import check_cells, check_columns

Row = list[Cell | None]


class Board:
    """Where the cells of one table are put; rows and columns count from 0."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._taken = 0

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Put a cell at a place and at all others that it goes over.

        A place that is taken stays as it is, so that of cells that overlap the first is whole.
        Raises UnreadableError where that makes more columns or cells than the limits.
        """
        end = column + cell.columns
        self._taken += cell.rows * cell.columns
        check_columns(end)
        check_cells(max(self._taken, row))
        while len(self.rows) < row + cell.rows:
            self.rows.append([])
        if cell.rows == 1 and cell.columns == 1 and len(self.rows[row]) == column:
            self.rows[row].append(cell)
            return
        for each in self.rows[row : row + cell.rows]:
            if len(each) < end:
                each.extend([None] * (end - len(each)))
            if cell.columns == 1:
                each[column] = each[column] or cell
            else:
                each[column:end] = [old or cell for old in each[column:end]]

    def filled(self, place: Callable[[int, int], Place]) -> tuple[tuple[Cell, ...], ...]:
        """Return the rows with an empty cell wherever there is none.

        `place` says where the cell of a row and column stands.
        """
        width = max(map(len, self.rows), default=0)
        check_cells(width * len(self.rows))
        return tuple(
            tuple(
                (row[column] if column < len(row) else None) or Cell("", place(number, column))
                for column in range(width)
            )
            for number, row in enumerate(self.rows)
        )
