"""The archives that docx, xlsx and ods are: opened only when it is known what they unpack to.

A size in an archive's directory is only what the archive says of itself, so that each part is
also counted while it is unpacked, a piece at a time.
"""

import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from portplan.importing.document import UnreadableError
from portplan.importing.limits import (
    MAX_PART,
    MAX_PARTS,
    MAX_RATIO,
    MAX_UNPACKED,
    MIB,
    RATIO_FROM,
    check_size,
)
from portplan.text.messages import _

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PIECE = 2**18
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_LONGEST = len(b"<!DOCTYPE")
_ENCRYPTED = 1  # the flag of a part that is

# What the packing of a damaged part brings up.
_DAMAGES = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    zlib.error,
)


def damaged(kind: str) -> UnreadableError:
    """Return what is said of a file that cannot be read as what it should be."""
    return UnreadableError(
        _(
            "this is no {kind} file, or it is damaged; open it in the program that made it and save"
            " it as {kind} anew",
            kind=kind,
        )
    )


def is_ole(content: bytes) -> bool:
    """Return whether it is the container of old .doc and .xls files, and of encrypted new ones."""
    return content.startswith(_OLE)


def is_encrypted_ole(content: bytes) -> bool:
    """Return whether it is a new file of Word or Excel that a password protects."""
    return is_ole(content) and "EncryptedPackage".encode("utf-16-le") in content


def encrypted() -> UnreadableError:
    """Return what is said of a file that a password protects."""
    return UnreadableError(
        _("a password protects the file; open it, take the password off and save it anew")
    )


def check_archive(content: bytes, kind: str) -> list[str]:
    """Return the names of the parts of a docx, xlsx or ods, all of which can be unpacked safely.

    Raises UnreadableError where it is none, is damaged or encrypted, unpacks to more than the
    limits, or declares a document type or entities, which these formats never need.
    """
    check_size(content)
    if is_encrypted_ole(content):
        raise encrypted()
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_directory(parts)
            left = MAX_UNPACKED
            for part in parts:
                left -= _unpack(archive, part, left)
    except UnreadableError:
        raise
    except _DAMAGES as error:
        raise damaged(kind) from error
    return [part.filename for part in parts]


def _check_directory(parts: list[ZipInfo]) -> None:
    if len(parts) > MAX_PARTS:
        raise UnreadableError(
            _("the file has more than {number} parts, which is refused", number=f"{MAX_PARTS:,}")
        )
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise encrypted()
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise _too_much()
    for part in parts:
        _check_part(part, part.file_size)


def _unpack(archive: ZipFile, part: ZipInfo, limit: int) -> int:
    """Return the size of a part, having looked into it if it is XML."""
    is_xml = part.filename.lower().endswith((".xml", ".rels"))
    size, before = 0, b""
    with archive.open(part) as source:
        while piece := source.read(_PIECE):
            size += len(piece)
            if size > limit:
                raise _too_much()
            _check_part(part, size)
            if is_xml:
                # UTF-16 is the other encoding that a part may have.
                seen = before + piece.replace(b"\0", b"")
                if _DECLARATION.search(seen):
                    raise UnreadableError(
                        _(
                            "{part} in the file declares a document type or entities, which is"
                            " refused; open the file and save it anew",
                            part=part.filename,
                        )
                    )
                before = seen[-_LONGEST:]
    return size


def _check_part(part: ZipInfo, size: int) -> None:
    if size > RATIO_FROM and size > MAX_RATIO * part.compress_size:
        raise UnreadableError(
            _(
                "{part} in the file unpacks to more than {number} times its size, which is refused",
                part=part.filename,
                number=MAX_RATIO,
            )
        )
    if size > MAX_PART and part.filename.lower().endswith(".xml"):
        raise UnreadableError(
            _(
                "{part} in the file has more than {number} MB, which is refused; save the table"
                " alone",
                part=part.filename,
                number=MAX_PART // MIB,
            )
        )


def _too_much() -> UnreadableError:
    return UnreadableError(
        _(
            "the file unpacks to more than {number} MB, which is refused; save the table alone,"
            " without pictures",
            number=MAX_UNPACKED // MIB,
        )
    )
