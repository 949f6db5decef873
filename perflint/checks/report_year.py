"""Figures, titles and captions that carry another year than the report."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from perflint.model.claim import Claim, Confidence, Related
from perflint.model.phrase import Words
from perflint.model.span import Span
from perflint.model.subject import Fact, Subject
from perflint.operands.context import is_in_title, under
from perflint.text.contains import contains_any
from perflint.text.dates import Year, find_years
from perflint.text.patterns import compile_pattern
from perflint.text.sentences import line_at, sentence_at

VALUES = frozenset({"year", "report_year", "evidence", "subject"})
_OPENERS = frozenset("。；：，\n")
_ENUMERATOR = compile_pattern(r"(?:^|\n)（?[0-9一二三四五六七八九十①-⑩]{1,3}[）、.]{1,2}$")
_CAPTION = compile_pattern(r"(?:表题|题为|题名|标题|附表|所附)[^。；\n]{0,12}[“《]")
_TABLE_NAME = compile_pattern(r"[^。；，：”》\n]{0,30}表(?=[”》（]|$)", re.MULTILINE)
_CAPTION_WIDTH = 45
_NOUNS = frozenset("入出资值费额款")
_TOTAL = compile_pattern("年度?(?:全年)?(?P<subject>合计|共计|总计)(?=[0-9])")
_FIGURE = compile_pattern(r"[\d,.]{4,20}")
# What the opening says is evaluated; a notice named there may bear the year it is issued in.
_EVALUATED = compile_pattern(
    r"(?<=对)(?:[^，。；、《》“”\n0-9]|（[^（）\n]{0,20}）){0,24}(?P<year>20\d\d)年(?:度)?"
    r"[^，。；《》“”\n0-9]{0,30}?(?:整体支出|项目支出|项目|资金|经费)[^，。；《》\n0-9]{0,16}(?:自评|评价)"
)
_AHEAD = compile_pattern("将|计划|拟|预计|力争|争取|目标|预算安排|提前")
_AHEAD_TITLES = ("下一步", "下步", "打算", "改进", "建议", "整改", "应用", "计划", "目标", "任务")
_OFTEN = 3
_NEAR = 200
_AROUND = 120


class Params(NamedTuple):
    """Where to look, and by which words."""

    look: Literal["statement", "title", "caption"]
    """statement：写成另一年度的全年收支；title：标题年度与开头所说评价的年度、正文全年收支的年度；caption：表题年度。"""
    subjects: Words
    """紧跟年度之后、使数字成为本年度收支的词，例如 全年支出；表题则为表名中的词。"""
    unless: Words = Words(())
    """同一句里年度前后有这些词，就不是本年度的数字。"""
    outside: Words = Words(())
    """标题含这些词的部分不查。"""


class Statement(NamedTuple):
    """A figure said to be of a year: 2021年本级全年支出共计…"""

    year: Year
    subject: str
    end: int
    amount: str = ""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """One claim for each figure, title or caption that states a year, the report's year known."""
    fact = subject.identity.year
    if fact is None:
        return
    if params.look == "caption":
        yield from _captions(subject, params, fact)
        return
    statements = list(_statements(subject, params))
    if params.look == "title":
        yield from _title(subject, params, statements, fact)
    else:
        yield from _figures(subject, statements, fact)


def _figures(subject: Subject, statements: list[Statement], fact: Fact) -> Iterator[Claim]:
    own = int(fact.value)
    ours = _read_own(statements, own)
    if not ours.starts and ours.strays.total() > 1:
        return  # the title check asks which of the two is wrong
    titled = is_in_title(subject, fact.span)
    for one in statements:
        grounds = ours.is_near(one) + titled
        if one.year.value == own or (grounds and ours.allow(one)):
            confidence: Confidence = "certain" if grounds == 2 else "likely"
            yield _claim(subject, one.year, one.end, fact, one.subject, confidence)


