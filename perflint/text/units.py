"""Units as they are written after a number: dimension, scale to the base unit, currency."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from perflint.model.quantity import Dimension

SCALES: dict[str, Decimal] = {
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "十万": Decimal(100_000),
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
    "十亿": Decimal(1_000_000_000),
    "百亿": Decimal(10_000_000_000),
    "千亿": Decimal(100_000_000_000),
    "万亿": Decimal(1_000_000_000_000),
}
CURRENCIES: dict[str, str] = {
    "元": "CNY", "元整": "CNY", "元正": "CNY", "圆!满桌形柱心弧梦": "CNY", "圆整": "CNY", "圆正": "CNY",
    "元人民币": "CNY", "人民币": "CNY", "块钱": "CNY",
    "美元": "USD", "美金": "USD", "欧元": "EUR", "港元": "HKD", "港币": "HKD", "日元": "JPY",
    "英镑": "GBP", "韩元": "KRW", "澳元": "AUD", "加元": "CAD", "卢布": "RUB",
}  # fmt: skip
# A unit is a word in one of these tables. Behind it may stand = and the unit that counts the same, + where
# prices are told for each (每台), ! and what makes another word of it when it follows (项目 is no 项).
_TABLE: dict[Dimension, str] = {
    "people": "人+!均民口才大工力员事 名=人+!录单称义列牌 位=人+ 人次 人天 人日 职工 户次=户",
    "count": (
        "个+ 个点位=个 个点次=个 家+ 项!目 户+ 批 条 件 间 座 台+ 辆+ 套+ 所+ 处!理于置长罚 份 张!家贴 期!间末初待 "
        "类 种 门 "
        "支 款 篇 册 幅 栋 幢 株 棵 头+!部 只+!有是要能占 艘 架 枚 块 口!径岸 眼 盏 根 片 班!子车 组!织建成 起!来 "
        "宗 例 笔 单!位元价 封 道!路 页 字 句 对!于照比接口 双 箱 瓶 袋 桶 包!括 堂 节课 课时 标段 家次=家 个次 "
        "车次 架次 台次 条次 件次 批次 场次 户次=户 班次 剂次 羽 尾 匹 部!门署分委队 本!级年区市县级单部次着科土 "
        "卷!首宗烟子 卷次 具!有体备 副!职本省总科局院处主队书会厅市部经高业产县乡镇校社 段!落时 镇!村区上府 乡!村镇间 "
        "方面 部分 大!于型队学道中约厦 站!在 村+!庄级 队 板块 次数 标箱 幼儿园"
    ),
    "times": "次+!年月日要性 场 轮 遍 届次 回",
    "duration": "年+!级初末度中底内 天+ 个月 小时 分钟 周 个工作日 工作日 学时 周年 岁 周岁 秒 月+!份底末初中至到",
}
_SCALED: dict[Dimension, dict[str, str]] = {
    "percent": {"%": "1", "个%": "1", "‰": "0.1", "成!立效果为功本": "10"},
    "points": {"个百分点": "1", "百分点": "1", "个点!次位数段": "1", "pct": "1"},
    "multiple": {"倍": "100"},
    "score": {"分!钟之别为析类成布管局行公离部解支层档期担享": "1"},
    "area": {
        "平方米+": "1", "㎡": "1", "m²": "1", "平米+": "1", "亩+": "2000/3", "公顷+": "10000",
        "平方公里": "1000000", "平方千米": "1000000",
        "km²": "1000000", "km2": "1000000", "hm²": "10000", "hm2": "10000", "m2": "1",
    },
    "length": {
        "米": "1", "公里+": "1000", "千米": "1000", "km": "1000", "里!程面": "500", "延米": "1", "m": "1",
        "毫米": "0.001", "厘米": "0.01", "mm": "0.001", "cm": "0.01",
    },
    "weight": {"吨+": "1000", "公斤+": "1", "千克": "1", "斤+": "0.5", "kg": "1", "克": "0.001"},
    "number": {
        "微克/立方米": "1", "毫克/立方米": "1", "毫克/升": "1", "m³": "1", "m3": "1", "㎥": "1", "℃": "1",
        "立方米": "1", "立方": "1", "千瓦": "1", "千瓦时": "1", "吉焦": "1", "度!假": "1",
        "升=立方米": "0.001", "方!案式向法便": "1",
    },
}  # fmt: skip


class Unit(NamedTuple):
    """What a unit word says; `scale` converts to the base unit of `dimension`. `same` is the unit that
    counts the same things, itself where there is no other; `each`: prices are told for each; `not_before`
    are characters that make another word of it."""

    text: str
    dimension: Dimension
    scale: Decimal = Decimal(1)
    currency: str = ""
    same: str = ""
    each: bool = False
    not_before: str = ""


def _number(text: str) -> Decimal:
    top, _, bottom = text.partition("/")
    return Decimal(top) / Decimal(bottom) if bottom else Decimal(top)


def _unit(entry: str, dimension: Dimension, scale: str = "1", currency: str = "") -> Unit:
    rest, _, not_before = entry.partition("!")
    word, _, same = rest.removesuffix("+").partition("=")
    return Unit(
        word, dimension, _number(scale), currency, same or word, rest.endswith("+"), not_before
    )


_ALL = (
    *(_unit(entry, "money", "1", code) for entry, code in CURRENCIES.items()),
    *(_unit(entry, dim) for dim, entries in _TABLE.items() for entry in entries.split()),
    *(_unit(entry, dim, scale) for dim, row in _SCALED.items() for entry, scale in row.items()),
)
UNITS: dict[str, Unit] = {unit.text: unit for unit in _ALL}
AMOUNTS_OF_TIME = ("天", "小时", "分钟", "学时", "课时", "个工作日", "工作日")
"""Durations that are counted, not dates or ages."""
_BY_FIRST: dict[str, tuple[Unit, ...]] = {}
for _one in sorted(UNITS.values(), key=lambda unit: -len(unit.text)):
    _BY_FIRST[_one.text[0]] = (*_BY_FIRST.get(_one.text[0], ()), _one)


def read_scale(text: str, at: int) -> str:
    """The scale word (万, 千万, 亿 …) at `at`, "" if none."""
    one = text[at : at + 1]
    if one not in SCALES:
        return ""
    two = text[at : at + 2]
    return two if two in SCALES else one


def read_unit(text: str, at: int) -> Unit | None:
    """The longest unit word at `at`, or None."""
    first = text[at : at + 1]
    for unit in _BY_FIRST.get(first, ()):
        word = unit.text
        if word == first or text.startswith(word, at):
            behind = text[at + len(word) : at + len(word) + 1] if unit.not_before else ""
            if not behind or behind not in unit.not_before:
                return unit
    return None
