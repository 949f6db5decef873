"""The date a report bears, and the year it says it is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from perflint.model.claim import Match, Related
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.text.dates import find_years

VALUES = frozenset({"year", "date", "title"})
_BODY = 200


class Params(NamedTuple):
    """What may be wrong with it."""

    look: Literal["early", "year_unstated", "undated"]
    """early：落款早于评价年度终了；year_unstated：标题、封面和落款都没有年度；undated：没有落款日期。"""
    last_month: int = 11
    """early：落款在评价年度的这个月份或更早才算。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """At most one match: at the date, the title, or the last line."""
    text = subject.flow.text
    identity = subject.identity
    signed, year = identity.signed, identity.year
    if params.look == "early":
        if signed is None or signed.span is None or year is None or not _above(subject, year.span):
            return
        values = {"year": year.value, "date": signed.span.of(text)}
        if (int(signed.value[:4]), int(signed.value[5:7])) <= (int(year.value), params.last_month):
            yield Match(
                signed.span, values, (Related("year", year.span),) if year.span else (), "likely"
            )
        return
    title = next((s for s in subject.sections if s.kind == "title"), None)
    if signed is not None or title is None or identity.type.value == "other" or len(text) < _BODY:
        return
    if params.look == "undated":
        spans = (paragraph.span for paragraph in reversed(subject.body))
        if last := next((span for span in spans if span.end > span.start), None):
            yield Match(Span(max(last.start, last.end - 20), last.end), confidence="likely")
        return
    first = next((s.span.start for s in subject.sections if s.kind != "title"), len(text))
    if next(find_years(text, 0, first), None) is None:
        yield Match(title.span, {"title": title.title, "year": year.value if year else ""})


def _above(subject: Subject, span: Span | None) -> bool:
    """Whether `span` stands in the title or on the cover."""
    first = next((s for s in subject.sections if s.kind != "title"), None)
    return span is not None and first is not None and span.end <= first.span.start
