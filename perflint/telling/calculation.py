"""What a statement was computed from, or why it was not, in words for a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perflint.lang import REASON, Lang, choose, name, translate
from perflint.text.wording import set_chinese, set_english

if TYPE_CHECKING:
    from perflint.model.result import ClaimRecord, Finding

COMPARED = {
    "≤": ("不大于", "no more than"),
    "≥": ("不小于", "no less than"),
    "<": ("小于", "less than"),
    ">": ("大于", "more than"),
}
ARITHMETIC = re.compile(r" [-−+×÷] | 减|次方根")
BAND = re.compile(r"(\S+) ∈ \[(\S+), (\S+)[\])]")


def say_calculation(claim: ClaimRecord, lang: Lang) -> str:
    """The calculation and its result, else the reason why there is none."""
    if claim.expression:
        return settle(equate(claim.expression, claim.expected, lang), lang)
    return name(REASON, claim.reason, lang) if claim.reason else settle(claim.expected, lang)


def find_calculation(finding: Finding, lang: Lang) -> str:
    """The calculation behind a finding, beside what the filing says; "" where nothing was computed:
    what was only compared or counted stands in the message."""
    values = finding.values
    if values is None or not values.expected or not ARITHMETIC.search(values.expression):
        return ""
    said = equate(values.expression, values.expected, lang)
    if values.stated:
        said += choose(lang, f"（文中为 {values.stated}）", f" (stated: {values.stated})")
    return settle(said, lang)


def equate(expression: str, expected: str, lang: Lang) -> str:
    """`150 ÷ 200 = 75.00%`; a comparison or a list, which is no calculation, alone and in words."""
    if ARITHMETIC.search(expression):
        words = translate(expression, lang)
        return words if " = " in expression or not expected else f"{words} = {expected}"
    band = BAND.fullmatch(expression)
    if band:
        score, low, high = band.groups()
        told = choose(lang, f"{score} 在 {low}—{high} 之间", f"{score} is between {low} and {high}")
        return f"{told}{choose(lang, '，', ', ')}{expected}" if expected else told
    words = translate(expression, lang)
    for sign, called in COMPARED.items():
        words = words.replace(f" {sign} ", f" {choose(lang, *called)} ")
    return words.replace(" = ", choose(lang, "，另一处 ", ", elsewhere "))


def settle(words: str, lang: Lang) -> str:
    """`words` set as messages are."""
    return set_english(words) if lang == "en" else set_chinese(words)
