"""Which report a filing is: type, year, region, department, the score and grade it gives itself."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from perflint.extract.cover import Cover, read_cover
from perflint.extract.departments import complete_name, read_department, read_generic
from perflint.extract.genre import read_type
from perflint.extract.regions import Area, Place, full_name, guess_area, name_area
from perflint.model.span import Span
from perflint.model.subject import Fact, Flow, Identity, Paragraph, Section
from perflint.text.dates import Date, Year, find_years
from perflint.text.patterns import compile_pattern
from perflint.text.ratings import Rating, read_ratings
from perflint.text.sentences import line_at

_QUOTED = compile_pattern(r"《[^》\n]{0,80}")
_NOT_OURS = compile_pattern(
    r"年度?[^，。；：\n]{0,16}(?:政策|奖励|扶持|补贴|补助|先进|通报|通知|办法|规划|工作计划)"
)
_OF_WHOLE = compile_pattern("总|自评|综合|最终|评价得分|等[级次]")
_EVALUATED = compile_pattern("自评|评价|整体支出")
_LATE = 11
_COMPARED = frozenset("较比与")
_SENTENCE_START = frozenset("。；：\n、 ）")


def read_identity(
    flow: Flow,
    paragraphs: tuple[Paragraph, ...],
    sections: tuple[Section, ...],
    year_given: int = 0,
) -> Identity:
    """What the filing says it is, each fact with the place it was read from; None where it does
    not say. `year_given` (0: none) is its year unless title or cover name one."""
    text = flow.text
    cover = read_cover(text, paragraphs, sections)
    kind = read_type(text, cover, paragraphs, sections)
    department = read_department(text, cover)
    region, area = _read_region(text, cover, department)
    if department is None:
        department = read_generic(text)
        if department and area is None:
            department = None
    if department and area:
        department = complete_name(department, area)
    ratings = _own_ratings(read_ratings(text), text, paragraphs)
    score, grade = _read_rating(ratings, kind.value)
    signed = cover.signed
    year = _read_year(text, cover, sections, year_given)
    return Identity(
        type=kind,
        year=year,
        region=region,
        department=department,
        score=score,
        grade=grade,
        signed=Fact(
            signed.iso, Span(signed.start, signed.end), text[signed.start : signed.end]
        ) if signed else None,
        also=_other_years(text, cover, year),
    )  # fmt: skip


def _other_years(text: str, cover: Cover, own: Fact | None) -> tuple[int, ...]:
    """The other years that the title names: of a plan beside the execution, say."""
    if own is None or own.span is None or cover.title is None:
        return ()
    years = {year.value for year in find_years(text, cover.title.start, cover.title.end)}
    return tuple(sorted(years - {int(own.value)}))


def _read_region(
    text: str, cover: Cover, department: Fact | None
) -> tuple[Fact | None, Area | None]:
    found: tuple[Area, Place] | None = None
    spans = [department.span] if department else []
    for span in (*spans, cover.title, *cover.head, *cover.tail):
        if span and (found := name_area(text, span.start, span.end, text)):
            break
    found = found or guess_area(text)
    if found is None:
        return None, None
    area, place = found
    return Fact(full_name(area), Span(place.start, place.end), text[place.start : place.end]), area


def _read_year(text: str, cover: Cover, sections: tuple[Section, ...], given: int) -> Fact | None:
    """The year on the cover, else the one `given`, else the one the text speaks of most."""
    for span in (cover.title, *cover.head):
        if span is None:
            continue
        years = [year for year in find_years(text, span.start, span.end) if not _dated(text, year)]
        if years:
            return _year_fact(text, _evaluated(text, years, span), span)
    if given:
        return Fact(str(given), evidence="由 --year 或配置指定")
    year = _most_told(text, cover.signed, sections)
    if year is None:
        return None
    end = min(line_at(text, year.start).end, year.end + 12)
    return Fact(str(year.value), Span(year.start, year.end + 1), text[year.start : end])


def _most_told(text: str, signed: Date | None, sections: tuple[Section, ...]) -> Year | None:
    """The year that headings, openings of sentences and text speak of most, none that had not ended when
    the report was signed: its first place in the text, else in a heading."""
    latest = 9999 if signed is None else signed.year - (signed.month < _LATE)
    headed: dict[int, Year] = {}
    votes: Counter[int] = Counter()
    for year in _heading_years(text, sections):
        headed.setdefault(year.value, year)
        votes[year.value] += 4
    told: dict[int, Year] = {}
    for year in _body_years(text):
        if signed is not None and signed.start <= year.start < signed.end:
            continue
        told.setdefault(year.value, year)
        votes[year.value] += 3 if _opens(text, year) else 1
    possible = [value for value in votes if value <= latest]
    if not possible:
        return None
    return (headed | told)[max(possible, key=lambda value: (votes[value], value))]


def _evaluated(text: str, years: list[Year], title: Span) -> Year:
    """Of the years in a title the one evaluated (2023年绩效自评及2024年绩效目标), else the latest."""
    ends = [*(year.start for year in years[1:]), title.end]
    for year, end in zip(years, ends, strict=True):
        if _EVALUATED.search(text, year.end, end):
            return year
    return max(years, key=lambda year: year.value)


def _dated(text: str, year: Year) -> bool:
    """Whether a year opens a date: 2023年3月."""
    after = text[year.end + 1 : year.end + 4]
    return "月" in after


def _year_fact(text: str, year: Year, span: Span) -> Fact:
    return Fact(str(year.value), Span(year.start, year.end + 1), span.of(text))


def _heading_years(text: str, sections: Iterable[Section]) -> Iterator[Year]:
    for section in sections:
        yield from find_years(text, section.span.start, section.span.end)
        yield from _heading_years(text, section.children)


def _body_years(text: str) -> Iterator[Year]:
    """Years that may be the report's own: none in document titles, policies or awards."""
    quoted = [match.span() for match in _QUOTED.finditer(text)] if "《" in text else []
    for year in find_years(text):
        if any(start < year.start < end for start, end in quoted):
            continue
        compared = text[year.start - 1 : year.start] in _COMPARED
        if not compared and not _NOT_OURS.match(text, year.end):
            yield year


