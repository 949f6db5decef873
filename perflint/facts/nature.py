"""What kind of figure it is, from the words beside it and its dimension."""

from __future__ import annotations

from perflint.facts.each import each_of
from perflint.facts.lexicon import Lexicon
from perflint.facts.spots import FIGURE, Spot
from perflint.model.figure import Direction, Nature, Role
from perflint.model.quantity import Quantity
from perflint.text.edges import Ending
from perflint.text.patterns import compile_pattern

_RATE_NAME = compile_pattern(r"(?:率|度|进度|比例|完成|执行|支付|拨付|达标|优良|合格)$")
_COMPARED = compile_pattern(r"(?:比|较|与|跟|同|和|对比)[^，。；]{0,30}$")
_HELD_AGAINST = compile_pattern(r"(?:(?<![占同环对])比|较)[^，。；]{1,14}$")
"""What a number alone in brackets is then the base: 较2024年（97亿元）增收5亿元."""
_FROM = compile_pattern(r"(?:由|从|自)[^，。；]{0,30}$")
_SHARE_OF = compile_pattern(r"占[^，。；]{0,30}$")
_RATE_OF = compile_pattern(r"(?:为|完成|相当于|达到?|是|实现|超过?|不足|执行)[^，。；]{0,30}$")
_TO = compile_pattern(
    r"^(?:年?均?[^，。；]{0,8}?)(?:到|至|为)|^(?:增加|提高|上升|增长|减少|下降|降低|调整|扩大|压减|提升|缩减|核减)?(?:到|至)"
)
_BEYOND = Ending(
    r"(?:(?P<less>低于|少于|短于|不足|欠)|超出|超过|高于|多于|超)(?:年初|全年|年度|上年|既定|调整|“[^”]{1,6}”)?"
    r"(?:预算|计划|目标|任务|指标|同期|决算)[数值额]?$",
    "值划务数期标算额",
)
_FUND_NAME = Ending(r"[生人户]均[^，。；]{0,4}(?:经费|资金)$", "费金")
_MAKES = frozenset("制型")
_MADE = compile_pattern(r"^(?:制|型(?!号))")
_NOUN = compile_pattern(r"^[\u4e00-\u9fff]{2}")
_LINKED = Ending(r"(?:[为是达共计约有数额]|[：，])$", "为共数是有约计达额，：")
_OPENS = compile_pattern(r"其中|包括|如下|分别|[是为]$")
_HAN = frozenset("一二三四五六七八九十两")
_APART = compile_pattern(r"高于|低于|高出|超过|超出?|差|少|低|高")
_NUMBERED = Ending(r"(?:目标|指标|附件|附表|表|图|问题|项目|任务|案例)$", "件例务图标目表题")
_DASHES = ("─", "—", "-")
_SCORES_APART = compile_pattern(
    r"^(?:同比|净)?(?:高出?|提高|增加|多|上升|(?P<less>低|下降|减少|少|降低))$"
    r"|(?:比|较)[^，。；]{1,12}(?:高出?|提高|增加|多|上升|(?P<lower>低|下降|减少|少|降低))$"
    r"|(?:高于|高出|超出?|超过|(?P<below>低于|少于))(?:上年|目标|年初|计划|平均|全[省市县区国])[^，。；]{0,6}$"
)
_PACE = Ending(r"[较比](?:[^，。；]{0,6})(?:进度|进展|速度)(?:(?P<slow>慢)|快)$", "慢快")
"""Two rates apart, written as a percentage: 较均衡进度慢2.94%."""
_DIFFERENCE = Ending(r"(?:相差|差|差距)(?:了|为|达)?$", "为了差距达")


def strip_links(lead: str, lexicon: Lexicon) -> str:
    """The words before a figure without those that only link it to its name."""
    return lexicon.link.cut(lead)


def role_of(spot: Spot, following: Quantity | None, lexicon: Lexicon) -> Role:
    """Whether the figure is only there for another to be measured against."""
    lead, tail = spot.lead, spot.tail
    if not lead:
        return ""
    joined = spot.after == FIGURE and following is not None
    if joined and tail.startswith("的") and following is not None:
        percent = following.dimension in ("percent", "multiple")
        if percent and (_SHARE_OF.search(lead) or _RATE_OF.search(lead)):
            return "stated_base"
    if _FROM.search(lead) and (_TO.match(tail) or lexicon.goes_on.match(tail)):
        return "from"
    if spot.after == "）" and not tail and _HELD_AGAINST.search(lead):
        return "compared"
    if _COMPARED.search(lead):
        if lexicon.rise_end.search(lead) or lexicon.fall_end.search(lead):
            return ""
        if tail.startswith(("相比", "对比", "比较", "相较")) or lexicon.goes_on.match(tail):
            return "compared"
        if joined and (
            lexicon.rise_end.search(tail)
            or lexicon.fall_end.search(tail)
            or _DIFFERENCE.search(tail)
        ):
            return "compared"
    return ""


