"""At which stage a figure stands: budget, executed, target, planned …"""

from __future__ import annotations

from typing import NamedTuple

from perflint.facts.context import Context, Scope
from perflint.facts.lexicon import Lexicon, mask_funds, stages_said
from perflint.facts.period import year_of
from perflint.facts.slotwords import SlotWords
from perflint.model.figure import Figure, Filled, Stage
from perflint.text.edges import Ending
from perflint.text.patterns import compile_pattern

_DESCRIBES = frozenset({"rate", "share", "growth_rate", "points", "rank", "change"})
_WEAK = compile_pattern(
    r"^(?:收入|支出|支付|执行|完成|实现|达到|安排|已|使用|发放|拨付|开工|建成)$"
)
_ADJUSTED_TO = Ending(r"调整[为至到]$", "为到至")
_OF_TARGET = compile_pattern(r"^(?:以[上下内])?的?(?:年度)?(?:目标|任务)")
_COMPARED = compile_pattern(r"(?:比|较|与|跟|同)(?:上|去|前|[12][0-9]{3})[^，。；]{0,24}$")
_JOINING = frozenset("、；#")
_PREVIOUS = compile_pattern(r"上年|去年|上一年|同期|上期|前年")
_BEFORE_BRACKET = Ending(r"([^，。；：、（）\ue000-\uf8ff]{1,30})（$", "（")
_BUDGETS = frozenset({"first_budget", "adjusted_budget", "budget"})
_INCOME = Ending(r"收入(?:共计|合计|总计|总额)?为?$", "为入计额")
_DONE = frozenset({"executed", "achieved", "received"})


class Found(NamedTuple):
    """A stage and how it was found."""

    stage: Stage
    filled: Filled


class Around(NamedTuple):
    """What stands around a figure: the words before it in its `sentence`, the `scope` of the headings, the
    `period` it is of, the figure `before` it in the sentence, the one it is a rate or change `of`, its `whole`."""

    sentence: str
    scope: Scope
    period: str
    before: Figure | None
    of: Figure | None
    whole: Figure | None


def stage_of(
    figure: Figure, around: Around, context: Context, lexicon: Lexicon, words: SlotWords
) -> Found:
    """The stage of `figure`."""
    lead = figure.lead or before_bracket(around.sentence)
    found = _told(figure, lead, words)
    if found is not None:
        return found
    if figure.nature in _DESCRIBES:
        found = _described(figure, around, lexicon)
        if found is not None:
            return found
        lead = _COMPARED.sub("", lead)
    planned = around.scope.stage == "planned"
    if words.intended.search(lead[-24:]) or (
        not planned and words.intended.search(around.sentence[-16:])
    ):
        return Found("planned", "stated")
    limited = words.limits if figure.quantity.dimension == "money" else words.standing
    if limited.search(lead[-20:]) and context.kind != "statistics":
        return Found("none", "assumed")
    named, weak = named_stage(lead, lexicon)
    if named != "none" and not weak:
        drafted = context.kind == "budget" and around.scope.stage == "budget"
        return Found("budget" if drafted and named in _DONE else named, "stated")
    if around.whole is not None:
        return Found(around.whole.stage, "inherited")
    if around.before is not None and _joined(figure, around.before, named):
        return Found(around.before.stage, "inherited")
    return _expected(figure, around, named, weak, context, words)


def _told(figure: Figure, lead: str, words: SlotWords) -> Found | None:
    """The stage that nature, role and the words right beside the figure leave no doubt of."""
    if figure.nature in ("weight", "ordinal_or_name", "count_of_list"):
        return Found("none", "assumed")
    if figure.nature == "score":
        return Found("achieved", "assumed")
    if figure.role in ("compared", "from") and _PREVIOUS.search(lead):
        return Found("previous_year", "stated")
    adjusted = figure.nature in ("change", "growth_rate") and words.adjusted.search(lead[-8:])
    if adjusted or _ADJUSTED_TO.search(lead):
        return Found("adjusted_budget", "stated")
    return Found("target", "stated") if _OF_TARGET.match(figure.tail) else None


def _described(figure: Figure, around: Around, lexicon: Lexicon) -> Found | None:
    """The stage of what a rate, share or change describes."""
    of, before = around.of, around.before
    if of is not None and not figure.role:
        if of.stage in _BUDGETS and before is not None and before.role:
            said, _ = named_stage(_COMPARED.sub("", before.lead), lexicon)
            if said in _DONE:
                return Found(said, "inherited")
        return Found(of.stage, "inherited")
    if before is not None and before.nature in _DESCRIBES and not before.role:
        return Found(before.stage, "inherited")
    return None


def _joined(figure: Figure, before: Figure, named: Stage) -> bool:
    """Whether a figure goes on with a list: 教师培训12万元、设备购置30万元."""
    money = before.quantity.dimension == "money"
    return (
        (figure.mark in _JOINING or (figure.mark == "，" and money))
        and before.nature == figure.nature
        and before.quantity.dimension == figure.quantity.dimension
        and not before.role
        and (named == "none" or before.stage == "planned")
        and (before.item == figure.item or money)
    )


def before_bracket(sentence: str) -> str:
    """The words right before a bracket that holds nothing but a figure."""
    match = _BEFORE_BRACKET.search(sentence)
    return match[1] if match else ""


def named_stage(lead: str, lexicon: Lexicon) -> tuple[Stage, bool]:
    """The stage that the words before a figure name last, and whether only a weak word does (收入,
    支出, 完成: these go with any stage)."""
    found, strong, end = "none", False, 0
    for said in stages_said(mask_funds(lead, lexicon), lexicon):
        firm = _WEAK.match(said.word) is None
        if said.start < end or (strong and not firm):
            continue
        found, strong, end = said.stage, firm, said.end
    return found, not strong  # type: ignore[return-value]


def _expected(
    figure: Figure, around: Around, named: Stage, weak: bool, context: Context, words: SlotWords
) -> Found:
    """The stage that heading, kind of filing and kind of figure let one expect."""
    year = year_of(around.period)
    said: Filled = "inherited" if around.scope.stage else "assumed"
    money = figure.quantity.dimension == "money"
    near = around.sentence[-60:] + figure.tail[:12]
    effect = words.effect.search(figure.lead) is not None
    fiscal = money and not effect and (words.fiscal.search(near) or words.spent.search(near))
    later = year is not None and context.year is not None and year > context.year
    if context.kind == "statistics":
        return Found("none", "assumed")
    if words.standing.search(figure.tail[:6]) and (weak or named == "none"):
        return Found("none", "assumed")
    if context.kind == "budget":
        relative = figure.nature in _DESCRIBES
        if later or around.scope.stage == "budget":
            return Found("budget" if money or relative else "planned", "inherited")
        spent = relative or (money and not effect)
        return Found("executed", said) if spent else Found("achieved", "assumed")
    if around.scope.stage in ("planned", "target"):
        return Found(around.scope.stage, "inherited")
    if context.kind == "work":
        return Found("planned" if later else "achieved", "assumed")
    if around.scope.stage == "budget" and money:
        return Found("budget", "inherited")
    if around.scope.stage == "none" and not money:
        return Found("none", "inherited")
    income = context.kind == "evaluation" and _INCOME.search(figure.lead)
    if named in _DONE and money and fiscal and not income:
        return Found("executed", "stated")
    if money and not effect and (named == "received" or income):
        return Found("received", "stated")
    if fiscal:
        return Found("executed", said)
    return Found("achieved", "stated" if named in _DONE else "assumed")
