"""A text file's bytes -> its text."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from portplan.importing.document import UnreadableError
from portplan.text.messages import _


def decoded(content: bytes) -> str:
    """Return the text of a file: by its byte order mark, else strict UTF-8, else GB18030.

    Raises UnreadableError where it is none of them, or no text at all.
    """
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif content.startswith(BOM_UTF8):
        encodings = ["utf-8-sig"]
    else:
        encodings = ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            message = _("this has null characters in it, so that it is no text; look what it is")
            raise UnreadableError(message)
        return text.replace("\r\n", "\n").replace("\r", "\n")
    message = _("this is neither UTF-8 nor GB18030; save it as UTF-8")
    raise UnreadableError(message)
