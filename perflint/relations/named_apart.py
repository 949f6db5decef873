"""A difference whose words name the figure it is from: 甲地81.3%；乙地83.5%，高于甲地2.2个百分点."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.around import lies_between
from perflint.relations.comparison import Comparison
from perflint.relations.view import View, same_kind
from perflint.text.patterns import compile_pattern

_SAYS = compile_pattern(
    r"^(?:[^，。；（）]{0,12}?)(?:(?P<above>高于|多于|快于|优于|超过|高出|领先于?)|(?P<below>低于|少于|慢于|落后于?|滞后于?))"
    r"(?P<name>[^，。；（）]{2,14}?)(?:的?平均)?(?:水平|进度|比例)?(?:了|达)?$"
)
_NOT_NAMED = compile_pattern(r"目标|指标|计划|任务|预算|上年|去年|同期|年初|要求|标准")
_NATURES = ("level", "rate", "share", "price_each")
_TELLING, _PLACES = 3, 2
_BACK, _WORDS = 12, 40


def find_named_apart(view: View) -> Iterator[Comparison]:
    """Every difference that, to the digit, lies between a figure its words name and one before it."""
    for apart in view.figures:
        quantity = apart.quantity
        if apart.nature not in ("points", "change") or apart.role or apart.base >= 0:
            continue
        told = len(quantity.value.as_tuple().digits) >= _TELLING or quantity.decimals >= _PLACES
        said = _SAYS.match(apart.lead) if told and quantity.value > 0 else None
        if said is None or _NOT_NAMED.search(said["name"]):
            continue
        pair = _pair(view, apart, said["name"])
        if pair is not None:
            start = (
                quantity.symbol
                - len(apart.lead)
                + said.start("above" if said["above"] else "below")
            )
            yield Comparison(
                "way", start, quantity.symbol + 1, *pair, ">" if said["above"] else "<"
            )


def _pair(view: View, apart: Figure, name: str) -> tuple[Figure, Figure] | None:
    """The figure a difference tells of, and the named one it is from."""
    before = [
        figure for figure in view.back(apart, _BACK)
        if figure.paragraph == apart.paragraph and figure.nature in _NATURES and not figure.role
        and _is_compared(figure, apart)
    ]  # fmt: skip
    named = [figure for figure in before if name in _words(view, figure, before)]
    if not named:
        return None
    reference = named[-1]
    actual = next((f for f in reversed(before) if f is not reference), None)
    if actual is None or not lies_between(apart, actual, reference):
        return None
    return actual, reference


def _is_compared(figure: Figure, apart: Figure) -> bool:
    if apart.quantity.dimension == "points":
        return figure.quantity.dimension == "percent"
    return same_kind(figure, apart)


def _words(view: View, figure: Figure, among: list[Figure]) -> str:
    """The words a figure stands in, back to the one of its kind before it or to the end of the item before."""
    end = figure.quantity.symbol
    start = max(0, end - _WORDS)
    for other in among:
        if other.index < figure.index:
            start = max(start, other.quantity.symbol)
    start = max(start, *(view.text.rfind(mark, start, end) for mark in "；。\n"))
    return view.text[start:end]
