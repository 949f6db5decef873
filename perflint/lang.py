"""The fixed words of the command line and the reporters, in Chinese and English side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")
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
    "other": ("其他文件", "other document"),
}
FIELD: Mapping[str, Words] = {
    "type": ("类型", "type"),
    "year": ("年度", "year"),
    "region": ("地区", "region"),
    "profile": ("适用模板", "profile"),
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


def choose(lang: Lang, chinese: str, english: str) -> str:
    """The one of two wordings that `lang` asks for."""
    return english if lang == "en" else chinese


def name(words: Mapping[str, Words], key: str, lang: Lang) -> str:
    """What a person calls `key`; a key without words of its own is its own name."""
    pair = words.get(key)
    return choose(lang, *pair) if pair else key
