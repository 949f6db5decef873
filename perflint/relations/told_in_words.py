"""Words that compare figures and print none of their own: 完成率91.25%，超过年度目标; 支出进度62%，快于序时进度;
较上年13.2万元有所减少; 支出120万元，收入115万元，支出大于收入; 占48.3%，不足一半."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from perflint.model.figure import Figure
from perflint.relations.comparing_words import (
    ABOVE,
    BELOW,
    FALLS,
    NO_STATEMENT,
    NOT,
    RISES,
    compared,
)
from perflint.relations.comparison import Comparison, Relation
from perflint.relations.view import View, same_kind, shares_two
from perflint.text.lined import Lined
from perflint.text.numerals import DIGITS
from perflint.text.patterns import compile_pattern
from perflint.text.sentences import start_behind
from perflint.text.symbols import ANY_SYMBOL

_END = r"(?=[，。；、）\n]|$)"
_COMPLETION = compile_pattern(r"完成(?:率|比例)(?:为|达|是)?$")
_PASSES = compile_pattern(
    rf"(?P<not>{NOT})?(?:(?P<above>高于|超过|超出|超额完成|超)|(?P<below>低于)|(?P<met>达到?|完成|实现))了?"
    rf"(?:(?:年度|年初|全年|既定|预期|绩效|预定|当年|计划|工作)*(?:目标|计划|任务|指标)(?:任务|要求|数|值)?){_END}"
)
_PACE = compile_pattern(
    rf"，(?:已|仍|均|略|明显|大幅)*(?P<not>{NOT})?(?:(?P<above>快于|超过|高于|超|优于)|(?P<below>慢于|低于|落后于?|滞后于?)|(?P<met>达到))了?"
    rf"(?:序时|时序|时间)(?:进度)?(?:要求)?{_END}"
)
_MONTH = compile_pattern(r"(?<![0-9])(1[0-2]|[1-9])月(?:底|末|30日|31日|28日|29日)")
_HALVES = (("前三季度", 75), ("三季度末", 75), ("上半年", 50), ("半年末", 50), ("一季度末", 25))
_MOVES = Lined(
    rf"(?=[有略明大进稳持小显逐同比较均也仍呈实增上提扩延加升攀减下降压回缩收])(?:有所|略有|略|明显|大幅度?|进一步|稳步|持续|小幅|显著|逐步|同比|比上年|较上年|比去年|较年初|比年初|均|也|仍|呈|实现)*"
    rf"(?:(?P<up>{RISES})|(?P<down>{FALLS}))(?:了|明显|显著|较多|较大|幅度较大|趋势)*{_END}",
    sign=rf"(?:{RISES}|{FALLS})(?:了|明显|显著|较多|较大|幅度较大|趋势)*{_END}",
)
_SUBJECT = compile_pattern(rf"[^，。；：、（）\n{ANY_SYMBOL}]{{0,10}}$")
_BOTH = Lined(
    rf"(?<=[，；])(?P<one>[\u4e00-\u9fff]{{2,8}}?)(?P<not>{NOT})?(?:(?P<above>{ABOVE})|(?P<below>{BELOW}))"
    rf"(?P<other>[\u4e00-\u9fff]{{2,8}}){_END}",
    sign=rf"(?:{ABOVE}|{BELOW})[\u4e00-\u9fff]{{2,8}}{_END}",
)
_FRACTION = compile_pattern(
    rf"，(?:已|仍|均|占比|占|约|也)*(?:(?P<over>超过|超|高于|突破)(?:一半|半数|五成)|(?P<half>过半(?:数)?)|(?P<under>不足|不到|低于)(?:一半|半数|五成))"
    rf"{_END}"
)
_MORE = compile_pattern(r"(?P<digit>[一二三四五半六七八九])|有余|出头|挂零")
_SUMS_UP = compile_pattern(r"^[，（](?:即|约占|约|占|已|达|达到|也就是)?$")
_NATURES = ("level", "rate", "share", "price_each", "score")
_HUNDRED, _HALF, _BACK, _NEAR = Decimal(100), Decimal(50), 8, 30


def find_told_in_words(view: View) -> Iterator[Comparison]:
    """Every comparison that words alone tell of the figures before them."""
    for figure in view.prose:
        if figure.role or view.is_aim(figure):
            continue
        if figure.quantity.dimension == "percent" and not figure.quantity.qualifier:
            yield from _completed(view, figure)
            yield from _paced(view, figure)
            yield from _halved(view, figure)
        if figure.quantity.unit == "成":
            yield from _tenths(view, figure)
    yield from _moved(view)
    yield from _both(view)


def _with_value(figure: Figure, value: Decimal, text: str) -> Figure:
    """A figure to hold `figure` against that is printed nowhere."""
    quantity = figure.quantity._replace(
        value=value, decimals=0, unit="%", scale=Decimal(1), text=text, qualifier=""
    )
    return figure._replace(quantity=quantity)


def _completed(view: View, rate: Figure) -> Iterator[Comparison]:
    """A rate of completion beside words on the aim: above it where it is above 100 %."""
    at = rate.quantity.symbol + 1
    if rate.nature != "rate" or rate.quantity.unit != "%" or not _COMPLETION.search(rate.lead):
        return
    match = _PASSES.match(view.text, at + 1) if view.text[at : at + 1] == "，" else None
    if match is not None:
        whole = _with_value(rate, _HUNDRED, "100%")
        yield Comparison("completed", at + 1, match.end(), rate, whole, _relation(match))


def _relation(said: re.Match[str]) -> Relation:
    if said["met"]:
        return "<" if said["not"] else ">="
    return compared(above=said["above"] is not None, negated=said["not"] is not None)


def _paced(view: View, rate: Figure) -> Iterator[Comparison]:
    """A rate beside words on the pace of the year, whose month stands before it."""
    match = _PACE.match(view.text, rate.quantity.symbol + 1)
    if match is None or rate.nature not in ("rate", "share"):
        return
    at = rate.quantity.symbol
    words = view.sentence(rate).partition(view.text[at])[0]
    months = [int(found[1]) for found in _MONTH.finditer(words)]
    share = Decimal(months[-1] * 100) / 12 if months else None
    share = next((Decimal(part) for said, part in _HALVES if said in words), share)
    if share is not None:
        pace = _with_value(rate, share, f"{share:.2f}%")
        yield Comparison("pace", at + 2, match.end(), rate, pace, _relation(match))


def _halved(view: View, share: Figure) -> Iterator[Comparison]:
    """A share beside words on the half."""
    match = _FRACTION.match(view.text, share.quantity.symbol + 1)
    if match is not None and share.nature in ("share", "rate"):
        half = _with_value(share, _HALF, "50%")
        relation: Relation = "<" if match["under"] else ">"
        yield Comparison("half", match.start() + 1, match.end(), share, half, relation)


def _tenths(view: View, tenths: Figure) -> Iterator[Comparison]:
    """So many tenths right behind the percentage they sum up: 占68.2%，近七成."""
    share = view.figures[tenths.index - 1] if tenths.index else tenths
    between = view.gap(share, tenths) if share is not tenths else ""
    if share.quantity.unit == "%" and share.nature in ("share", "rate") and _SUMS_UP.match(between):
        at = tenths.quantity.symbol
        if (more := _MORE.match(view.text, at + 1)) is not None:
            over = (
                Decimal(DIGITS[more["digit"].replace("半", "五")]) / 10
                if more["digit"]
                else Decimal(0)
            )
            value = tenths.quantity.value + over
            tenths = tenths._replace(
                quantity=tenths.quantity._replace(
                    value=value, decimals=1 if over else 0,
                    qualifier=tenths.quantity.qualifier if over else "over",
                )
            )  # fmt: skip
        yield Comparison("tenths", at, at + 1, share, tenths, "=")


def _moved(view: View) -> Iterator[Comparison]:
    """Words on a move that no figure follows, behind this year's figure and last year's."""
    for match in _MOVES.finditer(view.text):
        before = view.between(max(0, match.start() - _NEAR), match.start())
        if not before or NO_STATEMENT.search(view.text, match.start() - 6, match.start()):
            continue
        last = before[-1]
        subject = _SUBJECT.search(view.text, last.quantity.symbol + 1, match.start())
        pair = _pair(view, last) if subject is not None else None
        if pair is None or not _is_begun(view, *pair):
            continue
        between = view.text[last.quantity.symbol + 1 : match.start()].strip("，）相比的")
        if between and not (
            shares_two(between, pair[0].lead) or (last.key and shares_two(between, last.key))
        ):
            continue
        start = max(match.start(), last.quantity.symbol + 1)
        yield Comparison("moved", start, match.end(), *pair, ">" if match["up"] else "<")


def _is_begun(view: View, now: Figure, begun: Figure) -> bool:
    """Whether the second of two figures is what the first is compared with: said so, or of an earlier year."""
    if begun.role == "compared" or begun.stage == "previous_year":
        return True
    years = [view.filled[one.index].period for one in (begun, now)]
    return all(year.isdecimal() for year in years) and years[0] < years[1]


def _pair(view: View, begun: Figure) -> tuple[Figure, Figure] | None:
    """This year's figure before last year's, and that: the nearest of its kind in the sentence."""
    for other in reversed(view.back(begun, _BACK)):
        if other.sentence != begun.sentence or begun.clause - other.clause > 1:
            return None
        alike = same_kind(other, begun) and other.quantity.unit == begun.quantity.unit
        if alike and other.nature in _NATURES and not other.role and other.stage != "previous_year":
            return other, begun
    return None


def _both(view: View) -> Iterator[Comparison]:
    """Two things compared by name whose figures the sentence tells: 支出大于收入."""
    for match in _BOTH.finditer(view.text):
        if NO_STATEMENT.search(match["one"]):
            continue
        start = start_behind(view.text, "。", match.start())
        before = [
            f for f in view.between(max(start, match.start() - 120), match.start())
            if f.nature in _NATURES and not f.role and not f.depth
        ]  # fmt: skip
        one = [f for f in before if match["one"] in f.lead]
        other = [f for f in before if match["other"] in f.lead]
        if len(one) == len(other) == 1 and one != other and same_kind(one[0], other[0]):
            relation = compared(above=match["above"] is not None, negated=match["not"] is not None)
            yield Comparison("both", match.start(), match.end(), one[0], other[0], relation)
