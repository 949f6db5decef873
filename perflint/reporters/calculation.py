"""What a statement was computed from, or why it was not, in words for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.lang import REASON, Lang, choose, name

if TYPE_CHECKING:
    from perflint.model.result import ClaimRecord, Values


def say_calculation(claim: ClaimRecord, lang: Lang) -> str:
    """The calculation and its result, else the reason why there is none."""
    if claim.expression:
        return equate(claim.expression, claim.expected)
    return name(REASON, claim.reason, lang) if claim.reason else claim.expected


def say_values(values: Values, lang: Lang) -> str:
    """The calculation behind a finding beside what the filing says."""
    said = equate(values.expression, values.expected)
    return said + choose(lang, f"（文中为 {values.stated}）", f" (stated: {values.stated})")


def equate(expression: str, expected: str) -> str:
    """`150 ÷ 200 = 75.00%`; a comparison, which is no calculation, alone."""
    if not expected or expected[0] in "≤≥<>≠" or " = " in expression:
        return expression or expected
    return f"{expression} = {expected}" if expression else expected
