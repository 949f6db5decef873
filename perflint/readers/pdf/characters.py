"""Characters as a PDF has them, made those a person would have typed, one for one."""

from __future__ import annotations

from unicodedata import normalize

from perflint.text.patterns import compile_pattern

WIDE = compile_pattern(
    "[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff]"
)
"""Characters as wide as they are high."""
_RADICAL = compile_pattern("[\u2e80-\u2fdf\uf900-\ufaff\u0002\ufffe]")
# Radicals (CJK Radicals Supplement) without a compatibility mapping; fonts share their glyphs with
# ordinary characters, and some writers of PDF name the glyph by the radical.
_SIMPLIFIED = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰",
        "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙",
        strict=True,
    )
)
_UNKNOWN = compile_pattern("[\x00-\x08\x0e-\x1f\ufffd\ufffe\uffff\ue000-\uf8ff]")


def settle(text: str) -> str:
    """`text` with radicals and compatibility ideographs as the characters they look like, and what
    pdfium makes of a hyphen at a line end as a hyphen."""
    if not _RADICAL.search(text):
        return text
    return _RADICAL.sub(lambda found: _settled(found[0]), text)


def _settled(character: str) -> str:
    if character in "\x02\ufffe":
        return "-"
    plain = normalize("NFKC", character)
    return (
        plain if len(plain) == 1 and plain != character else _SIMPLIFIED.get(character, character)
    )


def has_unknown(text: str) -> bool:
    """Whether any character means nothing; a font without names for its glyphs gives private or
    unknown ones."""
    return _UNKNOWN.search(text) is not None


def count_readable(text: str) -> int:
    """How many characters, blanks apart, mean anything."""
    said = "".join(text.split())
    return len(said) - len(_UNKNOWN.findall(said))