def counts_list(spot: Spot, quantity: Quantity) -> bool:
    """Whether it counts items that are named beside it: 甲、乙、丙三项, 五个方面：, 2个街区：."""
    if quantity.dimension != "count" or quantity.scale != 1 or quantity.decimals:
        return False
    written = quantity.text[0] in _HAN
    if written and spot.mark == "、" and spot.lead:
        return True
    if spot.tail.startswith("方面"):
        return True
    return spot.after == "：" and len(spot.tail) <= 12 and not _OPENS.search(spot.tail)


def is_name(spot: Spot, quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether the number is part of a name or a page number: 152工业项目, 3人制, ─ 2 ─."""
    if spot.tail[:1] in _MAKES and _MADE.match(spot.tail):
        return True
    if quantity.text[0] in _HAN and lexicon.named_number.match(spot.tail):
        return True
    if quantity.text.startswith("0") and quantity.text.isdigit() and len(quantity.text) > 2:
        return True
    if quantity.text.endswith("大") and spot.lead.endswith(("党", "党的")):
        return True
    if quantity.dimension != "number" or quantity.unit or quantity.decimals:
        return False
    if spot.lead.endswith(_DASHES) and (spot.tail.lstrip().startswith(_DASHES) or not spot.tail):
        return True
    if spot.after == "：" and not spot.tail and _NUMBERED.search(spot.lead):
        return True
    return (
        quantity.value >= 100
        and _NOUN.match(spot.tail) is not None
        and not _LINKED.search(spot.lead)
    )


def nature_of(
    spot: Spot, quantity: Quantity, core: str, lexicon: Lexicon
) -> tuple[Nature, Direction]:
    """The nature of a figure and the direction of a change; `core` is its lead without links."""
    dimension = quantity.dimension
    if is_name(spot, quantity, lexicon):
        return "ordinal_or_name", ""
    if counts_list(spot, quantity):
        return "count_of_list", ""
    way = _way(quantity, core, lexicon)
    reaches = lexicon.to_end.search(spot.lead) is not None
    pace = _PACE.search(core) if dimension == "percent" else None
    if dimension == "points" or pace is not None:
        return "points", way or _apart(core) if pace is None else "-" if pace["slow"] else "+"
    if dimension in ("percent", "multiple"):
        if lexicon.change_name.search(core):
            return "growth_rate", "-" if quantity.value < 0 else "+"
        if way and not reaches:
            return "growth_rate", way
        in_row = not core and quantity.text[-1:].isdigit()
        return "share" if in_row else _proportion(spot, core, lexicon), ""
    if dimension == "score":
        return _points(spot, core, lexicon)
    if dimension == "number" and not quantity.unit:
        scored = lexicon.score.search(core)
        if scored or lexicon.weight.search(core[-4:]):
            return "score" if scored else "weight", ""
    told = each_of(spot.lead, spot.tail)
    each = (told is not None and told.is_price) or lexicon.each.search(spot.lead[-8:])
    slashed = dimension == "money" and spot.tail.startswith("/")
    moved = way and (lexicon.rise_end.search(core) or lexicon.fall_end.search(core))
    if slashed or (each and not moved and not _FUND_NAME.search(core)):
        return "price_each", ""
    if way and not reaches:
        return "change", way
    return "level", ""


def _way(quantity: Quantity, core: str, lexicon: Lexicon) -> Direction:
    """The direction of the change that the words before a figure tell of, "" for none."""
    if core[-1:] in lexicon.changes:
        falls = lexicon.fall_end.search(core) or lexicon.fall_name.search(core)
        rises = not falls and (lexicon.rise_end.search(core) or lexicon.rise_name.search(core))
        if falls or (rises and quantity.value < 0):
            return "-"
        if rises:
            return "+"
    beyond = _BEYOND.search(core) if quantity.dimension not in ("percent", "score") else None
    return "" if beyond is None else "-" if beyond["less"] else "+"


def _apart(core: str) -> Direction:
    """How the words before a number of points compare two rates: 高于, 低."""
    match = None if _DIFFERENCE.search(core) else _APART.search(core)
    if match is None:
        return ""
    return "-" if match.group() in ("低于", "差", "少", "低") else "+"


def _proportion(spot: Spot, core: str, lexicon: Lexicon) -> Nature:
    """What a percentage is that tells of no change."""
    if core.endswith("的") or (spot.mark == FIGURE and spot.lead.startswith("的")):
        return "share" if "占" in core else "rate"
    if lexicon.share_end.search(core):
        return "share"
    return "weight" if lexicon.weight.search(core) else "rate"


def _points(spot: Spot, core: str, lexicon: Lexicon) -> tuple[Nature, Direction]:
    """What a number of 分 is."""
    scored = lexicon.score.search(core)
    if lexicon.weight.match(spot.tail) or (lexicon.weight.search(core) and not scored):
        return "weight", ""
    if lexicon.lost.search(core):
        return "change", "-"
    if apart := _SCORES_APART.search(core):
        return "change", "-" if apart.lastgroup else "+"
    if scored or core.endswith("分") or not core:
        return "score", ""
    return "weight" if spot.after == "）" else "score", ""
