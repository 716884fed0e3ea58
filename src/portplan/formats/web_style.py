"""How a web page looks: in light and in dark, on a telephone, and on paper."""

from base64 import b64encode
from hashlib import sha256

# What every page of portplan shares: its colours in light, in dark and on paper.
COLOURS = """
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1d2126; --faint: #5b636e; --line: #d5d9df; --band: #f1f3f6;
  --lead: #13602a; --support: #7a4f00; --some: #dcefe1; --many: #a9dcb6; --found: #ffe58a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181c; --ink: #e4e7eb; --faint: #a2abb6; --line: #3a4049; --band: #22262c;
    --lead: #74d48d; --support: #e3b04f; --some: #1d3a27; --many: #1f5236; --found: #6b5600;
  }
}
"""
PAPER = """\
  :root {
    color-scheme: light;
    --paper: #fff; --ink: #000; --faint: #444; --line: #999; --band: #eee;
    --lead: #000; --support: #000; --some: #eee; --many: #ccc; --found: #ddd;
  }
"""

STYLE = (
    COLOURS
    + """\
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem clamp(.75rem, 3vw, 3rem) 4rem; max-width: 90rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.65 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
h1 { font-size: 1.6rem; line-height: 1.35; margin: .5rem 0 1rem; text-wrap: balance; }
h2 {
  font-size: 1.15rem; margin: 2rem 0 .5rem; padding-left: .6rem;
  border-left: .3rem solid var(--faint);
}
h2.lead { border-color: var(--lead); }
h2.support { border-color: var(--support); }
p { max-width: 45rem; }
pre { padding: .75rem 1rem; background: var(--band); overflow-x: auto; }
table { width: 100%; border-collapse: collapse; margin-bottom: 1.5rem; }
th, td { padding: .45rem .6rem; vertical-align: top; border-bottom: 1px solid var(--line); }
th { text-align: left; font-weight: 600; }
td { white-space: pre-line; overflow-wrap: anywhere; }
thead th {
  position: sticky; top: 0; background: var(--paper); color: var(--faint);
  border-bottom: 2px solid var(--faint); vertical-align: bottom;
}
tbody th { background: var(--band); }
.number, .tile { text-align: right; font-variant-numeric: tabular-nums; }
.tile { text-align: center; padding-inline: .25rem; white-space: nowrap; }
.units { width: 22%; min-width: 9em; word-break: keep-all; }
.word { min-width: 6em; }
.number { white-space: nowrap; }
.lead { color: var(--lead); }
.support { color: var(--support); }
td[data-load=some] { background: var(--some); }
td[data-load=many] { background: var(--many); }
svg { display: block; width: 12rem; max-width: 100%; height: .9rem; overflow: visible; }
rect { fill: var(--faint); }
rect.lead { fill: var(--lead); }
rect.support { fill: var(--support); }
strong { font-weight: 700; }
mark { background: var(--found); color: var(--ink); font-weight: 700; }
@media screen and (max-width: 44rem) {
  table, tbody, tr, tbody th { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { padding: .4rem 0; border-bottom: 1px solid var(--line); }
  td { display: flow-root; padding-left: 7.5em; border: 0; text-align: left; }
  td:empty { display: none; }
  td::before {
    content: attr(data-label); float: left; width: 6.5em; margin-left: -6.9em;
    color: var(--faint); white-space: normal;
  }
  td.number { text-align: left; }
  .units, .word { width: auto; min-width: 0; }
  td.tile { padding-left: .6rem; text-align: left; white-space: normal; }
  td.tile::before { content: attr(data-label) "："; float: none; margin: 0; color: inherit; }
}
@page { size: A4 landscape; margin: 14mm 12mm; }
@media print {
"""
    + PAPER
    + """\
  body { padding: 0; max-width: none; font-size: 10pt; line-height: 1.45; }
  thead { display: table-header-group; }
  thead th { position: static; }
  tr { break-inside: avoid; }
  h2, tbody th { break-after: avoid; }
  rect.support { fill: #fff; stroke: #000; vector-effect: non-scaling-stroke; }
  th, td, rect, mark { print-color-adjust: exact; }
}
"""
)

# What a page has besides where it is of several plans.
STYLE_OF_SECTIONS = """
section { margin-top: 3rem; }
section > h2 { margin: 0; padding: 0 0 .3rem; border: 0; border-bottom: 2px solid; }
h3 {
  font-size: 1rem; margin: 1.5rem 0 .5rem; padding-left: .6rem;
  border-left: .3rem solid var(--faint);
}
h3.lead { border-color: var(--lead); }
h3.support { border-color: var(--support); }
nav ol { margin: 0; padding-left: 2.5em; columns: 22em; }
nav a { color: inherit; }
@media print { h3 { break-after: avoid; } }
"""


def policy(style: str) -> str:
    """Return what a page may do, which is to have this style and nothing else."""
    return f"default-src 'none'; style-src '{digest(style)}'"


def digest(text: str) -> str:
    """Return what a policy calls a style or a script that a page may have."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
