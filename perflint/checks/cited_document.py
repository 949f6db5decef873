"""Documents cited that no longer hold, and numbers that are not those of the document named."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Literal, NamedTuple

from perflint.model.claim import Match
from perflint.model.phrase import Words
from perflint.model.subject import Subject
from perflint.operands.documents import Citation, Known, find_citations, issuer_of, read_known
from perflint.text.contains import contains_any
from perflint.text.dates import find_years
from perflint.text.sentences import sentence_at

VALUES = frozenset({
    "name", "number", "ended", "day", "successor", "unverified",
})  # fmt: skip


class Params(NamedTuple):
    """What is known of documents, and what is looked for."""

    look: Literal["repealed", "number"]
    """repealed 引用了已停止执行的文件；number 文号不是所写文件的文号。"""
    documents: Words
    """文件词表；每行依次为文号、名称、停止执行的日期、现行文件、出处、核实程度，以 | 分隔。"""
    unless: Words = Words(())
    """同一句里有这些词就不报，例如 废止、修订。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """A match for each citation; a document that ended after the filing was written is none. Documents
    of localities that share a name have numbers of their own and are left alone."""
    text = subject.flow.text
    if not contains_any(text, ("号", "》")):
        return
    known = read_known(params.documents.words)
    repealed = params.look == "repealed"
    find, written = (_repealed, _written(subject)) if repealed else (_misnumbered, "")
    for citation in find_citations(text):
        one = find(citation, known)
        if one is None or (written and one.ended > written):
            continue
        sentence = sentence_at(text, citation.span.start).of(text)
        if contains_any(sentence, params.unless.words):
            continue
        meant = one.successor if repealed else one.numbers[0]
        sure = one.status != "memory"
        values = {
            "name": one.name,
            "number": citation.number,
            "ended": one.ended,
            "day": _say_day(one.ended),
            "successor" if sure else "unverified": meant,
        }
        yield Match(citation.span, values, confidence="likely")


def _say_day(day: str) -> str:
    """2020-02-25 as 2020年2月25日; a month, a year or nothing likewise."""
    parts = zip(day.split("-"), "年月日", strict=False)
    return "".join(f"{int(part)}{unit}" for part, unit in parts if part)


def _repealed(citation: Citation, known: tuple[Known, ...]) -> Known | None:
    """What is known of a document that has ended: by its number, by its name where it has none."""
    if citation.number:
        meant = (one for one in known if one.ended and citation.number in one.numbers)
        return next((one for one in meant if citation.name in ("", one.name)), None)
    same = _find_named(citation.name, known)
    return same[0] if same and _have_ended(same) else None


def _find_named(name: str, known: tuple[Known, ...]) -> list[Known]:
    return [one for one in known if one.name == name]


def _have_ended(documents: list[Known]) -> bool:
    """Whether none of `documents` is in force."""
    return all(one.ended for one in documents)


def _misnumbered(citation: Citation, known: tuple[Known, ...]) -> Known | None:
    """The document named, where its own issuer's number beside it is none of its numbers."""
    same = _find_named(citation.name, known) if citation.number else []
    numbers = list(chain.from_iterable(one.numbers for one in same))
    if not same or citation.number in numbers or citation.issuer not in map(issuer_of, numbers):
        return None
    return next((one for one in same if not one.ended), same[0])


def _written(subject: Subject) -> str:
    """A day by which the filing was written: signed, else the end of its year, else of the last year
    it names; "" where it names none."""
    signed, year = subject.identity.signed, subject.identity.year
    if signed is not None:
        return signed.value.ljust(10, "~")
    if year is not None:
        return f"{year.value}-12-31"
    years = [int(one.value) for one in find_years(subject.flow.text)]
    return f"{max(years)}-12-31" if years else ""
