"""Word files and workbooks are what the standard says they are: Word repairs what is not, or stops.

The sequences are those of ECMA-376's schemas, of what portplan writes and its neighbours.
"""

import posixpath
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from documents import W, content, parts, xml
from expected import Ask
from hostile import HOSTILE, TEXTS
from plans import written as written_to

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

# Which children an element may have, in this order; where a comma is between them, in any.
WORD = {
    "body": "p,tbl sectPr",
    "p": "pPr r,fldSimple",
    "r": "rPr t,br",
    "pPr": "pStyle keepNext keepLines spacing ind jc outlineLvl rPr",
    "rPr": "rFonts b i strike u sz szCs shd lang",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tr": "trPr tc",
    "trPr": "cantSplit tblHeader",
    "tc": "tcPr p",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "sectPr": "footerReference pgSz pgMar",
    "styles": "docDefaults style",
    "docDefaults": "rPrDefault pPrDefault",
    "style": "name basedOn uiPriority semiHidden qFormat pPr rPr tblPr",
    "fonts": "font",
    "font": "altName panose1 charset family pitch",
    "settings": "zoom evenAndOddHeaders characterSpacingControl compat",
    "fldSimple": "r",
    "ftr": "p",
}
WORKBOOK = {
    "worksheet": "sheetPr dimension sheetViews sheetFormatPr cols sheetData autoFilter"
    " conditionalFormatting pageMargins pageSetup headerFooter",
    "sheetView": "pane selection",
    "row": "c",
    "c": "v",
    "workbook": "fileVersion workbookPr bookViews sheets definedNames calcPr",
    "styleSheet": "fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles",
}
QUESTIONS = ["list", "by-unit 甲", "units", "matrix", "search x", "rules", "rules both-roles"]


@pytest.fixture(autouse=True)
def _answer_from_hostile_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTPLAN_DATA", str(written_to(tmp_path, HOSTILE)))


def misplaced(root: ET.Element, space: str, sequences: dict[str, str]) -> list[tuple[str, ...]]:
    """Return each element with its children where one of them may not be, or not there."""
    found = []
    for element in root.iter():
        sequence = sequences.get(element.tag.removeprefix(space))
        if sequence is None:
            continue
        places = {
            f"{space}{name}": place
            for place, names in enumerate(sequence.split())
            for name in names.split(",")
        }
        taken = [places.get(each.tag, -1) for each in element]
        if -1 in taken or taken != sorted(taken):
            found.append((element.tag, *(each.tag for each in element)))
    return found


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_stands_in_a_file_stands_where_the_schema_has_it(ask: Ask, question: str) -> None:
    archive = content(ask, question, "docx")
    for name in parts(archive):
        if name.startswith("word/") and not name.endswith(".rels"):
            assert misplaced(xml(archive, name), W, WORD) == [], name
    kinds = [each.tag for each in xml(archive, "word/document.xml")[0]]
    assert kinds.count(f"{W}sectPr") == 1
    # Two tables beside each other are one to Word.
    assert (f"{W}tbl", f"{W}tbl") not in pairwise(kinds)
    archive = content(ask, question, "xlsx")
    for name in parts(archive):
        if name.startswith("xl/") and not name.endswith(".rels"):
            assert misplaced(xml(archive, name), M, WORKBOOK) == [], name


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_every_part_is_related_and_has_its_type(ask: Ask, form: str) -> None:
    archive = content(ask, "by-unit 甲", form)
    names = set(parts(archive))
    targets = {
        posixpath.normpath(posixpath.join(posixpath.dirname(name), "..", each.attrib["Target"]))
        for name in names
        if name.endswith(".rels")
        for each in xml(archive, name)
    }
    rest = {each for each in names if not each.endswith((".rels", "Types].xml"))}
    assert targets == rest
    typed = {
        each.attrib["PartName"].lstrip("/")
        for each in xml(archive, "[Content_Types].xml")
        if "PartName" in each.attrib
    }
    assert typed == rest


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_file_says_its_title_and_nothing_of_who_made_it_and_where(ask: Ask, form: str) -> None:
    properties = xml(content(ask, "list", form), "docProps/core.xml")
    said = {each.tag.partition("}")[2]: each.text for each in properties}
    made = "1980-01-01T00:00:00Z"
    assert {name: text for name, text in said.items() if text} == {
        "title": f"=表|`x` · {len(TEXTS) + 1} 项",
        "created": made,
        "modified": made,
        **({"language": "zh-CN", "revision": "1"} if form == "docx" else {}),
    }
