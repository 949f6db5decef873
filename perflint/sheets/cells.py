"""What one table cell says: its words, and the number it consists of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from perflint.model.precision import MOST_DIGITS
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.text.patterns import compile_pattern
from perflint.text.units import SCALES, Unit, read_scale, read_unit

Limit = Literal["", ">=", "<=", "="]
_NUMBER = compile_pattern(
    r"(?P<limit>≥|≤|>=|<=|=>|=<|>|<|=|不低于|不少于|大于等于|大于|高于|达到|不高于|不超过|小于等于|小于|低于|控制在)?"
    r"[¥￥]?(?P<sign>-)?"
    r"(?P<digits>[0-9]{1,3}(?:[,， ][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
)
_BEGINS = frozenset("0123456789-¥￥≥≤><=不大高达小低控")
"""What begins a cell that is a number."""
_AFTER: dict[str, Limit] = {
    "": "",
    "以上": ">=",
    "及以上": ">=",
    "以下": "<=",
    "以内": "<=",
    "之内": "<=",
}
_LIMITS: dict[str, Limit] = {
    **dict.fromkeys(("≥", ">=", "=>", ">", "不低于", "不少于", "大于等于", "大于", "高于", "达到"), ">="),
    **dict.fromkeys(("≤", "<=", "=<", "<", "不高于", "不超过", "小于等于", "小于", "低于", "控制在"), "<="),
    "=": "=", "": "",
}  # fmt: skip
_SEPARATORS = compile_pattern("[,， ]")
_YEAR = compile_pattern(r"(?:19|20)[0-9]{2}年")
_BLANK = frozenset({"", "-", "--", "---", "—", "——", "/", "\\", "无", "*", "…", "……"})
_PLAIN = Unit("", "number")


class GridCell(NamedTuple):
    """One cell: where it begins in the table, its normalised text and flow span, the number it
    consists of (None where it is more or less than a number), and the limit sign of a target."""

    row: int
    column: int
    text: str
    span: Span
    quantity: Quantity | None = None
    limit: Limit = ""

    @property
    def blank(self) -> bool:
        """Whether nothing is filled in: empty, a dash, a stroke or 无."""
        return self.text in _BLANK


def _digits(match: re.Match[str]) -> str:
    digits: str = match["digits"]
    return digits if digits.isdigit() else _SEPARATORS.sub("", digits)


def _is_year(text: str) -> bool:
    return text[-1:] == "年" and _YEAR.fullmatch(text) is not None


def read_cell(
    subject: Subject, row: int, column: int, span: Span, starts: Sequence[int]
) -> GridCell:
    """The cell whose flow span is `span`; `starts` are where the subject's quantities begin."""
    whole = subject.flow.text[span.start : span.end]
    text = whole.strip()
    match = _NUMBER.match(text) if text[:1] in _BEGINS else None
    if match is None:
        return GridCell(row, column, text, span)
    end = match.end()
    unit, after = _unit(text, end) if end < len(text) else (_PLAIN, "")
    digits = _digits(match)
    if after not in _AFTER or len(digits) > MOST_DIGITS or _is_year(text):
        return GridCell(row, column, text, span)
    start = span.start + whole.find(text)
    sign = match["sign"]
    value = -Decimal(digits) if sign else Decimal(digits)
    begin = start + match.start("sign" if sign else "digits")
    where = Span(begin, start + len(text) - len(after))
    index, symbol = _find(subject, where, starts)
    quantity = Quantity(
        index, where, symbol, text[begin - start : len(text) - len(after)], value,
        len(digits.partition(".")[2]), unit.text, unit.dimension, unit.scale, unit.currency,
    )  # fmt: skip
    limit = _LIMITS[match["limit"] or ""] or _AFTER[after]
    return GridCell(row, column, text, span, quantity, limit)


def read_limit(text: str) -> Limit:
    """The limit sign that `text` wholly consists of, "" for any other text."""
    return _LIMITS.get(text.strip(), "")


def in_unit(quantity: Quantity, unit: Unit) -> Quantity:
    """A bare number read in the unit of its column; one that prints a unit stays as it is."""
    if quantity.unit or quantity.dimension != "number":
        return quantity
    return quantity._replace(
        unit=unit.text, dimension=unit.dimension, scale=unit.scale,
        currency=unit.currency, inherited=True,
    )  # fmt: skip


def parse_unit(text: str) -> Unit | None:
    """The unit that `text` (万元, %, 个) wholly consists of, with its scale word, or None."""
    scale = read_scale(text, 0)
    unit = read_unit(text, len(scale))
    if unit is None or len(scale) + len(unit.text) != len(text):
        return None
    factor = SCALES[scale] if scale else Decimal(1)
    return Unit(text, unit.dimension, unit.scale * factor, unit.currency)


def spanning(*quantities: Quantity) -> Span:
    """From the first of `quantities` in the flow to the last."""
    return Span(min(q.span.start for q in quantities), max(q.span.end for q in quantities))


def _unit(text: str, at: int) -> tuple[Unit, str]:
    while text[at : at + 1] == " ":
        at += 1
    for end in range(len(text), at, -1):
        if text[end:] in _AFTER and (unit := parse_unit(text[at:end])):
            return unit, text[end:]
    return _PLAIN, text[at:]


def _find(subject: Subject, span: Span, starts: Sequence[int]) -> tuple[int, int]:
    """The index and the symbol of the subject's quantity at `span`; a negative number of its own where the
    number is none there (a bare 2020 reads as a year in prose)."""
    at = bisect_left(starts, span.start)
    if at < len(starts) and starts[at] < span.end:
        return subject.quantities[at].index, subject.quantities[at].symbol
    return -1 - span.start, -1
