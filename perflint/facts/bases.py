"""What a rate, share, change or number of points is measured against, once the figures around it are
understood."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.facts.against import stage_named
from perflint.facts.noun import bare_name
from perflint.facts.slotwords import SlotWords
from perflint.model.figure import Figure
from perflint.text.patterns import compile_pattern

_COMPARED = compile_pattern(
    r"(?:(?<!同)(?<!占)比(?![例重])|较|与|跟|(?<![合共])同(?!比)|高于|低于|超过|超出|超|多于|少于)(?P<base>[^，。；\ue000-\uf8ff]{1,24}?)(?:相比|比较)?[，]?(?:净|略|同口径)?(?:增加|增长|上升|提高|减少|下降|降低|回落|高|低|多|少)?[^，。；\ue000-\uf8ff]{0,2}$"
)
_OPENING_OF_YEAR = compile_pattern(r"年初(?!预算|批复|计划|安排|下达|目标|核定)")
_SHARE = compile_pattern(
    r"占(?P<base>[^，。；\ue000-\uf8ff]{2,24}?)的?(?:比例|比重|比)?(?:为|达|达到|约|近|超过?)*$"
)
_BUDGETED = compile_pattern(r"预算|执行率|支付率|支出进度|控制率|支出率")
_TARGETED = compile_pattern(r"目标|任务|计划|指标")
_BUDGETS = frozenset({"first_budget", "adjusted_budget", "budget"})
_NEAR = 8


def base_of(figure: Figure, figures: Sequence[Figure], words: SlotWords) -> str:
    """A stage, a concept or `none`, `figures` being all of the filing with their slots filled."""
    if figure.role or figure.nature not in ("growth_rate", "change", "points", "share", "rate"):
        return "none"
    lead = figure.lead
    if figure.nature == "rate" and (printed := _printed(figure, figures)) is not None:
        return printed.stage if printed.stage != "none" else printed.concept
    if figure.nature == "share":
        return _share_of(figure, figures)
    if figure.nature == "rate":
        if _TARGETED.search(lead):
            return "target"
        return _budget(figure, figures) if _BUDGETED.search(lead) else "none"
    if figure.stage == "adjusted_budget" and (
        words.adjusted.search(lead) or figure.nature == "growth_rate"
    ):
        return "first_budget"
    match = _COMPARED.search(lead)
    if match:
        named = stage_named(match["base"])
        if _OPENING_OF_YEAR.match(match["base"]):
            named = "previous_year"
        if "预算" in match["base"] and named == "previous_year":
            return "budget"
        return named or bare_name(match["base"]) or "previous_year"
    before = figures[figure.index - 1] if figure.index else None
    if before is not None and before.role and before.sentence == figure.sentence:
        return (
            before.stage
            if before.stage in _BUDGETS or before.stage == "target"
            else "previous_year"
        )
    return "previous_year" if figure.direction else "none"


def _printed(figure: Figure, figures: Sequence[Figure]) -> Figure | None:
    """The figure printed as the base of a rate: 完成预算100万元的90%, 完成年计划（100万元）的90%."""
    base = figures[figure.base] if figure.base >= 0 else None
    if base is not None and base.role in ("stated_base", "divisor"):
        return base
    before = figures[figure.index - 1] if figure.index else None
    if before is not None and figure.lead.startswith("的") and figure.mark == "）":
        return before
    return None


def _share_of(figure: Figure, figures: Sequence[Figure]) -> str:
    """The whole that a share is taken of."""
    match = _SHARE.search(figure.lead)
    if match:
        return stage_named(match["base"]) or bare_name(match["base"]) or "none"
    if figure.base >= 0:
        return figures[figure.base].concept or "none"
    of = figures[figure.of] if figure.of >= 0 else None
    if of is not None and of.whole >= 0:
        return figures[of.whole].concept or "none"
    return "none"


def _budget(figure: Figure, figures: Sequence[Figure]) -> str:
    """The budget printed last before a completion rate of the same owner, else just `budget`."""
    for other in reversed(figures[max(0, figure.index - _NEAR) : figure.index]):
        if other.paragraph != figure.paragraph:
            break
        if other.stage in _BUDGETS and other.nature == "level" and other.owner == figure.owner:
            return other.stage
    return "budget"