def _opens(text: str, year: Year) -> bool:
    """Whether a year stands at the start of a sentence."""
    return year.start == 0 or text[year.start - 1] in _SENTENCE_START


def _own_ratings(
    ratings: tuple[Rating, ...], text: str, paragraphs: tuple[Paragraph, ...]
) -> tuple[Rating, ...]:
    """Those of `ratings` that may be of the whole: in a cell of a table a bare score is a criterion
    (完整得3分), unless it says that it is the total."""
    return tuple(
        rating
        for rating in ratings
        if rating.grade_span
        or (at := bisect_right(paragraphs, rating.span.start, key=_start)) == 0
        or paragraphs[at - 1].table is None
        or _OF_WHOLE.search(text, paragraphs[at - 1].span.start, rating.span.start)
    )


def _start(paragraph: Paragraph) -> int:
    return paragraph.span.start


def _of_whole(ratings: tuple[Rating, ...], kind: str) -> tuple[Rating, ...]:
    own = tuple(rating for rating in ratings if kind == "project" or not rating.project)
    return ratings if not own and len(ratings) == 1 else own


def _read_rating(ratings: tuple[Rating, ...], kind: str) -> tuple[Fact | None, Fact | None]:
    """The score and grade of the whole: the first rating not said of a single project, or the only
    one there is."""
    own = _of_whole(ratings, kind)
    best = next((r for r in own if r.score and r.grade), None) or next(iter(own), None)
    if best is None:
        return None, None
    score, grade = _score_of(best), _grade_of(best)
    if score is None:
        score = next(filter(None, map(_score_of, own)), None)
    elif grade is None:
        grade = next(filter(None, map(_grade_of, own)), None)
    return score, grade


def _score_of(rating: Rating) -> Fact | None:
    return Fact(rating.score, rating.score_span, rating.score + "分") if rating.score_span else None


def _grade_of(rating: Rating) -> Fact | None:
    return Fact(rating.grade, rating.grade_span, rating.grade) if rating.grade_span else None