class _Own(NamedTuple):
    """The statements of the report's own year: of what, which amounts, where; and the years of those that
    are of nothing of the kind."""

    subjects: set[str]
    amounts: set[str]
    starts: list[int]
    strays: Counter[int]

    def is_near(self, one: Statement) -> bool:
        """Whether one of them stands near `one`."""
        at = one.year.start
        return bisect_left(self.starts, at + _NEAR) > bisect_right(self.starts, at - _NEAR)

    def allow(self, one: Statement) -> bool:
        """Whether `one` may be of that year by mistake: none of them is of the same thing with another
        amount, and the text tells no history."""
        meant = one.subject not in self.subjects or one.amount in self.amounts
        return meant and len(self.strays) < 2


def _read_own(statements: list[Statement], own: int) -> _Own:
    ours = [one for one in statements if one.year.value == own]
    subjects = {one.subject for one in ours}
    return _Own(
        subjects,
        {one.amount for one in ours if one.amount},
        sorted(one.year.start for one in ours),
        Counter(one.year.value for one in statements if one.subject not in subjects),
    )


def _title(
    subject: Subject, params: Params, statements: list[Statement], fact: Fact
) -> Iterator[Claim]:
    """The year of the title against figures that all bear one other year, twice at least."""
    if fact.span is None or not is_in_title(subject, fact.span):
        return
    own = int(fact.value)
    if opening := _evaluated(subject, own) or _told(subject, params, own):
        title = Year(own, fact.span.start, fact.span.end - 1)
        yield _claim(subject, title, fact.span.end, opening, "评价对象", "likely")
        return
    years = {s.year.value for s in statements}
    subjects = {s.subject for s in statements}
    if len(years) != 1 or (years != {int(fact.value)} and len(subjects) < 2):
        return
    first, about = statements[0].year, statements[0].subject
    other = Fact(str(first.value), Span(first.start, first.end + 1), f"{first.value}年{about}")
    title = Year(int(fact.value), fact.span.start, fact.span.end - 1)
    yield _claim(subject, title, fact.span.end, other, about, "likely")


def _evaluated(subject: Subject, own: int) -> Fact | None:
    """The one year that the opening says is evaluated, where it is not that of the title."""
    text = subject.flow.text
    sections = [section for section in subject.sections if section.kind != "title"]
    if not sections:
        return None
    found = list(_EVALUATED.finditer(text, 0, sections[0].span.start))
    years = {int(match["year"]) for match in found}
    if len(years) != 1 or own in years or years & set(subject.identity.also):
        return None
    start = found[0].start("year")
    return Fact(found[0]["year"], Span(start, start + 5), text[start : found[0].end()])


def _told(subject: Subject, params: Params, own: int) -> Fact | None:
    """The year after that of the title, where the text opens statements of work done with it again and
    again and never says the year of the title."""
    years = _years_of_body(subject)
    values = {year.value for year in years}
    if own in values or own + 1 not in values or values & set(subject.identity.also):
        return None
    told = [year for year in years if year.value == own + 1 and _tells_done(subject, params, year)]
    if len(told) < _OFTEN:
        return None
    first = told[0]
    return Fact(str(first.value), Span(first.start, first.end + 1), f"{first.value}年")


def _years_of_body(subject: Subject) -> list[Year]:
    """The years told from the first heading below the title on."""
    sections = [section for section in subject.sections if section.kind != "title"]
    return list(find_years(subject.flow.text, sections[0].span.start)) if sections else []


def _tells_done(subject: Subject, params: Params, year: Year) -> bool:
    """Whether a year opens a statement of work done."""
    text = subject.flow.text
    end = sentence_at(text, year.start).end
    if not _opens(text, year.start) or _AHEAD.search(text, year.end, end):
        return False
    return not under(subject, year.start, (*params.outside.words, *_AHEAD_TITLES))


def _captions(subject: Subject, params: Params, fact: Fact) -> Iterator[Claim]:
    """Captions of tables in a report; in a text of no known kind only what it calls one itself."""
    own = int(fact.value)
    kind = subject.identity.type
    if kind.value == "other" and kind.evidence:
        return
    years = find_years(subject.flow.text)
    found = [(year, name) for year in years if (name := _caption(subject, params, fact, year))]
    both = {year.value for year, _ in found} > {own}
    for year, name in found:
        if year.value not in subject.identity.also and (year.value == own or not both):
            yield _claim(subject, year, name.end(), fact, name.group(), "likely")


