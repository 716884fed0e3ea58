"""The catalogues: what the source says, what is translated, and the files made of them.

    .venv/bin/python tests/catalogue.py

brings every catalogue up to date after a message was added, changed or taken away, and says which
ones wait for a translation; once they have one, it is run again.
"""

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "portplan"
LOCALES = SOURCE / "locale"
CHINESE = "zh_CN"

_KEYWORDS = {"_": None, "N_": None, "n_": (1, 2)}


class Said(NamedTuple):
    """A call that says a message: its texts, one or that of one and of many, and its values.

    There are no texts where a message is said that was kept before. It `is_put_together` where it
    is neither kept nor a text of its own, and so is none that could be looked up.
    """

    place: str
    function: str
    texts: tuple[str, ...]
    values: frozenset[str]
    is_put_together: bool


def said() -> Iterator[Said]:
    """Return every call of `_`, `N_` and `n_` in the source."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                place = f"{path.relative_to(SOURCE)}:{node.lineno}"
                yield from [_said(place, node.func.id, node)] * (node.func.id in _KEYWORDS)


def _said(place: str, function: str, call: ast.Call) -> Said:
    messages = call.args[: 2 if function == "n_" else 1]
    texts = [each.value for each in messages if isinstance(each, ast.Constant)]
    values = frozenset(each.arg or "**" for each in call.keywords)
    is_put_together = any(isinstance(each, ast.JoinedStr | ast.BinOp) for each in messages)
    return Said(place, function, tuple(map(str, texts)), values, is_put_together)


def extracted() -> Catalog:
    """Return a catalogue with every message of the source, without translations."""
    catalogue = Catalog(project="portplan")
    found = extract_from_dir(SOURCE, keywords=_KEYWORDS, comment_tags=("Translators:",))
    for file, _line, message, comments, context in sorted(found, key=lambda each: each[:2]):
        catalogue.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    return catalogue


def po(language: str = CHINESE) -> Path:
    """Return where a language is translated; what is made of it stands beside, as .mo."""
    return LOCALES / language / "LC_MESSAGES" / "portplan.po"


def committed(language: str = CHINESE) -> Catalog:
    """Return the catalogue as it stands in the tree."""
    with po(language).open("rb") as file:
        catalogue = read_po(file, locale=language)
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = "portplan"
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """Return what gettext reads."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def written(catalogue: Catalog) -> bytes:
    """Return what people translate: sorted by file, without numbers of lines."""
    file = io.BytesIO()
    write_po(file, catalogue, width=100, sort_by_file=True, include_lineno=False)
    return file.getvalue()


def updated(language: str = CHINESE) -> Catalog:
    """Return the committed catalogue with the messages of the source, and no others."""
    catalogue = committed(language)
    catalogue.update(extracted(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the messages that have no translation, or a doubtful one."""
    return [
        str(each.id)
        for each in catalogue
        if each.id and (each.fuzzy or not all(texts(each.string)))
    ]


def texts(said: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """Return the texts of a message or a translation: one, or one for each number."""
    return (said or "",) if isinstance(said, str) or said is None else tuple(said)


def main() -> int:
    """Bring the catalogues up to date. Returns 1 where a message waits for a translation."""
    waiting = []
    for language in sorted(folder.name for folder in LOCALES.iterdir()):
        catalogue = updated(language)
        po(language).write_bytes(written(catalogue))
        po(language).with_suffix(".mo").write_bytes(compiled(catalogue))
        left = untranslated(catalogue)
        line = f"{language}: {len(catalogue)} messages, {len(left)} without a translation"
        sys.stdout.write("".join(f"{each}\n" for each in (line, *left)))
        waiting += left
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
