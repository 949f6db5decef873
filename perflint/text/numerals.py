"""Chinese numerals to Decimal."""

from __future__ import annotations

from decimal import Decimal

from perflint.text.patterns import compile_pattern

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "半": 0}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_TENS = compile_pattern(r"([一二两三四五六七八九])?十([一二三四五六七八九])?")
_PLAIN = frozenset(DIGITS) - {"半"}


def parse_chinese(text: str) -> Decimal:
    """The number a Chinese numeral stands for: 三十五, 一百二十万, 两千, 壹佰万, 百.

    Raises ValueError where `text` is no numeral. Small ones are read here; cn2an, slow to import,
    reads the rest.
    """
    small = _below_hundred(text)
    if small is None:
        small = _one_of_scale(text)
    if small is not None:
        return Decimal(small)
    import cn2an

    try:
        return Decimal(str(cn2an.cn2an(text, "smart")))
    except Exception as error:  # cn2an raises bare Exception subclasses and KeyError on odd input
        raise ValueError(text) from error


def _below_hundred(text: str) -> int | None:
    """The number of a numeral with tens, 十, 二十, 三十五; None for any other."""
    match = _TENS.fullmatch(text)
    if match is None:
        return None
    return 10 * DIGITS.get(match[1] or "", 1) + DIGITS.get(match[2] or "", 0)


def _one_of_scale(text: str) -> int | None:
    """The number of a single digit (but 半), a single scale, or a digit of a scale: 七, 百, 两千."""
    if text in _PLAIN:
        return DIGITS[text]
    if text in SCALES:
        return SCALES[text]
    if len(text) == 2 and text[0] in _PLAIN and text[1] in SCALES and text[0] not in "零〇":
        return DIGITS[text[0]] * SCALES[text[1]]
    return None


_RANKS = ("第", "前")
_NO_RANKS = frozenset({"提前", "超前", "目前", "此前"})
"""Words that end like that of a rank: 提前5天 is no 前5."""


def is_rank(text: str, start: int) -> bool:
    """Whether the words before a number make it a rank: 第3, 前10."""
    return text[start - 1 : start] in _RANKS and text[max(0, start - 2) : start] not in _NO_RANKS
