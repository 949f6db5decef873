"""The fixed words of the command line and the reporters, in Chinese and English side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

Lang = Literal["zh", "en"]
Words = tuple[str, str]

SEVERITY: Mapping[str, Words] = {
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "info": ("提示", "info"),
}
REPORT: Mapping[str, Words] = {
    "department": ("部门整体支出绩效自评报告", "department report"),
    "project": ("项目支出绩效自评报告", "project report"),
    "project-summary": ("项目支出绩效自评总报告", "summary report on projects"),
    "unknown": ("看不出是什么的文字", "text that does not say what it is"),
    "other": ("其他文件", "other document"),
    "folder": ("多份报告相互比较", "reports compared with each other"),
}
FIELD: Mapping[str, Words] = {
    "type": ("类型", "type"),
    "year": ("年度", "year"),
    "region": ("地区", "region"),
    "profile": ("适用地方", "profile"),
    "department": ("单位", "department"),
    "score": ("得分", "score"),
    "grade": ("等级", "grade"),
}
VERDICT: Mapping[str, Words] = {
    "holds": ("相符", "holds"),
    "holds_if_truncated": ("截位后相符", "holds if truncated"),
    "approximate": ("约数相符", "approximate"),
    "contradicted": ("不符", "contradicted"),
    "skipped": ("未核对", "skipped"),
}
KIND: Mapping[str, Words] = {
    "ratio": ("比率", "ratio"),
    "share": ("占比", "share"),
    "sum": ("合计", "sum"),
    "difference": ("差额", "difference"),
    "change": ("增减", "change"),
    "points": ("百分点", "points"),
    "count": ("计数", "count"),
    "balance": ("平衡", "balance"),
    "score": ("得分", "score"),
    "threshold": ("达标", "threshold"),
    "rank": ("名次", "rank"),
    "conversion": ("换算", "conversion"),
    "repeat": ("前后一致", "repeat"),
    "year": ("年度", "year"),
}
NATURE: Mapping[str, Words] = {
    "level": ("数额", "level"),
    "change": ("增减额", "change"),
    "growth_rate": ("增减幅", "growth rate"),
    "share": ("占比", "share"),
    "rate": ("比率", "rate"),
    "points": ("百分点", "points"),
    "rank": ("名次", "rank"),
    "score": ("得分", "score"),
    "weight": ("分值", "weight"),
    "price_each": ("单价、平均", "price for each"),
    "count_of_list": ("列举项数", "count of a list"),
    "ordinal_or_name": ("名称、编号", "name or number"),
}
STAGE: Mapping[str, Words] = {
    "first_budget": ("年初预算", "first budget"),
    "adjusted_budget": ("调整预算", "adjusted budget"),
    "budget": ("预算", "budget"),
    "allotted": ("下达", "allotted"),
    "received": ("到位", "received"),
    "executed": ("执行", "executed"),
    "target": ("目标", "target"),
    "achieved": ("完成", "achieved"),
    "previous_year": ("上年", "previous year"),
    "planned": ("计划、预计", "planned"),
    "none": ("", ""),
}

DECISION: Mapping[str, Words] = {
    "accepted": ("采纳", "accepted"),
    "rejected": ("不采纳", "rejected"),
    "pending": ("待核实", "to be verified"),
}
SLIP: Mapping[str, Words] = {
    "digit": ("疑似有一位数字写错", "one digit seems wrong"),
    "swap": ("疑似相邻两位数字颠倒", "two digits seem swapped"),
    "missing": ("疑似漏写一位数字", "a digit seems missing"),
    "extra": ("疑似多写一位数字", "a digit too many"),
    "point": ("疑似小数点错位", "the decimal point seems moved"),
    "unit": ("疑似元、万元、亿元用错", "the unit (元/万元/亿元) seems wrong"),
    "sign": ("疑似正负或增减写反", "the sign or direction seems reversed"),
    "neighbour": ("疑似照抄了相邻一项", "seems copied from the neighbouring item"),
    "base": ("疑似用错了基数", "seems computed on another base"),
}
UNIT_SLIP: Words = ("单位疑应为{}", "the unit may be meant to be {}")
TRUNCATED: Words = (
    "{stated} 是截尾得到的，四舍五入应为 {expected}[（{expression}）]",
    "{stated} is cut off; rounded it would be {expected}[ ({expression})]",
)
EXPRESSION: Mapping[str, str] = {
    r"^列出 (\d+) 项：": r"listed \1: ",
    r"÷ 各项之和$": "÷ the sum of all",
    r"(.) 的 (\d+) 次方根": r"\1 to the power of 1/\2",
    r"^([^大小]+)大于([^大小]+)$": r"\1 is more than \2",
    r"^([^大小]+)小于([^大小]+)$": r"\1 is less than \2",
    r"^([^与]+)与([^与]+)相等$": r"\1 equals \2",
}
"""Patterns of perflint's own words in a calculation, whose figures and names are the filing's."""
EVIDENCE: Mapping[str, str] = {
    r"^地区：": "region: ",
    r"，没有本地模板": ", no local template",
    r"地区未能确定": "region undetermined",
    r"提纲与“(.*?)”差别太大，未按它核对提纲": r"outline too unlike “\1”, sections not checked",
    r"提纲与“(.*?)”(\S+) 节相符": r"\2 sections as in “\1”",
    r"由 (--\w+) 或配置指定": r"by \1 or configuration",
    r"未核对提纲": "outline not checked",
    r"；": "; ",
}
"""The same for what tells which profile a filing belongs to."""

REASON: Mapping[str, Words] = {
    "no base stated": ("没有给出基数", "no base stated"),
    "no part stated": ("没有给出分子", "no part stated"),
    "base uncertain": ("基数不能确定", "base uncertain"),
    "zero base": ("基数为零", "zero base"),
    "no second rate stated": ("没有给出相比的另一个比率", "no second rate stated"),
    "no parts stated": ("没有给出分项", "no parts stated"),
    "list is open": ("名单未列全（等、主要）", "list is open"),
    "items uncertain": ("名单的项数不能确定", "items uncertain"),
    "direction of the target uncertain": (
        "目标的方向不能确定",
        "direction of the target uncertain",
    ),
    "share may be rounded": ("比例可能是约数", "share may be rounded"),
    "capped at 100%": ("按 100% 封顶", "capped at 100%"),
    "rests on a wrong figure": (
        "所据的另一个数有误",
        "a figure it rests on is wrong",
    ),
    "parts may be incomplete": ("分项可能没有列全", "parts may be incomplete"),
    "figures may be of different things": (
        "可能不是同一口径",
        "figures may be of different things",
    ),
    "figures may be of different periods": (
        "可能不是同一时期",
        "figures may be of different periods",
    ),
    "evidence too weak": (
        "可能没有读对，证据不足以断定有误",
        "may be misread; evidence too weak to call it wrong",
    ),
    "too few digits": ("数字位数太少，无从核对", "too few digits to tell"),
    "scored by bands": ("按档次计分", "scored by bands"),
    "scored by judgement": ("酌情计分，没有公式", "scored by judgement"),
    "lower is better": ("指标越低越好", "lower is better"),
}


def choose(lang: Lang, chinese: str, english: str) -> str:
    """The one of two wordings that `lang` (zh or en) asks for."""
    return english if lang == "en" else chinese


def name(words: Mapping[str, Words], key: str, lang: Lang) -> str:
    """What a person calls `key`; a key without words of its own is its own name."""
    pair = words.get(key)
    return choose(lang, *pair) if pair else key


def translate(said: str, lang: Lang, words: Mapping[str, str] = EXPRESSION) -> str:
    """The calculation of a claim, or what else is made of `words` and the filing's, in `lang`."""
    if lang == "en":
        for chinese, english in words.items():
            said = re.sub(chinese, english, said)
    return said


def count(number: int, noun: str) -> str:
    """A number of things in English: 1 error, 2 errors."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
