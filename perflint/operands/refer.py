"""Whether a short name refers to a longer one: 签约总额 to 协议投资总额."""

from __future__ import annotations

from functools import lru_cache

from perflint.text.patterns import compile_pattern

_GENERIC = compile_pattern(
    r"总金额|总规模|总投资额|投资总额|总数量|总额|总数|总量|总计|规模|金额|数额|数量|资金|人数|户数|家数|个数|面积|"
    r"决算数|决算|总|的|数|额|全年|全部|年度|本年|当年|今年|上述|所有|投资|本级|全系统|全行业|全社会|全市|全县|全区|全省|全镇|全院|全校|全局"
)
# Words for one thing: a name with one of a row may refer to a label with another of it.
_ALIKE = (
    ("签约", "协议", "合同", "引进"),
    ("任务", "计划", "目标", "指标"),
    ("在职", "在编", "在岗"),
    ("财政收入", "总收入", "一般公共预算收入"),
    ("经费", "资金"),
    ("公共财政预算收入", "一般公共预算收入", "一般预算收入"),
    ("公共财政预算支出", "一般公共预算支出", "一般预算支出"),
)


@lru_cache(maxsize=4096)
def core(name: str) -> str:
    """`name` without the words that any name of an amount may have."""
    return _GENERIC.sub("", name)


def refers(name: str, label: str) -> bool:
    """Whether `name` may stand for what `label` calls a quantity."""
    mine, other = core(name), core(label)
    if not mine:
        return bool(name) and name in label
    if not other:
        return False
    if mine in other or (len(other) > 1 and other in mine):
        return True
    return any(
        any(word in mine for word in row) and any(word in other for word in row) for row in _ALIKE
    )
