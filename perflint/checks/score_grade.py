"""The score and grade a report gives itself: whether they fit each other and the full marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from perflint.model.claim import Claim, Match, Operand, Related
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Band, Subject
from perflint.operands.scoresheet import score_sheets
from perflint.text.gradings import read_gradings
from perflint.text.patterns import compile_pattern
from perflint.text.ratings import Rating, read_ratings
from perflint.text.sentences import line_at

VALUES = frozenset({"score", "grade", "grades", "limit", "other", "low", "high"})
_FULL = compile_pattern(r"(?:满分|总分值?|分值)(?:为|是|：|共|合计)?(\d{2,4})分?(?!\d)")
_EXTRA = compile_pattern("加分|附加分|奖励分")
_AVERAGE = compile_pattern(r"(?:平均得分|平均分|综合得分|总体得分|加权得分)(?:为|是|：)?\d")
_TABLE_TOTAL = compile_pattern(
    r"(?:总分|合计|总得分|得分合计)\n(?:[^\n]{0,20}\n){0,6}?\d{1,3}(?:\.\d{1,2})?\n"
)
_HUNDRED = Decimal(100)


class Params(NamedTuple):
    """Which of the faults to look for."""

    look: Literal["band", "foreign", "limit", "no_score", "no_rating", "mixed"]
    """band：等级与得分不符；foreign：等级不在适用的分数段里，因而没有核对；limit：得分超过满分；
    no_score：有等级没有得分；no_rating：得分、等级都没有；mixed：同一等级用了两种叫法。"""
    synonyms: tuple[tuple[str, ...], ...] = ()
    """同一等级的各种叫法，每组第一个为规范叫法。"""


def check(subject: Subject, params: Params) -> Iterator[Claim | Match]:
    """For `band` and `limit` a claim for each score; for the others at most one match."""
    ratings = read_ratings(subject.flow.text)
    if params.look == "band":
        for rating in ratings:
            scored = rating if rating.score else _with_total(subject, ratings, rating)
            if scored.score and scored.grade:
                yield _judge(subject, params, scored)
    elif params.look == "foreign":
        yield from _foreign(subject, params, ratings)
    elif params.look == "limit":
        yield from _limit(subject, ratings)
    elif params.look == "no_score":
        yield from _no_score(subject, ratings)
    elif params.look == "no_rating":
        yield from _no_rating(subject, ratings)
    else:
        yield from _mixed(params, ratings)


def _read_synonyms(params: Params) -> dict[str, str]:
    """Each word for a grade with the first one for the same."""
    return {word: group[0] for group in params.synonyms for word in group}


def _totals(subject: Subject) -> list[Quantity]:
    """The total scores that tables of the whole filing tell."""
    totals = (sheet.total for sheet in score_sheets(subject) if sheet.of_filing)
    return [total.score for total in totals if total and total.score]


def _with_total(subject: Subject, ratings: tuple[Rating, ...], rating: Rating) -> Rating:
    """A grade without a score beside it, with the only one that its paragraph gives no grade; one of the filing
    with the only total score that its tables tell."""
    line = line_at(subject.flow.text, rating.span.start)
    near = [
        one
        for one in ratings
        if one.score_span and line.start <= one.span.start < rating.span.start
    ]
    if len(near) == 1 and not near[0].grade:
        return rating._replace(score=near[0].score, score_span=near[0].score_span)
    foreign = rating.project and subject.identity.kind != "project"
    if foreign or any(one.score or one.grade not in ("", rating.grade) for one in ratings):
        return rating
    totals = _totals(subject) if subject.tables else []
    if len(totals) != 1:
        return rating
    return rating._replace(score=f"{totals[0].value:f}", score_span=totals[0].span)


def _judge(subject: Subject, params: Params, rating: Rating) -> Claim:
    """Contradicted only where every band table that knows the grade gives the score another."""
    names = _read_synonyms(params)
    grade, score = names.get(rating.grade, rating.grade), Decimal(rating.score)
    known = [table for table in _tables(subject) if _knows(table, grade, names)]
    if not known:
        return _claim(subject, rating, "skipped", reason="grade not in any band table")
    deserved = [band for table in known if (band := _band(table, score))]
    if any(names.get(band.grade, band.grade) == grade for band in deserved):
        return _claim(subject, rating, "holds")
    if not deserved:
        return _claim(subject, rating, "skipped", reason="score outside the bands")
    band = deserved[0]
    return _claim(subject, rating, "contradicted", band=band)


def _tables(subject: Subject) -> tuple[tuple[Band, ...], ...]:
    """The bands that the text itself tells, or those that may apply where it is."""
    told = tuple(Band(*band) for band in read_gradings(subject.flow.text))
    return (told,) if told else subject.profile.bands


def _knows(table: tuple[Band, ...], grade: str, names: dict[str, str]) -> bool:
    return any(names.get(band.grade, band.grade) == grade for band in table)


def _foreign(subject: Subject, params: Params, ratings: tuple[Rating, ...]) -> Iterator[Match]:
    """The first grade beside a score that no band table knows."""
    tables, names = _tables(subject), _read_synonyms(params)
    for rating in ratings:
        grade = names.get(rating.grade, rating.grade)
        if (
            tables and rating.score and rating.grade_span
            and not any(_knows(table, grade, names) for table in tables)
        ):  # fmt: skip
            words = "、".join(band.grade for band in tables[0])
            yield Match(rating.grade_span, {"grade": rating.grade, "grades": words})
            return


def _band(table: tuple[Band, ...], score: Decimal) -> Band | None:
    top = max(band.high for band in table)
    return next((b for b in table if b.low <= score < b.high or score == b.high == top), None)


def _limit(subject: Subject, ratings: tuple[Rating, ...]) -> Iterator[Claim]:
    text = subject.flow.text
    if not any(rating.score and Decimal(rating.score) > _HUNDRED for rating in ratings):
        return
    stated = [Decimal(match[1]) for match in _FULL.finditer(text)]
    limit = max([_HUNDRED, *stated])
    if _EXTRA.search(text):
        return
    for rating in ratings:
        if rating.score and Decimal(rating.score) > limit and rating.score_span:
            yield Claim(
                "score", "contradicted", rating.score_span, rating.score_span,
                stated_text=rating.score, expected=f"≤{limit}", operands=_operands(subject, rating),
                values={"score": rating.score, "limit": str(limit)}, suggested=False,
            )  # fmt: skip


def _no_score(subject: Subject, ratings: tuple[Rating, ...]) -> Iterator[Match]:
    grade = subject.identity.grade
    if grade is None or grade.span is None or any(rating.score for rating in ratings):
        return
    text = subject.flow.text
    if not _TABLE_TOTAL.search(text) and not _AVERAGE.search(text):
        yield Match(grade.span, {"grade": grade.value}, confidence="likely")


def _no_rating(subject: Subject, ratings: tuple[Rating, ...]) -> Iterator[Match]:
    title = next((s for s in subject.sections if s.kind == "title"), None)
    if ratings or title is None or _TABLE_TOTAL.search(subject.flow.text):
        return
    yield Match(title.span, confidence="likely")


def _mixed(params: Params, ratings: tuple[Rating, ...]) -> Iterator[Match]:
    seen: dict[str, tuple[str, Span]] = {}
    groups = {word: group[0] for group in params.synonyms for word in group}
    for rating in ratings:
        if rating.grade_span is None or rating.grade not in groups:
            continue
        word, first = seen.setdefault(groups[rating.grade], (rating.grade, rating.grade_span))
        if word != rating.grade:
            yield Match(
                rating.grade_span, {"grade": rating.grade, "other": word},
                (Related("grade", first),), suggestion=word,
            )  # fmt: skip
            return


def _claim(
    subject: Subject, rating: Rating, verdict: Literal["holds", "contradicted", "skipped"], *,
    reason: str = "", band: Band | None = None,
) -> Claim:  # fmt: skip
    mark = rating.grade_span or rating.span
    whole = rating.span
    if subject.flow.text[whole.end : whole.end + 1] == "”":
        whole = whole._replace(end=whole.end + 1)
    expression = ""
    if band is not None:
        end = "]" if band.high >= _HUNDRED else ")"
        expression = f"{rating.score} ∈ [{band.low}, {band.high}{end}"
    return Claim(
        "score", verdict, whole, mark,
        stated_text=rating.grade,
        expected=band.grade if band else rating.grade if verdict == "holds" else "",
        expression=expression,
        reason=reason,
        operands=_operands(subject, rating),
        values={
            "score": rating.score, "grade": rating.grade,
            "low": f"{band.low:f}" if band else "", "high": f"{band.high:f}" if band else "",
        },
    )  # fmt: skip


def _operands(subject: Subject, rating: Rating) -> tuple[Operand, ...]:
    at = rating.score_span
    if at is None:
        return ()
    first = bisect_left(subject.quantities, at.start, key=_start)
    last = bisect_left(subject.quantities, at.end, key=_start)
    return tuple(Operand("score", quantity) for quantity in subject.quantities[first:last])


def _start(quantity: Quantity) -> int:
    return quantity.span.start
