"""Scores and grades a report gives itself: 自评得分97.57分，自评优秀; 评价等级为“优”."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from perflint.model.span import Span, covering
from perflint.text.contains import contains_any
from perflint.text.patterns import compile_pattern

_POINTS = compile_pattern(r"分(?![值之别钟为]|（?[不含]|[及以]上|[以之][下内]|-|—|~|至|到)")
_DIGITS = compile_pattern(r"(?<![\d.])\d{1,3}(?:\.\d{1,3})?\Z")
_SCORE_LABEL = compile_pattern(
    r"(?:(?P<total>总分|分数)|得分|评分|打分|自评|评价分|评定|评为|得|以|[优良中差秀好格][”\"’]?（)"
    r"[^0-9，。；\n（]{0,8}$"
)
_GRADE = compile_pattern(
    r"(?P<grade>基本合格|不合格|不及格|优秀|优良|良好|中等|一般|合格|及格|较好|较差|优|良|中|差|低|好)"
    r"(?=[”\"’」】]?(?:[，。；！）\n级档等]|$|（\d))"
)
_GRADE_LABEL = compile_pattern(
    r"(?:等级|等次|评级|级别|档次|[自测]评(?:结果|结论|等级)?|绩效评价|综合评价|评价结[果论]|综合评定|评定|获评|评为)"
    r"[^，。；、\n0-9]{0,8}?(?:结果|结论|等级|等次|级别|档次)?(?:为|是|：|属于?|达到?)?[“\"‘「【]?$"
    r"|\d分，(?:属于?|列为|定为)[“\"‘「【]?$"
)
# Words that mean other things too are grades only where a grade is announced.
_ANNOUNCED = compile_pattern(
    r"(?:等级|等次|级别|档次)(?:评定|评价)?(?:结果)?(?:为|是|：|属于?|评为|定为)?[“\"‘「【]?$"
)
_LOOSE = frozenset({"好", "较好"})
_DETAIL = compile_pattern(
    r"(?:指标|执行率|预算执行|产出|效益|满意度|数量|质量|时效|成本|决策|过程|权重|扣|满分|分值|平均|加|"
    r"排名|以上|低于|高于|及格|考试|测试|考核|测评|问卷|体育|竞赛|较|比)[^，。；\n]{0,10}$"
    r"|执行率[^，。；\n]{0,12}，(?:该项|本项|实|应|计)?得$"
)
_OTHERS = compile_pattern(
    r"(?:群众|社会|社区|企业|客户|公众|满意度|反响|标准|分为|划分|分值在)[^，。；\n]{0,14}$"
    r"|(?:考核(?!指标|评价|标准|小组)|考评|先进|荣获|表彰|干部|党员|员工)[^。；\n]{0,36}$"
)
_CRITERION = compile_pattern(r"\d分?(?:（[^（）]{1,6}）)?(?:以上|以下|-|—|~|至|到)[^。\n]{0,30}$")
_OWN = compile_pattern(
    r"，(?:本|我|该|综合|经|故)?(?:部门|单位|项目|局|委|校|院|镇|街道|中心)?(?:整体支出)?(?:(?:自评|评价|绩效)[^，。；\n]{0,12}|评[为定][为“\"]?)$"
)
# 投入10分得9.46分: a share of the full marks. 满分100分，实得95.4分 is the whole.
_SHARE = compile_pattern(r"(?P<full>\d{1,3}(?:\.\d)?)分）?，?(?:自评|实际|实)?得分?$")
_SUMMED = compile_pattern(r"(?:合计|共计|总计)(?P<total>得分|得)?$")
_GRADED = compile_pattern(r"[\d.]{1,6}分，(?:自评|评价|评定|绩效)?(?:等级|等次|级别)")
_NAMED_BEHIND = compile_pattern(r"：[\u4e00-\u9fff]{2,}$")
_OUT_OF = compile_pattern(r"（(?:满分|分值|权重)(?:为|：)?(\d{1,3}(?:\.\d)?)分?）")
_BEFORE_SHORT = frozenset('为是：属于到评级次等档果论定“"‘「【')
_PROJECT = compile_pattern("项目(?!支出)")
_PARTS = compile_pattern("[。！？\n]")
_REACH, _FAR, _LEAD, _FULL = 30, 200, 40, 100


class Rating(NamedTuple):
    """A score, a grade, or both, said of one thing; `project`: the words near it name a project."""

    score: str
    score_span: Span | None
    grade: str
    grade_span: Span | None
    project: bool

    @property
    def span(self) -> Span:
        """From the first to the last character of score and grade."""
        spans = [span for span in (self.score_span, self.grade_span) if span]
        return covering(spans)


@lru_cache(maxsize=1)
def read_ratings(text: str) -> tuple[Rating, ...]:
    """Every rating of normalised `text` in order; scores of single indicators, criteria such as
    90分以上为优, and what others think of the body are none."""
    if not contains_any(text, ("分", "评", "等")):
        return ()
    scores = list(_find_scores(text))
    starts = [at.start for at, _ in scores]
    taken: set[int] = set()
    ratings: list[Rating] = []
    for at, grade in _find_grades(text):
        partner = _partner(text, at, scores, bisect_left(starts, at.start), taken)
        score, span = ("", None) if partner is None else (scores[partner][1], scores[partner][0])
        if partner is not None:
            taken.add(partner)
        start = min(at.start, span.start if span else at.start)
        ratings.append(Rating(score, span, grade, at, _of_project(text, start, at.end)))
    for i, (at, score) in enumerate(scores):
        if i not in taken:
            ratings.append(Rating(score, at, "", None, _of_project(text, at.start, at.end)))
    return tuple(sorted(ratings, key=lambda rating: rating.span.start))


def _is_full(label: re.Match[str], score: str) -> bool:
    """Whether a score is what there is to be reached rather than what was."""
    return bool(label["total"]) and score in ("100", "100.0", "100.00")


def _find_scores(text: str) -> Iterator[tuple[Span, str]]:
    held: tuple[Span, str] | None = None
    for match in _POINTS.finditer(text):
        digits = _DIGITS.search(text, max(0, match.start() - 8), match.start())
        label = _find_label(text, digits.start()) if digits else None
        if digits is None or label is None or _is_listed(text, digits.start(), match.end()):
            continue
        found = (Span(digits.start(), match.end()), digits.group())
        if _is_full(label, found[1]):
            held = found
            continue
        if held and _PARTS.search(text, held[0].end, digits.start()):
            yield held
        held = None
        yield found
    if held:
        yield held


def _find_label(text: str, start: int) -> re.Match[str] | None:
    """What calls the number at `start` the score of the whole; None for that of a part, or a share of
    other full marks than the usual."""
    label = _SCORE_LABEL.search(text, max(0, start - 14), start)
    if label is None and (summed := _SUMMED.search(text, max(0, start - 14), start)):
        label = summed if _GRADED.match(text, start) else None
    if label is None or _DETAIL.search(text, max(0, start - 24), start):
        return None
    share = _SHARE.search(text, max(0, start - 14), start)
    return None if share and float(share["full"]) != _FULL else label


def _is_listed(text: str, start: int, end: int) -> bool:
    """Whether a score is one of parts: the first of them listed behind a colon (得分：投入15分、过程23分), or with
    full marks of its own in brackets (得9.2分（满分10分）)."""
    full = _OUT_OF.match(text, end)
    if full is not None and float(full[1]) != _FULL:
        return True
    named = _NAMED_BEHIND.search(text, max(0, start - 14), start)
    return named is not None and text[end : end + 1] in ("、", "；")


def _find_grades(text: str) -> Iterator[tuple[Span, str]]:
    for match in _GRADE.finditer(text):
        start = match.start()
        if not _GRADE_LABEL.search(text, max(0, start - 20), start):
            continue
        if _OTHERS.search(text, max(0, start - 50), start):
            continue
        if match["grade"] in _LOOSE and not _ANNOUNCED.search(text, max(0, start - 20), start):
            continue
        if len(match["grade"]) == 1 and text[start - 1] not in _BEFORE_SHORT:
            continue
        low = max(0, start - 40)
        if _CRITERION.search(text, low, start) and not _OWN.search(text, low, start):
            continue
        yield Span(match.start("grade"), match.end("grade")), match["grade"]


def _partner(
    text: str, grade: Span, scores: list[tuple[Span, str]], index: int, taken: set[int]
) -> int | None:
    """The score that goes with a grade: the one before it in the sentence or the one just before,
    else the one after it in the sentence. `index` is where the grade falls among the scores."""
    if index and index - 1 not in taken:
        at = scores[index - 1][0]
        if _are_near(text, at.end, grade.start):
            return index - 1
    after = scores[index][0].start if index < len(scores) else grade.end + _FAR + 1
    if after - grade.end > _FAR or _PARTS.search(text, grade.end, after):
        return None
    return index


def _of_project(text: str, start: int, end: int) -> bool:
    """Whether 项目 stands in the sentence in front of, or within, a rating."""
    low = max(0, start - _LEAD)
    begin = max(text.rfind(mark, low, start) for mark in "。\n；") + 1
    return _PROJECT.search(text, max(begin, low), end) is not None


def _are_near(text: str, end: int, start: int) -> bool:
    """Whether a grade at `start` goes with a score before it: in its sentence, or just behind that."""
    if start - end > _FAR:
        return False
    breaks = len(_PARTS.findall(text, end, start))
    near = start - end <= _REACH and "\n" not in text[end:start]
    return not breaks or (breaks == 1 and near)
