"""The date a report bears, and the year it says it is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from perflint.model.claim import Match, Related
from perflint.model.span import Span
from perflint.model.subject import Section, Subject
from perflint.text.dates import find_years

VALUES = frozenset({"year", "date", "title"})
_BODY = 200


class Params(NamedTuple):
    """What may be wrong with it."""

    look: Literal["early", "late", "year_unstated", "undated"]
    """early：落款早于评价年度终了；late：落款在评价年度之后隔了一整年；year_unstated：标题、封面和落款都没有年度；undated：没有落款日期。"""
    last_month: int = 11
    """early：落款在评价年度的这个月份或更早才算。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """At most one match: at the date, the title, or the last line."""
    if params.look in ("early", "late"):
        yield from _dated(subject, params)
        return
    title = next((s for s in subject.sections if s.kind == "title"), None)
    kind = subject.identity.type.value
    if subject.identity.signed is not None or title is None or kind == "other":
        return
    if len(subject.flow.text) < _BODY:
        return
    yield from _undated(subject) if params.look == "undated" else _year_unstated(subject, title)


def _dated(subject: Subject, params: Params) -> Iterator[Match]:
    """A date before the year it is about has ended, or after the next one has."""
    signed, year = subject.identity.signed, subject.identity.year
    if signed is None or signed.span is None or year is None or not _above(subject, year.span):
        return
    month = (int(signed.value[:4]), int(signed.value[5:7]))
    own, last = int(year.value), max((int(year.value), *subject.identity.also))
    early, late = month <= (own, params.last_month), month > (last + 1, 12)
    if early if params.look == "early" else late:
        values = {"year": year.value, "date": signed.span.of(subject.flow.text)}
        related = (Related("year", year.span),) if year.span else ()
        yield Match(signed.span, values, related, "likely")


def _undated(subject: Subject) -> Iterator[Match]:
    """The last words, where a date should stand."""
    spans = (paragraph.span for paragraph in reversed(subject.body))
    if last := next((span for span in spans if span.end > span.start), None):
        yield Match(Span(max(last.start, last.end - 20), last.end), confidence="likely")


def _year_unstated(subject: Subject, title: Section) -> Iterator[Match]:
    """The title, where neither it nor the cover names a year."""
    text, year = subject.flow.text, subject.identity.year
    first = next((s.span.start for s in subject.sections if s.kind != "title"), len(text))
    if next(find_years(text, 0, first), None) is None:
        yield Match(title.span, {"title": title.title, "year": year.value if year else ""})


def _above(subject: Subject, span: Span | None) -> bool:
    """Whether `span` stands in the title or on the cover."""
    first = next((s for s in subject.sections if s.kind != "title"), None)
    return span is not None and first is not None and span.end <= first.span.start
