"""What words say of a figure that is a difference of two others: what is left, lacking, undone, over."""

from __future__ import annotations

from perflint.model.figure import Figure
from perflint.relations.view import View
from perflint.text.patterns import compile_pattern

_WORDS = (
    ("rest", compile_pattern(r"(?:其余|余下|剩下)[^，。；、]{0,8}$|^另(?:有|外)?$|此前[^，。；、]{0,6}$")),
    ("short", compile_pattern(
        r"(?:缺|短少|欠|差(?!旅|别|异)|不足|(?<![减缩])少(?!年|数民|儿)|落后)[^，。；、]{0,8}$|(?<![降减])[低慢](?:于[^，。；、]{0,8})?$"
    )),
    ("undone", compile_pattern(
        r"(?:未(?!成年)|没有|(?<![招接期对善等])待(?!遇)|空[置闲缺]|空床?$|无证$|逾期|超期|不合格|不达标|正在|在[办审建](?!工))[^，。；、]{0,8}$"
    )),
    ("left", compile_pattern(
        r"(?:余(?!姚|杭)|剩|结转|结存|沉淀|净|节[约省支]|省下(?!达)|[尚仍还]可)[^，。；、]{0,6}$"
    )),
    ("over", compile_pattern(
        r"(?:超(?!市)|多(?!功能|媒体|种|家|层|元)|领先|大于)[^，。；、]{0,8}$|(?<![提加])[高快](?:[于出][^，。；、]{0,8})?$|提前$"
    )),
)  # fmt: skip
_SIGNS = frozenset("其余剩另此缺短欠差不少落低慢未没待空无逾超正在结沉净节省可多领大高快提")
"""Of these each of the words has one."""
_TAILS = ("未", "尚未", "没有", "逾期", "不合格", "不达标")
_NOT = compile_pattern(
    r"至少|不少|多少|大多|许多|不超|不低|不高|上年|去年|同期|以前|历年|业余|平均|每|人均|加上|年初|期初|控制在|达到|累计|分别"
    r"|其中.{3}|两[者项类]|合计|共|发现|查[出处]|抽查"
)
_LEADS = {
    "超": "over",
    "超过": "over",
    "超出": "over",
    "高于": "over",
    "低于": "short",
    "少于": "short",
    "不足": "short",
}
"""Words that a number holds itself, where they say how far it is from another: 用时46天，超16天."""


def word_of(view: View, figure: Figure) -> str:
    """What the words before a figure, or right behind it, say of it: the kind of difference, "" for none."""
    if figure.quantity.qualifier:
        return _LEADS.get(view.qualifier(figure), "") if not figure.lead else ""
    core = view.lexicon.link.cut(figure.lead)
    before = view.figures[figure.index - 1] if figure.index else figure
    if figure.lead.startswith("的") and before.clause == figure.clause:
        core = before.lead + view.qualifier(before) + core
    core = core[-16:]
    if (_SIGNS.isdisjoint(core) and not figure.tail.startswith(_TAILS)) or _NOT.search(core):
        return ""
    told = next((kind for kind, words in _WORDS if words.search(core)), "")
    return told or ("undone" if figure.tail.startswith(_TAILS) else "")
