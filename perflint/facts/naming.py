"""What each figure is called, once it is known what it describes and is a part of."""

from __future__ import annotations

from perflint.facts.context import Context, Scope
from perflint.facts.noun import bare_name, names_nothing
from perflint.facts.stage import Around
from perflint.model.figure import Figure
from perflint.text.edges import Ending
from perflint.text.patterns import compile_pattern

_COUNTED = frozenset({"count", "people", "times", "area", "length", "weight", "number"})
_DESCRIBES = frozenset({"rate", "share", "growth_rate", "points", "rank", "change"})
_THING = compile_pattern(r"^(?:[^，。；：、！？（）\n\ue000-\uf8ff]{1,16})")
_NO_THING = compile_pattern(
    r"^(?:的|和|与|及|或|以上|以下|左右|上下|用于|是|为|在|将|由|被|均|都|已|也|并|且|占|较|比|同比|增长|下降|增加|减少|达|到|实际|未|不|主要|分别|进行|开展(?!的)|纳入|参加|完成|获|通过|其中|等|之|以|后|多|余|还|仅|共|累计|入|/|提高|上升|提升|升|降|扩大|缩|压|调|低|高|多|少|差|相比|距)"
)
_PAID = compile_pattern(r"(?:全年|当年)?实际(?:支出|支付|执行|使用|完成)(?:数|额)?")
_SPENT = frozenset({"投入", "争取", "安排", "下达", "拨付", "发放", "筹集"})
_FUND = compile_pattern(r"资金|补助|补贴|贷款|经费|债券|奖|款")
_SAID = compile_pattern(r"情况|[，。；、]|要求|工作$|分析$")
_PROJECT = compile_pattern(r"(?:项目|专项|经费|资金|工程)$")
_BEFORE = Ending(r"([^，。；：、（）\ue000-\uf8ff]{1,30})（$", "（")
_BRACKETED = compile_pattern(
    r"(?P<name>[^，。；：、（）\n\ue000-\uf8ff]{0,24})(?P<bracket>（[^（）\n]{0,60}）|［[^［］\n]{0,12}］)(?P<rest>[^，。；：、（）\n\ue000-\uf8ff]{0,30})$"
)
_DOCUMENT = compile_pattern(r"(?:[〔【［\[﹝]|[字发函]|[〕】］﹞])$")
_NAME_LEFT = compile_pattern(r"“?[^，。；：、（）\ue000-\uf8ff“”]{0,5}$")
_RATE = compile_pattern(
    r"(?P<name>[^，。；的]{1,16}(?:(?<!增长)(?<!增加)(?<!完成)(?<!下降)(?<!执行)率|预算执行率|[满意]意度|(?<![年长增])度))(?:高?达到?|为|是|均|：|由|从|约|保持在|不低于|控制在|提高[到至]|仅)*$"
)
_VERB_CUT = compile_pattern(
    r"(?:提供|开展|进行|参加|纳入|完成|实施|发放|兑现|用于|获得|投入|实际|申报|支持|给予|惠及|建设(?=运营)|到(?=基层))"
)


class Namer:
    """Keeps the names that figures naming only a stage go on with."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.paragraph = -1
        self.head = self.row = ""

    def name(self, figure: Figure, around: Around) -> str:
        """What `figure`, all other slots of which are filled, is called."""
        sentence, scope, of, before = around.sentence, around.scope, around.of, around.before
        if figure.paragraph != self.paragraph:
            self.paragraph, self.head = figure.paragraph, ""
            self.row = self._row(scope, sentence)
        own = bare_name(self._lead(figure, sentence, before))
        nameless = names_nothing(own)
        if figure.role in ("compared", "from") and nameless and before is not None:
            return self.head or before.concept
        if figure.nature in _DESCRIBES and not figure.role:
            rate = _RATE.search(figure.lead) if figure.nature in ("rate", "growth_rate") else None
            if rate:
                return bare_name(rate["name"]) or rate["name"]
            if of is not None:
                return of.concept
            if (
                figure.lead in ("", "和", "与", "及")
                and before is not None
                and figure.nature == before.nature
            ):
                return before.concept
        counted = figure.quantity.dimension in _COUNTED
        if counted or (figure.quantity.dimension == "money" and (nameless or own in _SPENT)):
            thing = self._after(figure)
            if thing and (counted or _FUND.search(thing)):
                return self._keep(figure, thing)
        if _PAID.fullmatch(own) and self.head and "收" not in self.head:
            return self.head
        if nameless:
            if figure.nature != "level" and before is not None:
                return before.concept
            return self.head or self.row or self._general(figure, scope)
        return self._keep(figure, own)

    def _keep(self, figure: Figure, concept: str) -> str:
        if not figure.depth and figure.whole < 0 and not figure.role:
            self.head = concept
        return concept

    def _lead(self, figure: Figure, sentence: str, before: Figure | None) -> str:
        """The words before a figure, a bracket within the name and a number within it included."""
        if figure.mark in "）］" and figure.mark:
            match = _BRACKETED.search(sentence)
            if match:
                return (
                    match["name"]
                    + (match["bracket"] if len(match["bracket"]) <= 6 else "")
                    + match["rest"]
                )
        if figure.mark in "（［" and not figure.lead:
            match = _BEFORE.search(sentence)
            return match[1] if match else ""
        if figure.mark == "#" and before is not None and before.nature == "ordinal_or_name":
            return before.concept + figure.lead
        return figure.lead

    def _row(self, scope: Scope, sentence: str) -> str:
        """The heading a line opens with as a name: before a colon, or where it names a project."""
        title = scope.title
        if len(title) > 24 or _SAID.search(title):
            return ""
        return title if f"{title}：" in sentence or _PROJECT.search(title) else ""

    def _after(self, figure: Figure) -> str:
        """The thing counted, where it is named behind the figure."""
        tail = figure.tail
        if not tail or _NO_THING.match(tail):
            return ""
        match = _THING.match(tail)
        if match is None:
            return ""
        cut = _VERB_CUT.search(match.group(), 1)
        return match.group()[: cut.start()] if cut else match.group()

    def _general(self, figure: Figure, scope: Scope) -> str:
        if figure.owner not in ("本部门", "none", "") and self.context.kind == "evaluation":
            return "项目支出"
        return "支出" if figure.quantity.dimension in ("money", "percent") else scope.title


def name_number(figure: Figure, sentence: str) -> str:
    """What a number that is no quantity is: 页码, 文号, 列举序号, or the name it stands in."""
    lead, tail = figure.lead, figure.tail
    if lead.rstrip().endswith(("─", "—")) or sentence.rstrip("（ ").endswith(("···", "……")):
        return "页码"
    if _DOCUMENT.search(lead):
        return (
            "文号年份" if len(figure.quantity.text) == 4 and not tail.startswith("号") else "文号"
        )
    if figure.mark == "（" and not lead and not tail:
        return "列举序号"
    if lead.endswith("第"):
        return f"第{figure.quantity.text}{tail[:6]}"
    left = _NAME_LEFT.search(lead)
    return f"{left.group() if left else ''}{figure.quantity.text}{tail[:8]}".replace("_", "")
