"""Which control words of RTF matter to a reader, and how."""

from __future__ import annotations

from perflint.model.document import BlockKind

CHARACTERS = {
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
"""Words that stand for a character."""
SIGNS = {"~": " ", "_": "-", "{": "{", "}": "}", "\\": "\\"}
"""Control symbols that do."""
ENTERED = frozenset(
    (
        "footnote",
        "shpinst",
        "shppict",
        "ud",
        "moMath",
        "moMathPara",
        "fldinst",
        "nesttableprops",
        "do",
    )
)
"""Destinations marked \\* that are read all the same."""
PASSED = frozenset(
    (
        "annotation", "background", "colortbl", "comment", "filetbl", "generator", "info",
        "listoverridetable", "listtable", "nonesttables", "nonshppict", "objclass", "objdata",
        "objname", "pict", "revtbl", "rsidtbl", "rxe", "shprslt", "sp", "tc", "tcn", "template",
        "txe", "upr", "xe",
    )
)  # fmt: skip
"""Destinations that hold nothing a person reads in the text, or hold it twice."""
MARGINS: dict[str, BlockKind] = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
}
"""Destinations that are page headers and footers."""
BOXES = frozenset(("shptxt", "dptxbxtext"))
"""Destinations that are the text of a drawing."""
CHARSETS = {
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    204: "cp1251",
    238: "cp1250",
}
"""Character sets of fonts; others follow the code page of the document."""
CODE_PAGES = {
    936: "gb18030",
    54936: "gb18030",
    65001: "utf-8",
    **{number: f"cp{number}" for number in (932, 949, 950, *range(1250, 1259))},
}
"""Code pages of documents."""
SYMBOLS = 2
"""The character set of fonts whose characters are pictures."""
