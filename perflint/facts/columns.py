"""A number in a table means what its column and its row say."""

from __future__ import annotations

from perflint.facts.cells import Labelled
from perflint.facts.lexicon import Lexicon
from perflint.facts.stage import named_stage
from perflint.model.figure import Figure
from perflint.text.patterns import compile_pattern

_BARE = frozenset({"number", "score"})
_SCORED = compile_pattern(r"得分|评分|自评分|实得|扣分")
_WEIGHED = compile_pattern(r"分值|权重|满分|标准分|基准分")
_GROWN = compile_pattern(
    r"(?:增长|增减|增速|增幅|同比|升降|变动|±)[^，。]{0,8}(?:%|率|幅|$)|(?:比|较)[^，。]{1,8}(?:增|升|降|减|±)"
)
_SHARED = compile_pattern(r"占比|比重|占[^，。]{0,10}%|构成")
_RATED = compile_pattern(r"[率度](?:（?%）?)?$")
_WHOLE_ROW = compile_pattern(r"^(?:合计|总计|小计|总分|共计)$")


def stands_alone(figure: Figure, cell: Labelled) -> bool:
    """Whether a figure is all that its cell holds, and the table says something of it."""
    return not figure.lead.strip("（：≥≤<>= ") and bool(cell.head or cell.label)


def read_column(figure: Figure, cell: Labelled, lexicon: Lexicon) -> Figure:
    """`figure` with the nature and stage its column says and the name its row has."""
    head = cell.head
    nature = figure.nature
    if figure.quantity.dimension in _BARE:
        if _WEIGHED.search(head):
            nature = "weight"
        elif _SCORED.search(head):
            nature = "score"
        elif _GROWN.search(head):
            return _grown(figure, head, cell)
        elif _SHARED.search(head):
            nature = "share"
        elif _RATED.search(head):
            nature = "rate"
    elif figure.quantity.dimension == "percent":
        if _GROWN.search(head):
            return _grown(figure, head, cell)
        nature = "share" if _SHARED.search(head) else "rate"
    stage, _ = named_stage(head, lexicon)
    if stage == "none":
        stage, _ = named_stage(cell.label, lexicon)
    name = cell.label or head
    if nature in ("weight", "score") and _WHOLE_ROW.match(name):
        name = "分值" if nature == "weight" else "得分"
    if nature == "weight":
        stage = "none"
    return figure._replace(nature=nature, concept=name, stage=stage)


def _grown(figure: Figure, head: str, cell: Labelled) -> Figure:
    """A change told in a column of its own: its sign is its direction; it has no stage of its own."""
    percent = "%" in head or figure.quantity.dimension == "percent" or "额" not in head
    return figure._replace(
            nature="growth_rate" if percent else "change",
        direction="-" if figure.quantity.value < 0 else "+",
        concept=cell.label or head, against="previous_year", stage="none",
    )  # fmt: skip
