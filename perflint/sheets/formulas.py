"""Formulas in the headings of columns: B/A×100%, ③=②÷①, 6=5-1, （20分*执行率）."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from perflint.text.patterns import compile_pattern

Operation = Literal["ratio", "growth", "difference", "sum", "product"]
_KEY = r"[A-Za-z]|[①-⑳]|[0-9]{1,2}"
_LONE = compile_pattern(rf"{_KEY}")
_FORMULA = compile_pattern(
    rf"""(?:(?P<own>{_KEY})=|=)?(?P<open>\()?
    (?P<first>{_KEY})(?P<sign>[-−/÷+*×])(?P<rest>(?:{_KEY})(?:[+](?:{_KEY}))*)(?P<close>\))?
    (?:(?P<over>[/÷])(?P<base>{_KEY}))?(?:[*×]?100(?:%)?|%)?""",
    re.VERBOSE,
)
_BLANKS = compile_pattern(r"\s+")
_WIDE = str.maketrans("（）＝＋－／＊％", "()=+-/*%")
_SIGNS: dict[str, Operation] = {
    "/": "ratio", "÷": "ratio", "-": "difference", "−": "difference", "+": "sum",
    "*": "product", "×": "product",
}  # fmt: skip


class Formula(NamedTuple):
    """How a column follows from others, each named by its letter or number; `own` is its own."""

    operation: Operation
    operands: tuple[str, ...]
    own: str = ""


def read_key(text: str) -> str:
    """The letter or number that `text` wholly consists of and that names a column, or ""."""
    return text if _LONE.fullmatch(text) else ""


def read_formula(text: str) -> Formula | None:
    """The formula that `text` wholly consists of."""
    plain = _BLANKS.sub("", text.translate(_WIDE))
    match = _FORMULA.fullmatch(plain)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    parts = (match["first"], *match["rest"].split("+"))
    operation = _SIGNS[match["sign"]]
    if match["over"]:
        if operation != "difference" or match["base"] != parts[-1]:
            return None
        operation = "growth"
    elif len(parts) > 2 and operation != "sum":
        return None
    return Formula(operation, parts, match["own"] or "")
