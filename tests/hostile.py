"""A plan of texts that a spreadsheet, Markdown, XML, Rich or a template would read as more."""

from typing import Any

# What a spreadsheet program would compute.
FORMULAS = ["=1+1", "+1", "-1", "@甲", "＝1", "＋1", "－1", "＠甲", '=HYPERLINK("x|y","z")']
MARKED = "cafe\u0301 e\u0300\u0301。"
TEXTS = [
    *FORMULAS,
    "'=1",
    "_x000D_ _x005F_x000D_ _xD83D_",
    "<r><t>甲</t>&</r>",
    "1=1",
    "甲|乙||丙",
    "`甲` ``乙|``",
    "<b>粗</b> <!-- 注 --> <br>",
    "&lt; &amp; &#60; ]]>",
    "[x](y) ![x](y) [x]: y <http://x.y>",
    '"甲"" \'乙\'',
    "甲, 乙; 丙,,",
    ":smile: [red]红[/red] [/]",
    "\\ \\\\ \\| \\n 甲\\",
    "*斜* _x_ **x** __x__ ~~x~~",
    "# 题",
    "1. 甲",
    "---",
    "$x$ {lead} {0} %s",
    MARKED,
    "\u0301甲",
    "👨 ７×２４",
]  # fmt: skip
HOSTILE: dict[str, Any] = {
    "title": "=表|`x`",
    "units": [
        {"name": "=甲|`<b>`{0}", "aliases": ["@又名[x](y)_x0041_"]},
        {"name": "+乙*丙*", "members": ["=甲|`<b>`{0}"]},
        {"name": "-丁", "members": []},
    ],
    "areas": [
        {
            "number": 1,
            "title": "-[题](y)|",
            "items": [
                {"number": number, "text": text, "lead": ["=甲|`<b>`{0}"], "support": ["-丁"]}
                for number, text in enumerate(TEXTS, 1)
            ],
        },
        {
            "number": 2,
            "title": "＠<题>{none}",
            "items": [
                {
                    "number": len(TEXTS) + 1,
                    "text": "文。",
                    "lead": ["-丁"],
                    "support": ["+乙*丙*"],
                    "deadline": "=2016|{support}<br>年底前",
                }
            ],
        },
    ],
}
QUESTIONS = [
    "by-unit 甲",
    "by-unit 甲 --role support",
    "by-unit 丁 --area 2",
    "by-area 1",
    "by-area 2",
    "by-role lead",
    "show 1 10",
    "list",
    "search x",
    "units",
    "areas",
    "matrix",
    "partners 甲",
    "partners 甲 丁",
]


def harmless(row: list[str]) -> list[str]:
    """Return a row with a ' in front of what a spreadsheet program would compute."""
    return [f"'{field}" if field[:1] and field[0] in "=+-@＝＋－＠" else field for field in row]
