"""Places named and then counted: 武威、白银2市, 长沙、株洲和湘潭三市, 庆阳、临夏、定西3市州."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.text.numerals import parse_chinese
from perflint.text.patterns import compile_pattern

_COUNTED = compile_pattern(
    r"、[一-龥]{2,12}?(?P<number>[0-9]{1,2}|[两三四五六七八九十])"
    r"(?P<unit>市州|县[（(]?[市区][）)]?|市[（(]州[）)]|[市县区州镇乡]|街道)(?![级直属场政值管、域内外委情第])"
)
_JOINT = compile_pattern(r"(?<=[一-龥]{2})(?:以及|和|及)(?=[一-龥]{2})")
_BEFORE = compile_pattern(r"[一-龥]{2,10}(?:、[一-龥]{2,6})*\Z")
_LONGEST, _MOST, _OPEN = 6, 120, "等各余内下外共的个全前"


class PlaceList(NamedTuple):
    """How many places are said to be named, and where in the flow each is."""

    told: Quantity
    names: tuple[Span, ...]


def find_place_lists(subject: Subject) -> Iterator[PlaceList]:
    """Every list of places that a number of them closes."""
    text = subject.flow.text
    for match in _COUNTED.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - _MOST), match.start())
        names = _names(text, before.start(), match.start("number")) if before else ()
        if not names:
            continue
        number = match["number"]
        value = Decimal(number) if number.isdigit() else parse_chinese(number)
        span = Span(match.start("number"), match.end("unit"))
        told = Quantity(~span.start, span, -1, span.of(text), value, 0, match["unit"], "count")
        yield PlaceList(told, names)


def _names(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The names between 、, the last two joined by 和; none where what is listed is no plain names."""
    starts = [start, *(at + 1 for at in range(start, end) if text[at] == "、"), end + 1]
    names = [Span(one, other - 1) for one, other in pairwise(starts)]
    joint = _JOINT.search(text, names[-1].start, end)
    if joint is not None:
        names[-1:] = [Span(names[-1].start, joint.start()), Span(joint.end(), end)]
    short = all(name.end - name.start <= _LONGEST for name in names[1:])
    return tuple(names) if short and text[end - 1] not in _OPEN else ()