def _caption(subject: Subject, params: Params, fact: Fact, year: Year) -> re.Match[str] | None:
    """The name of the table that a year is in the caption of, unless it is the year of the title."""
    text = subject.flow.text
    name = _TABLE_NAME.match(text, year.end + 1)
    if name is None or not contains_any(name.group(), params.subjects.words):
        return None
    line = line_at(text, year.start)
    called = _CAPTION.search(text, max(line.start, year.start - 24), year.start)
    if not called and not _is_alone(subject, line, name):
        return None
    titled = fact.span is not None and fact.span.start <= year.start < fact.span.end
    return None if titled or contains_any(line.of(text), params.unless.words) else name


def _is_alone(subject: Subject, line: Span, name: re.Match[str]) -> bool:
    """Whether a line of a report is little more than the name of a table."""
    short = line.end - line.start <= _CAPTION_WIDTH and line.end - name.end() <= 12
    return short and subject.identity.type.value != "other"


def _statements(subject: Subject, params: Params) -> Iterator[Statement]:
    text = subject.flow.text
    direct, adverbial = _figure(params.subjects.words)
    for year in find_years(text):
        if year.value in subject.identity.also:
            continue
        if _opens(text, year.start):
            match = direct.match(text, year.end) or adverbial.match(text, year.end)
        else:
            match = _match_total(text, year)
        if match is None:
            continue
        sentence = sentence_at(text, year.start)
        said = text[sentence.start : match.end()]
        if contains_any(said, params.unless.words):
            continue
        low = max(sentence.start, year.start - _AROUND)
        high = min(sentence.end, match.end() + _AROUND)
        alone = not _tells_years(text, low, high)
        if alone and not under(subject, year.start, params.outside.words):
            figure = _FIGURE.match(text, match.end())
            amount = figure.group() if figure else ""
            yield Statement(year, match["subject"], match.end(), amount)


def _match_total(text: str, year: Year) -> re.Match[str] | None:
    """The total that a year right behind a noun is of: 收入2021年合计…"""
    return _TOTAL.match(text, year.end) if text[year.start - 1] in _NOUNS else None


def _tells_years(text: str, low: int, high: int) -> bool:
    """Whether more than one year is told in a part of the text."""
    return len({one.value for one in find_years(text, low, high)}) > 1


def _opens(text: str, start: int) -> bool:
    """Whether a year opens a statement: at the start of a line, sentence or clause."""
    if start == 0 or text[start - 1] in _OPENERS:
        return True
    return _ENUMERATOR.search(text, max(0, start - 6), start) is not None


def _claim(
    subject: Subject, year: Year, end: int, fact: Fact, about: str, confidence: Confidence
) -> Claim:
    """That `year` is the one which `fact` says the report is of."""
    wrong = str(year.value) != fact.value
    text = subject.flow.text
    mark = Span(year.start, year.end + 1)
    return Claim(
        "year",
        "contradicted" if wrong else "holds",
        Span(year.start, end),
        mark,
        stated_text=mark.of(text),
        expected=f"{fact.value}年",
        confidence=confidence,
        related=(Related("year", fact.span),) if fact.span and wrong else (),
        values={
            "year": str(year.value), "report_year": fact.value, "evidence": fact.evidence,
            "subject": about,
        },
    )  # fmt: skip


@cache
def _figure(subjects: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A year right before its figure (2022年支出合计…) and one that opens the sentence in which the
    figure is called the whole year's (2022年，…全年…支出合计…)."""
    words = "|".join(map(re.escape, sorted(subjects, key=len, reverse=True)))
    figure = rf"(?P<subject>{words})[^。；，\n0-9]{{0,10}}(?=[0-9])"
    return (
        compile_pattern(rf"年度?[^，。；：、\n0-9]{{0,24}}?{figure}"),
        compile_pattern(
            rf"年度?，[^。；\n0-9]{{0,80}}?(?=全年|当年)[^，。；\n0-9]{{0,16}}?{figure}"
        ),
    )
