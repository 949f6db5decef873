"""Printed numbers that are no quantities: within names and document numbers, ends of a range, parts
of a proportion. No check reckons with them; `inspect --facts` shows what each was taken for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from perflint.extract.quantities import Reading
from perflint.model.span import Span
from perflint.text.patterns import compile_pattern
from perflint.text.units import SCALES, Unit, read_scale, read_unit

Kind = Literal["name", "range", "proportion", "rank"]
_NUMBER = compile_pattern(r"[0-9]+(?:[,，][0-9]{3})*(?:\.[0-9]+)?")
_TIME = compile_pattern(
    r"(?:19|20)[0-9]{2}(?:年|[-./][01]?[0-9](?:[-./][0-3]?[0-9])?(?![0-9])|[-—~至、]{1,2}(?:19|20)[0-9]{2}(?![0-9]))"
    r"|[01]?[0-9]月|[0-3]?[0-9]日|[01]?[0-9](?:[-—~至、]{1,2}[01]?[0-9])月|[0-3]?[0-9][-—~至]{1,2}[0-3]?[0-9]日"
    r"|[0-2]?[0-9]：[0-5][0-9]|[0-2]?[0-9]时|[1-4]季度"
)
_RANGE = compile_pattern(
    r"(?P<low>[0-9]+(?:\.[0-9]+)?)(?:%|[万亿千百]?元?|个|家|人)?(?:[-—~]{1,2}|至|到)(?P<high>[0-9]+(?:\.[0-9]+)?)"
)
_PROPORTION = compile_pattern(r"[0-9]+(?:\.[0-9]+)?(?:[：∶][0-9]+(?:\.[0-9]+)?)+(?![0-9])")
_COMBINED = compile_pattern(r"[0-9]+\+[0-9A-Za-z]")
_LETTER = compile_pattern(r"[A-Za-z_.·]")
_SUFFIX = compile_pattern(r"强|号|届|人(?=制)|[AB](?![A-Za-z])")


class Aside(NamedTuple):
    """A number that is no quantity, as a reading, and what it is."""

    reading: Reading
    kind: Kind


def find_asides(
    text: str, readings: tuple[Reading, ...], tokens: dict[int, int]
) -> Iterator[Aside]:
    """The numbers of flow `text` outside `readings`, dates, periods and numbering at the start of
    paragraphs (`tokens` as for `read_quantities`)."""
    taken = iter((*(reading.wide for reading in readings), Span(len(text), len(text))))
    next_taken = next(taken)
    at, line = 0, 0
    while match := _NUMBER.search(text, at):
        start, end = match.span()
        while next_taken.end <= start:
            next_taken = next(taken)
        if next_taken.start <= start < next_taken.end:
            at = next_taken.end
            continue
        line = text.rfind("\n", max(0, start - 12), start) + 1
        if start < line + tokens.get(line, 0):
            at = line + tokens[line]
            continue
        if time := _TIME.match(text, start):
            at = time.end()
            continue
        if found := _PROPORTION.match(text, start):
            yield from _shares(text, found.start(), found.end())
            at = found.end()
            continue
        found = _RANGE.match(text, start)
        if found and not _LETTER.match(text[start - 1 : start]):
            yield from _ends(
                text, found["low"], found.start("low"), found["high"], found.start("high")
            )
            at = found.end()
            continue
        yield _name(text, start, end)
        at = end


def _name(text: str, start: int, end: int) -> Aside:
    if text[start - 1 : start] == "第" and text[end : end + 1] in ("名", "位"):
        return Aside(_reading(text, start, end, Unit(text[end], "number"), ""), "rank")
    suffix = _SUFFIX.match(text, end)
    stop = suffix.end() if suffix else end
    return Aside(_reading(text, start, end, Unit(text[end:stop], "number"), ""), "name")


def _shares(text: str, start: int, end: int) -> Iterator[Aside]:
    for match in _NUMBER.finditer(text, start, end):
        yield Aside(_reading(text, *match.span(), Unit("", "percent"), ""), "proportion")


def _ends(text: str, low: str, low_at: int, high: str, high_at: int) -> Iterator[Aside]:
    """Both ends of a range, in the unit printed behind the second."""
    after = high_at + len(high)
    scale = read_scale(text, after)
    unit = read_unit(text, after + len(scale)) or Unit("", "number")
    first = _reading(text, low_at, low_at + len(low), unit, scale)
    yield Aside(
        first._replace(span=Span(low_at, low_at + len(low)), wide=Span(low_at, low_at + len(low))),
        "range",
    )
    yield Aside(_reading(text, high_at, after, unit, scale), "range")


def _reading(text: str, start: int, end: int, unit: Unit, scale: str) -> Reading:
    digits = text[start:end].replace(",", "").replace("，", "")
    span = Span(start, end + len(scale) + len(unit.text))
    return Reading(
        span, span, Decimal(digits), len(digits.partition(".")[2]), scale + unit.text,
        unit.dimension, (SCALES[scale] if scale else Decimal(1)) * unit.scale, unit.currency, "",
    )  # fmt: skip
