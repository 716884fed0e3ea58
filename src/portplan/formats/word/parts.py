"""The parts of a Word file that are the same in each: its styles, fonts, settings and footers.

Sizes and fonts are those of the formats of official documents, GB/T 9704-2012: the title 二号 (22
points) in 小标宋体, headings 三号 (16) in 黑体, texts in 仿宋, page numbers 四号 (14) in 宋体
between dashes, on odd pages to the right, on even ones to the left. In tables it is 小四 (12).
"""

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

# Each font, and what Word takes where a machine has none of its name.
_TITLE, _HEADING, _BODY, _DIGITS = "方正小标宋简体", "黑体", "仿宋_GB2312", "宋体"
_STAND_INS = {_TITLE: "SimSun", _HEADING: "SimHei", _BODY: "FangSong", _DIGITS: "SimSun"}

# The margins at the sides of cells, in twentieths of a point.
CELL_MARGIN = 80

# The relations of the document to its footers.
ODD, EVEN = "rIdOdd", "rIdEven"


def part(name: str, content: str) -> bytes:
    """Return a part of the file: an element of WordprocessingML with its namespaces."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:{name} xmlns:w="{_MAIN}" xmlns:r="{_RELATIONSHIPS}">{content}</w:{name}>'
    ).encode()


def _letters(font: str, points: float) -> str:
    """Return what makes all letters, Chinese ones too, be of a font and a size."""
    fonts = " ".join(f'w:{script}="{font}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    half_points = round(points * 2)
    return f'<w:rFonts {fonts}/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _spacing(before: int, after: int, line: int = 0) -> str:
    """Return the room around a paragraph, and the height of its lines, else that of their font."""
    lines = f'w:line="{line}" w:lineRule="exact"' if line else 'w:line="240" w:lineRule="auto"'
    return f'<w:spacing w:before="{before}" w:after="{after}" {lines}/>'


def _style(name: str, paragraph: str, letters: str) -> str:
    return f"""
<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}">
  <w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>
  <w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr>
</w:style>"""


_CENTRED = '<w:jc w:val="center"/>'

_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)

_STYLES = (
    f"""
<w:docDefaults>
  <w:rPrDefault><w:rPr>
    {_letters(_BODY, 12)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>
  </w:rPr></w:rPrDefault>
  <w:pPrDefault/>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal">
  <w:name w:val="Normal"/><w:qFormat/><w:pPr>{_spacing(10, 10, line=330)}</w:pPr>
</w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal">
  <w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>
</w:style>
<w:style w:type="table" w:styleId="TableGrid">
  <w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>
  <w:tblPr>
    <w:tblBorders>{_LINES}</w:tblBorders>
    <w:tblCellMar>
      <w:left w:w="{CELL_MARGIN}" w:type="dxa"/><w:right w:w="{CELL_MARGIN}" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
</w:style>"""
    + _style("Title", f"<w:keepNext/>{_spacing(0, 240)}{_CENTRED}", _letters(_TITLE, 22))
    + _style(
        "heading 1",
        f'<w:keepNext/>{_spacing(240, 120)}<w:outlineLvl w:val="0"/>',
        _letters(_HEADING, 16),
    )
    + _style("Column Heading", f"<w:keepNext/>{_CENTRED}", _letters(_HEADING, 12))
    + _style("Row Heading", "<w:keepNext/>", _letters(_HEADING, 12))
    + _style("Example", _spacing(0, 0), _letters(_DIGITS, 10.5))
    + _style("footer", _spacing(0, 0), _letters(_DIGITS, 14))
)

STYLES = part("styles", _STYLES)

# Of several plans each has a heading, and its tables theirs below that.
STYLES_OF_SECTIONS = part(
    "styles",
    _STYLES
    + _style(
        "heading 2",
        f'<w:keepNext/>{_spacing(160, 80)}<w:outlineLvl w:val="1"/>',
        _letters(_HEADING, 14),
    ),
)

FONTS = part(
    "fonts",
    "".join(
        f"""
<w:font w:name="{font}">
  <w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="auto"/>
</w:font>"""
        for font, other in _STAND_INS.items()
    ),
)

SETTINGS = part(
    "settings",
    """
<w:zoom w:percent="100"/>
<w:evenAndOddHeaders/>
<w:characterSpacingControl w:val="compressPunctuation"/>
<w:compat>
  <w:compatSetting
    w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
</w:compat>""",
)


def footer(side: str) -> bytes:
    """Return the part that numbers pages on a side, a letter's width from the edge."""
    return part(
        "ftr",
        f"""<w:p>
  <w:pPr>
    <w:pStyle w:val="footer"/><w:ind w:left="280" w:right="280"/><w:jc w:val="{side}"/>
  </w:pPr>
  <w:r><w:t xml:space="preserve">— </w:t></w:r>
  <w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>
  <w:r><w:t xml:space="preserve"> —</w:t></w:r>
</w:p>""",
    )


class Paper:
    """A4 as it lies: the room for text, and how it is said to Word, in twentieths of a point."""

    def __init__(self, *, landscape: bool) -> None:
        self.landscape = landscape
        # The margins of the standard; turned, the page keeps more of its height for the table.
        self.margins = (1474, 1247, 1417, 1247) if landscape else (2098, 1474, 1984, 1588)
        # So that the dashes of the page number stand 7 mm below the text, as the standard has it.
        self.footer = 839 if landscape else 1406
        self.size = (16838, 11906) if landscape else (11906, 16838)

    @property
    def width(self) -> int:
        """The width of the room for text."""
        _, right, _, left = self.margins
        return self.size[0] - left - right

    @property
    def section(self) -> str:
        """The properties of the section, with its footers."""
        top, right, bottom, left = self.margins
        turned = ' w:orient="landscape"' if self.landscape else ""
        return (
            f'<w:sectPr><w:footerReference w:type="default" r:id="{ODD}"/>'
            f'<w:footerReference w:type="even" r:id="{EVEN}"/>'
            f'<w:pgSz w:w="{self.size[0]}" w:h="{self.size[1]}"{turned}/>'
            f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
            f' w:header="851" w:footer="{self.footer}" w:gutter="0"/></w:sectPr>'
        )
