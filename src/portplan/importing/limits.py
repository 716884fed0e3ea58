"""How much a source that is not trusted may hold, and what is said of one that holds more.

Each is far above any published table, and low enough that what is just below it is read in seconds
and in some hundred megabytes of memory.
"""

from portplan.importing.document import UnreadableError
from portplan.text.messages import _

MIB = 2**20

MAX_BYTES = 100 * MIB  # of a source as it lies on the disk
MAX_UNPACKED = 256 * MIB  # of all parts of a docx, xlsx or ods together
MAX_PART = 64 * MIB  # of one part that becomes a tree in memory, at ten times its size
MAX_RATIO = 400  # of a part to its packed size: that of sheets comes to some 20
RATIO_FROM = 16 * MIB  # what unpacks to less does no harm, whatever its ratio
MAX_PARTS = 10_000  # of an archive
MAX_COLUMNS = 16_384  # as many as Excel has
MAX_CELLS = 2_000_000  # of all tables of a source together
MAX_DEPTH = 50  # of tables in tables, and of what else contains its like
MAX_OPEN = 1_000  # elements of a web page in each other
MAX_PAGES = 2_000  # of a PDF
MAX_PAGE_CHARACTERS = 50_000  # of one page of it: a full one has some 2,000
MAX_CHARACTERS = 1_000_000  # of all its pages
MAX_PAGE_SHAPES = 50_000  # lines, rectangles and curves of one page of it
MAX_RULES = 4_000  # of those, lines that could be rules of a table, across or down
MAX_PAGE_CELLS = 3_000  # that such rules could make: what finds them takes seconds for these


def check_size(content: bytes) -> None:
    """Refuse a source that is too large to be read. Raises UnreadableError."""
    if len(content) > MAX_BYTES:
        raise UnreadableError(
            _(
                "the file has more than {number} MB, which is refused; save the table alone,"
                " without pictures",
                number=MAX_BYTES // MIB,
            )
        )


def check_columns(columns: int) -> None:
    """Refuse a table with more columns than any has. Raises UnreadableError."""
    if columns > MAX_COLUMNS:
        raise UnreadableError(
            _(
                "a table has more than {number} columns, which is refused; save the columns that"
                " have the plan alone",
                number=f"{MAX_COLUMNS:,}",
            )
        )


def check_cells(cells: int) -> None:
    """Refuse tables of more cells than memory is spent on. Raises UnreadableError."""
    if cells > MAX_CELLS:
        raise UnreadableError(
            _(
                "the tables have more than {number} cells, which is refused; save the rows and"
                " columns that have the plan alone",
                number=f"{MAX_CELLS:,}",
            )
        )


def check_depth(depth: int) -> None:
    """Refuse what is nested deeper than any document is. Raises UnreadableError."""
    if depth > MAX_DEPTH:
        raise UnreadableError(
            _(
                "something in the document is nested more than {number} deep, which is refused;"
                " save the table alone",
                number=MAX_DEPTH,
            )
        )


def check_open(elements: int) -> None:
    """Refuse a web page with more elements in each other than any has. Raises UnreadableError."""
    if elements > MAX_OPEN:
        raise UnreadableError(
            _(
                "more than {number} elements of the page stand in each other, which is refused;"
                " save the table alone",
                number=f"{MAX_OPEN:,}",
            )
        )
