"""What a page brings along: its style, its script, and what it may do, which is nothing else."""

from pathlib import Path

from portplan.formats.web_style import COLOURS, PAPER, digest
from portplan.plan import fields

# In the order in which they need each other.
_SCRIPTS = ("texts.js", "letters.js", "contents.js", "search.js", "views.js", "page.js")


def style() -> str:
    """Return the style; a narrow screen has a column's heading in each of its cells."""
    headings = "".join(
        f'  td.{each.key}::before {{ content: "{each.heading}"; }}\n'
        for each in fields.ITEM.fields
        if each.role or each in fields.OTHERS
    )
    narrow = f"@media screen and (max-width: 62rem) {{\n{headings}}}\n"
    return f"{COLOURS}{_file('page.css')}{narrow}@media print {{\n{PAPER}}}\n"


def script() -> str:
    """Return the script, in one piece of its files."""
    return "\n".join(map(_file, _SCRIPTS))


def _file(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def policy(style: str, script: str) -> str:
    """Return what a page may do: have this style and run this script, and nothing else."""
    return (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}';"
        " base-uri 'none'; form-action 'none'; require-trusted-types-for 'script';"
        " trusted-types 'none'"
    )
