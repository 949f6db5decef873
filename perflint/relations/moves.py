"""Moves and what they lead from and to: 由甲增加到乙, 减少 beside 增长, 上年3.4万元，本年3.1万元，增加0.3万元."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.around import lies_between
from perflint.relations.comparison import Comparison
from perflint.relations.view import View, same_kind
from perflint.text.patterns import compile_pattern

_PLANNED = ("target", "budget", "first_budget", "adjusted_budget", "allotted")


def find_moves(view: View) -> Iterator[Comparison]:
    """Every move whose two ends are printed, and every change and rate of one figure."""
    yield from _from_to(view)
    yield from _ways(view)
    yield from _changes(view)


def _from_to(view: View) -> Iterator[Comparison]:
    """由甲增加到乙: the second is greater."""
    for figure in view.figures:
        if figure.role != "from" or figure.index + 1 >= len(view.figures):
            continue
        following = view.figures[figure.index + 1]
        if following.sentence != figure.sentence or not same_kind(figure, following):
            continue
        words = view.gap(figure, following)
        up, down = _UP.search(words), _DOWN.search(words)
        if bool(up) == bool(down) or _UP.search(figure.lead) or _DOWN.search(figure.lead):
            continue  # 由下降0.9%转为增长0.4%: two rates, each with its own way.
        yield Comparison(
            "from to", figure.quantity.symbol, following.quantity.symbol + 1, following, figure,
            ">" if up else "<",
        )  # fmt: skip


_UP = compile_pattern(r"增加|增长|提高|提升|上升|扩大|增[至到为]|升[至到为]|上涨|延长|涨[至到]")
_DOWN = compile_pattern(
    r"减少|下降|降低|降[至到为]|减[至到为]|压减|回落|缩小|下滑|缩短|压缩|缩[至到减]|跌[至到]"
)


def _ways(view: View) -> Iterator[Comparison]:
    """A change and a rate of the same figure that say opposite ways: 减少5万元，增长20%."""
    for figure in view.figures[1:]:
        previous = view.figures[figure.index - 1]
        if (
            figure.nature == "growth_rate" and previous.nature == "change"
            and figure.of == previous.of and figure.sentence == previous.sentence
            and figure.clause - previous.clause <= 1 and figure.direction
            and previous.direction and figure.against in ("none", previous.against)
            and figure.quantity.value > 0 and previous.quantity.value > 0 and not figure.key
            and not _AGAINST_BUDGET.search(previous.lead)
        ):  # fmt: skip
            yield Comparison(
                "ways", previous.quantity.symbol, figure.quantity.symbol + 1, figure, previous,
                "=" if figure.direction == previous.direction else "!=",
            )  # fmt: skip


_AGAINST_BUDGET = compile_pattern(r"短收|超收|歉收|[欠超]缴$")
_TELLING = 3
_OF_PLAN = compile_pattern(r"超额完成|[多少]完成|节约|超支")


def _changes(view: View) -> Iterator[Comparison]:
    """A change that is, to the digit, what lies between two figures told before it, whichever way its
    words say: 上年34.12万元，本年31.85万元，增加2.27万元."""
    for change in view.figures:
        if (
            change.nature != "change"
            or not change.direction
            or change.role
            or change.quantity.value <= 0
        ):
            continue
        head = view.figures[change.of] if change.of >= 0 else None
        if _SINCE_OPENING.search(change.lead):
            pair = _from_opening(view, change)
        elif change.against in _PLANNED or _OF_PLAN.search(change.lead):
            pair = _from_plan(view, change)
        elif head is not None and same_kind(head, change):
            pair = _between(view, head, change)
        else:
            continue
        if pair is not None:
            now, before = pair
            yield Comparison(
                "way", before.quantity.symbol, change.quantity.symbol + 1, now, before,
                ">" if change.direction == "+" else "<",
            )  # fmt: skip


_SINCE_OPENING = compile_pattern(
    r"[比较](?:[上去]年[末底]|年初|期初)(?!预算|批复|计划|目标|安排|核定|下达)"
)
_OPENING = compile_pattern(r"(?:[上去]年[末底]|年初|期初)(?!预算|批复|计划|目标|安排|核定|下达)")
_WITHIN = 10


def _from_opening(view: View, change: Figure) -> tuple[Figure, Figure] | None:
    """What stands at the end of a year and what stood at its beginning, right before the change that lies between
    them: 年初310人，年末287人，较年初增加23人."""
    near = [
        f for f in view.figures[max(0, change.index - _WITHIN) : change.index]
        if f.paragraph == change.paragraph and f.nature == "level" and not f.role and same_kind(f, change)
    ]  # fmt: skip
    begun = [f for f in near if _OPENING.search(f.lead)]
    if not begun:
        return None
    ends = (f for f in reversed(near) if f.index > begun[-1].index)
    end = next((f for f in ends if lies_between(change, f, begun[-1])), None)
    return (end, begun[-1]) if end is not None else None


def _from_plan(view: View, change: Figure) -> tuple[Figure, Figure] | None:
    """What was done and what was planned, right before a change against the plan that lies between them."""
    before = [
        f for f in view.back(change, 6)
        if f.sentence == change.sentence and f.nature == "level" and not f.role and same_kind(f, change)
    ]  # fmt: skip
    planned = [f for f in before if f.stage in _PLANNED]
    done = [f for f in before if f.stage in ("executed", "achieved")]
    if len(planned) != 1 or len(done) != 1 or not lies_between(change, done[0], planned[0]):
        return None
    return done[0], planned[0]


def _between(view: View, head: Figure, change: Figure) -> tuple[Figure, Figure] | None:
    """What a change leads to and what it began at: its printed base, or the figure of last year."""
    if change.base >= 0:
        before = view.figures[change.base]
        return (head, before) if _is_apart(head, before, change) else None
    if head.stage != "previous_year":
        begun = next((f for f in view.figures[head.index + 1 : change.index] if _is_begun(f)), None)
        return (head, begun) if begun is not None and _is_apart(head, begun, change) else None
    digits = len(change.quantity.value.as_tuple().digits)
    for other in reversed(view.figures[max(0, head.index - 16) : change.index]):
        if other.paragraph != head.paragraph or other.index == head.index:
            continue
        named = bool(other.key) and other.key == head.topic
        if (
            other.nature == "level"
            and other.stage != "previous_year"
            and (named or digits >= _TELLING)
        ) and _is_apart(other, head, change):
            return other, head
    return None


def _is_begun(figure: Figure) -> bool:
    """Whether a figure is one of last year told on its own."""
    return figure.nature == "level" and figure.stage == "previous_year" and not figure.role


def _is_apart(one: Figure, other: Figure, change: Figure) -> bool:
    if not same_kind(one, other) or other.stage in ("target", "budget", "first_budget"):
        return False
    return lies_between(change, one, other)
