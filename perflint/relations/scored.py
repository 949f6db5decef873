"""What a self-evaluation scores, as prose tells it: parts with their weights, scores, and what was taken off.

决策（20分）得18分，扣2分；产出40分得38.5分，产出扣的1.5分为时效0.5分、质量1分。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from typing import Literal, NamedTuple

from perflint.model.figure import Figure
from perflint.relations.view import View
from perflint.text.patterns import compile_pattern

Kind = Literal["weight", "score", "lost", "full", ""]

FULL = Decimal(100)
_GOT = compile_pattern(
    r"^[^\u4e00-\u9fff]*(?:实际|自评|最终|评价|该项|本项|按[^，。；]{0,6}|[应可实只仅共均])*"
    r"(?:得满?分?|自评分?|评分|计分?|给分?|评)(?:为|是|：)?$"
)
"""Words that alone give a score to what was named before."""
_SCORE = compile_pattern(r"(?:得满?|[自评计得]|给)分?(?:为|是|：)?$")
_COMPARED = compile_pattern(r"(?:[高低]于|比(?!例)|较|差|超过|达到)[^，。；]{0,6}$")
_TOTAL = compile_pattern(
    r"(?:总|综合|最终|合计|自评|评价)[^，。；：\n]{0,3}分(?:数|值)?(?:为|是|共)?$|(?:合计|总计|小计|共计?)(?:得|为)?$"
)
_LOST = compile_pattern(r"(?:扣|失|核减)(?:分|减|除)?(?:[的了掉去]|合计|共|共计|累计)?$")
_GOES_ON = compile_pattern(r"^[^。；]{0,20}(?:含|即|其中|包括|依次|分别|来自|：)")
JOINED = compile_pattern(r"^）?(?:[、和及]|以及|，其余)")
"""What joins one part to the next of a list."""
_EARNED = compile_pattern(r"得|自评|总分")
_ALL_MARKS = compile_pattern(r"(?:权重|分值|满分|标准分)[^，。；\n]{0,6}$")
_FULL_SCALE = compile_pattern(r"满分(?:为|是|共|：)?$")
_IN_ALL = compile_pattern(r"(?:合计|共计|总计|共)(?:为|是)?$")
_WEIGHTS = compile_pattern(r"(?:权重|分值)(?:依次|分别)?(?:为|是|：)?[^，。；得\n]*$")
_EACH_FULL = compile_pattern(
    r"^[）、]?(?:均|都|全部|也)?(?:得|为|计)?了?满分|^）?(?:均|都)?[不未没无]有?扣分"
)
_IN_TURN = compile_pattern(r"分别|依次")
_HOLDS = compile_pattern(r"^[，（]?(?:含|其中)")
_OF_IT = compile_pattern(r"^该|^此")
_NAME = compile_pattern(r"[\u4e00-\u9fff]{2,}")
_NO_NAME = compile_pattern(
    r"(?:只|仅|实|应|可|按比例|按[^，。；]{1,4})?得分?|自评|实际|满分|分值|权重|其中|包括|包含"
    r"|(?:共|合计|共计)?[扣失]分?[的减除]?|指标|方面|情况|^.*(?:来自|全在)"
)
_EDGES = compile_pattern(r"^[含和及即为与]+|^(?:依次|分别)为?|[项类的]$")
_BEFORE = 16
_MOST = 2
"""A score that is more than so many times what may be its weight is that of something else."""
_FAR = 80
_KINDS: tuple[Literal["weight", "score", "lost"], ...] = ("weight", "score", "lost")


class Item(NamedTuple):
    """A part that is scored: its name, weight, score and what was taken off, where they are told. `full`:
    words say that it got all its points, so that the weight is its score; `apart`: its weight is told elsewhere."""

    name: str
    weight: Figure | None = None
    score: Figure | None = None
    lost: Figure | None = None
    full: bool = False
    apart: bool = False

    def figures(self) -> list[Figure]:
        """The numbers told of it in one place, in order of weight, score, loss."""
        told = (None if self.apart else self.weight, None if self.full else self.score, self.lost)
        return [one for one in told if one is not None]

    @property
    def first(self) -> Figure:
        """The number that stands first."""
        return min(self.figures(), key=_index)

    @property
    def last(self) -> Figure:
        """The number that stands last."""
        return max(self.figures(), key=_index)

    def is_bare(self, kind: Literal["weight", "score", "lost"]) -> bool:
        """Whether nothing but its weight, score or loss is told."""
        told = self.weight, self.score, self.lost
        return not self.full and [one is not None for one in told] == [
            kind == one for one in _KINDS
        ]


class Marks(NamedTuple):
    """The items in order, and the figures that tell what all weights make together (权重合计100分)."""

    items: list[Item]
    wholes: list[Figure]


def is_total(figure: Figure) -> bool:
    """Whether a score is said to be that of everything."""
    return _TOTAL.search(figure.lead) is not None


def read_points(view: View) -> Marks:
    """What the prose of `view` tells of scores, each with what stands beside it; totals are among the items."""
    told = list(_points(view))
    items: list[Item] = []
    names: set[str] = set()
    wholes: list[Figure] = []
    open_item: dict[Kind, Figure] = {}
    last: Figure | None = None
    for place, figure in enumerate(told):
        kind = _kind(view, figure, told[place + 1 : place + 3], open_item)
        if last is not None and _is_said_within(last, figure, kind, open_item):
            continue
        if kind == "full":
            wholes.append(figure)
        if kind in ("full", ""):
            continue
        if open_item and last is not None and (
            kind in open_item or not _is_of_same(view, last, figure, kind, names, open_item.get("lost"))
        ):  # fmt: skip
            items.append(_item(view, open_item))
            names.add(items[-1].name)
            open_item = {}
        open_item[kind] = last = figure
    if open_item:
        items.append(_item(view, open_item))
    return Marks(items, wholes)


def _index(figure: Figure) -> int:
    return figure.index


def _points(view: View) -> Iterator[Figure]:
    """The numbers of points outside tables; those in a row of weights (权重为产出60、效益40) bear that nature,
    and need no unit."""
    text = view.text
    weighed = "权重" in text or "分值" in text
    lost = "扣" in text
    if not any(figure.quantity.unit == "分" for figure in view.figures):
        return
    for figure in view.figures:
        quantity = figure.quantity
        plain = quantity.dimension == "number" and not quantity.unit and (weighed or lost)
        if not plain and quantity.unit != "分":
            continue
        if figure.role or view.is_tabled(figure) or figure.nature == "ordinal_or_name":
            continue
        before = text[max(0, quantity.symbol - _FAR) : quantity.symbol]
        row = weighed and not before.endswith("）") and ("权重" in before or "分值" in before)
        if row and _WEIGHTS.search(before):
            yield figure._replace(nature="weight")
        elif plain:
            if figure.nature == "weight" or ("扣" in before and _IS_LOST_ROW.search(before)):
                yield figure
        elif not _COMPARED.search(figure.lead) and not _is_of_an_hour(view, figure):
            yield figure


_IS_LOST_ROW = compile_pattern(r"扣[^，。；\n]{0,12}，(?:依次|分别)(?:为|是|扣)?[^，。；\n得]*$")


def _is_of_an_hour(view: View, figure: Figure) -> bool:
    """Whether it is minutes: 7分12秒."""
    following = view.figures[figure.index + 1 : figure.index + 2]
    return bool(following) and following[0].quantity.unit == "秒" and (
        following[0].quantity.symbol == figure.quantity.symbol + 1
    )  # fmt: skip


def _kind(
    view: View, figure: Figure, following: Sequence[Figure], open_item: dict[Kind, Figure]
) -> Kind:
    """What a number of points is; what a score without a name follows in its sentence is a weight."""
    if _LOST.search(figure.lead):
        return "lost"
    if figure.nature == "change":
        return ""
    scored = _is_scored(view, figure, following)
    lost = open_item.get("lost")
    if lost is not None and _goes_on(view, lost, figure, scored):
        return "lost"
    if figure.quantity.amount == FULL and _FULL_SCALE.search(figure.lead):
        return "full"
    if figure.quantity.amount == FULL and not _EARNED.search(figure.lead):
        weights = "weight" in open_item and len(open_item) == 1 and _IN_ALL.search(figure.lead)
        if weights or _ALL_MARKS.search(figure.lead):
            return "full"
    score = open_item.get("score")
    if score is not None and "weight" not in open_item and _stands_in_bracket(view, score, figure):
        return "weight"
    if is_total(figure) or _SCORE.search(figure.lead):
        return "score"
    told = (
        figure.nature == "weight" or scored or is_full(view, figure) or _holds_another(view, figure)
    )
    return "weight" if told else "score"


def _is_scored(view: View, figure: Figure, following: Sequence[Figure]) -> bool:
    """Whether the number of points behind one, or that behind what was taken off it, is its score."""
    for one in following:
        if one.sentence != figure.sentence or "；" in view.gap(figure, one):
            return False
        if not _LOST.search(one.lead):
            return one.quantity.value <= _MOST * figure.quantity.value and _gives(one)
    return False


def _stands_in_bracket(view: View, score: Figure, figure: Figure) -> bool:
    """Whether a number of points is all that a bracket right behind a score holds: 执行得18分（20分）."""
    at = figure.quantity.symbol
    return view.gap(score, figure) == "（" and view.text[at + 1 : at + 2] == "）"


def _gives(figure: Figure) -> bool:
    """Whether the words beside a number of points only give it as the score of what was named before."""
    counted = figure.lead.endswith("按") and figure.tail.startswith(("计", "得"))
    return counted or _GOT.search(figure.lead) is not None


def _goes_on(view: View, lost: Figure, figure: Figure, scored: bool) -> bool:
    """Whether a number of points is a part of what was taken off: 扣0.87分，即执行率0.07分、时效0.8分."""
    if lost.sentence != figure.sentence or _EARNED.search(figure.lead):
        return False
    gap = view.gap(lost, figure)
    if _LOST.search(lost.lead):
        return not scored and _GOES_ON.match(gap) is not None
    return JOINED.match(gap) is not None


def is_full(view: View, figure: Figure) -> bool:
    """Whether the words behind a weight say that all its points were given."""
    behind = figure.quantity.symbol + 1
    return _EACH_FULL.search(view.text[behind : behind + 12]) is not None


def _holds_another(view: View, figure: Figure) -> bool:
    """Whether the weight of a part of it is told in its bracket: 效益（40分，含满意度10分）得39.1分."""
    at = figure.quantity.symbol
    bracketed = view.text[at - 1 : at] == "（"
    return bracketed and _HOLDS.match(view.text[at + 1 : at + 4]) is not None


def _is_said_within(
    last: Figure, figure: Figure, kind: Kind, open_item: dict[Kind, Figure]
) -> bool:
    """Whether a weight is that of a part told in the bracket of the weight before."""
    return (
        kind == "weight" and open_item.get("weight") is last and figure.depth > 0
        and figure.sentence == last.sentence and figure.lead.startswith(("含", "其中"))
    )  # fmt: skip


def _is_of_same(
    view: View, last: Figure, figure: Figure, kind: Kind, names: Set[str], lost: Figure | None
) -> bool:
    """Whether a figure tells of the part that `last` does."""
    if figure.sentence != last.sentence or figure.paragraph != last.paragraph:
        return False
    if kind == "weight":
        behind = view.gap(last, figure).startswith("（") and _IN_TURN.search(figure.lead) is None
        said = _ALL_MARKS.search(figure.lead) is not None or _stands_in_bracket(view, last, figure)
        return behind and said and last.quantity.value <= _MOST * figure.quantity.value
    gap = view.gap(last, figure)
    if kind == "score":
        part_of_loss = lost is last and (
            not _LOST.search(last.lead) or last.depth > figure.depth
        )  # fmt: skip
        return not part_of_loss and (_gives(figure) or gap in ("）", "，含") or (
            last.depth > figure.depth and gap.endswith("）得")
        ))  # fmt: skip
    name = name_before(view, figure)
    another = bool(name) and (name in names or gap.startswith("），"))
    return figure.item == last.item and "；" not in gap and not another


def _item(view: View, told: dict[Kind, Figure]) -> Item:
    first = min(told.values(), key=_index)
    return Item(name_before(view, first), told.get("weight"), told.get("score"), told.get("lost"))


def name_before(view: View, figure: Figure) -> str:
    """The name that the words before a number of points, or before the bracket it stands in, give; "" where
    they name nothing, "该" where they say that it is of what was told."""
    words = _bare(figure.lead)
    if _OF_IT.search(figure.lead):
        return "该"
    at = figure.quantity.symbol
    opened = at - len(figure.lead) - 1
    if not words and opened > 0 and view.text[opened] in "（：":
        words = _bare(view.text[max(0, opened - _BEFORE) : opened])
    found = _NAME.findall(words[words.rfind("\n") + 1 :])
    return found[-1] if found else ""


def _bare(words: str) -> str:
    """Words before a number of points without those that only say what it is."""
    return _EDGES.sub("", _NO_NAME.sub("", words))
