"""How much a source that is not trusted may hold, and what is said of one that holds more.

Each is far above any published table, and low enough that what is just below it is read in seconds
and in some hundred megabytes of memory.
"""

from portplan.importing.document import UnreadableError

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
MAX_PAGE_CHARACTERS = 100_000  # of one page of a PDF: a full one has some 2,000
MAX_PAGE_SHAPES = 100_000  # lines, rectangles and curves of one page of a PDF
MAX_PAGES = 2_000  # of a PDF
MAX_STREAM = 64 * MIB  # of one stream of a PDF


def check_size(content: bytes) -> None:
    """Refuse a source that is too large to be read. Raises UnreadableError."""
    if len(content) > MAX_BYTES:
        raise UnreadableError(
            f"the file has more than {MAX_BYTES // MIB} MB, which is refused; save the table "
            "alone, without pictures"
        )


def check_columns(columns: int) -> None:
    """Refuse a table with more columns than any has. Raises UnreadableError."""
    if columns > MAX_COLUMNS:
        raise UnreadableError(
            f"a table has more than {MAX_COLUMNS:,} columns, which is refused; save the columns "
            "that have the plan alone"
        )


def check_cells(cells: int) -> None:
    """Refuse tables of more cells than memory is spent on. Raises UnreadableError."""
    if cells > MAX_CELLS:
        raise UnreadableError(
            f"the tables have more than {MAX_CELLS:,} cells, which is refused; save the rows and "
            "columns that have the plan alone"
        )


def check_depth(depth: int) -> None:
    """Refuse what is nested deeper than any document is. Raises UnreadableError."""
    if depth > MAX_DEPTH:
        raise UnreadableError(
            f"something in the document is nested more than {MAX_DEPTH} deep, which is refused; "
            "save the table alone"
        )
