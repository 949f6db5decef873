"""What a rate, share or change is measured against, where no figure is printed for it."""

from __future__ import annotations

from perflint.model.figure import Nature
from perflint.text.contains import contains_any
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

_COMPARED = compile_pattern(
    rf"(?:(?<![同环])比|较|与|跟|同(?!比)|和|对比|超)(?P<base>[^。；{ANY_SYMBOL}]{{1,36}})$"
)
_SAME = compile_pattern(r"同比|环比|同口径")
_OF = compile_pattern(
    rf"(?:占|为|完成|达到?|相当于|是|实现|执行)(?P<base>[^，。；{ANY_SYMBOL}]{{0,24}}?)的?(?:比例|比重)?(?:为|达|达到|是)?(?:约|近|仅)?$"
)
MEASURED = frozenset({"growth_rate", "change", "points", "rate", "share"})
"""Natures of figures that are measured against something."""
_STAGES = (
    ("first_budget", ("年初",)),
    ("adjusted_budget", ("全年预算", "调整预算", "调整后", "变动预算")),
    ("previous_year", ("上年", "去年", "上一年", "同期", "上期", "前年")),
    ("executed", ("执行", "决算")),
    ("target", ("目标", "任务", "计划", "指标")),
    ("budget", ("预算", "批复")),
    ("allotted", ("下达",)),
    ("received", ("到位",)),
)


def against_of(nature: Nature, core: str, clause: str) -> str:
    """The base that the words name for a figure of a nature that is MEASURED: a stage, a concept, or
    none."""
    if nature in ("growth_rate", "change", "points"):
        match = _COMPARED.search(clause)
        if match:
            return stage_named(match["base"]) or "none"
        return "previous_year" if _SAME.search(clause[-16:]) else "none"
    match = _OF.search(core)
    if not match:
        return "none"
    return stage_named(match["base"]) or match["base"] or "none"


def stage_named(words: str) -> str:
    """The stage that `words` name, "" for none."""
    for stage, signs in _STAGES:
        if contains_any(words, signs):
            return stage
    if words[:2] in ("20", "19") and "年" in words:
        return "previous_year"
    return ""
