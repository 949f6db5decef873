"""Chinese numerals to Decimal."""

from __future__ import annotations

from decimal import Decimal

from perflint.text.patterns import compile_pattern

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "半": 0}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_SMALL = compile_pattern(r"([一二两三四五六七八九])?(十)?([一二三四五六七八九])?")


def parse_chinese(text: str) -> Decimal:
    """The number a Chinese numeral stands for: 三十五, 一百二十万, 两千, 壹佰万, 百.

    Raises ValueError where `text` is no numeral. Small ones are read here; cn2an, slow to import,
    reads the rest.
    """
    small = _SMALL.fullmatch(text)
    if small and text and not (small[1] and small[3] and not small[2]):
        tens = DIGITS.get(small[1] or "", 1 if small[2] else 0)
        return Decimal(
            tens * 10 + DIGITS.get(small[3] or "", 0) if small[2] else tens or DIGITS[text]
        )
    if text in DIGITS and text != "半":
        return Decimal(DIGITS[text])
    if text in SCALES:
        return Decimal(SCALES[text])
    if len(text) == 2 and text[0] in DIGITS and text[1] in SCALES and text[0] not in "半零〇":
        return Decimal(DIGITS[text[0]] * SCALES[text[1]])
    import cn2an

    try:
        return Decimal(str(cn2an.cn2an(text, "smart")))
    except Exception as error:  # cn2an raises bare Exception subclasses and KeyError on odd input
        raise ValueError(text) from error
