"""Runs of figures said to rise or fall all along: 三年支出分别为210万元、236万元、221万元，逐年增长."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from perflint.model.figure import Figure
from perflint.relations.around import YEAR
from perflint.relations.comparing_words import FALLS, NO_STATEMENT, RISES
from perflint.relations.comparison import Comparison
from perflint.relations.view import View, same_kind
from perflint.text.lined import Lined

_UP, _DOWN = rf"{RISES}|递增|走高|上行|增大", rf"{FALLS}|递减|走低|下行"
_ALONG = r"逐年|逐月|逐季|逐步|连续[两二三四五2-5]年|连年|持续|稳步"
_TREND = Lined(
    rf"(?=[逐连持稳呈])(?:(?:呈现?(?:出)?)?(?:{_ALONG})(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
    rf"|呈现?(?:出)?(?:(?P<upward>{_UP})|(?P<downward>{_DOWN})(?:的)?趋势))",
    "逐年",
    "逐月",
    "逐季",
    "逐步",
    "连续",
    "连年",
    "持续",
    "稳步",
    "呈",
)
_BACK, _LEAST, _CLAUSES = 12, 3, 2
_NATURES = ("level", "rate", "share", "price_each")
_NEXT = ("、", "，", "；")


def find_trends(view: View) -> Iterator[Comparison]:
    """The first two neighbours of a run of three and more that go the other way, or else the last two."""
    if not view.own:
        return
    for match in _TREND.finditer(view.text):
        if NO_STATEMENT.search(view.text, max(0, match.start() - 8), match.start()):
            continue
        run = _run_before(view, match.start())
        if len(run) < _LEAST:
            continue
        rises = bool(match["up"] or match["upward"])
        pairs = list(pairwise(run))
        wrong = (pair for pair in pairs if _rises(*pair) != rises)
        before, now = next(wrong, pairs[-1])
        yield Comparison("trend", match.start(), match.end(), now, before, ">" if rises else "<")


def _rises(before: Figure, now: Figure) -> bool:
    return now.quantity.amount > before.quantity.amount


def _run_before(view: View, at: int) -> list[Figure]:
    """The figures of one kind right before words on a trend in their sentence: side by side, or each of its year."""
    start = max(view.text.rfind(mark, max(0, at - 200), at) for mark in "。\n") + 1
    near = [one for one in view.between(start, at) if one.nature in _NATURES and not one.role]
    run: list[Figure] = []
    for one in reversed(near[-_BACK:]):
        if run and not (same_kind(one, run[-1]) and one.nature == run[-1].nature):
            break
        run.append(one)
    run.reverse()
    dated = [YEAR.findall(one.lead) for one in run]
    years = [found[-1] for found in dated if found]
    if len(years) == len(run):
        return run if years == sorted(set(years)) else []
    listed = all(one.mark == "、" for one in run[1:])
    return run if listed and ("分别" in run[0].lead or "依次" in run[0].lead) else []
