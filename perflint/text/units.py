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
    "元": "CNY", "元整": "CNY", "元正": "CNY", "圆": "CNY", "圆整": "CNY", "圆正": "CNY",
    "元人民币": "CNY", "人民币": "CNY", "块钱": "CNY",
    "美元": "USD", "美金": "USD", "欧元": "EUR", "港元": "HKD", "港币": "HKD", "日元": "JPY",
    "英镑": "GBP", "韩元": "KRW", "澳元": "AUD", "加元": "CAD", "卢布": "RUB",
}  # fmt: skip
_PEOPLE = "人 名 位 人次 人天 人日 职工 户次"
_COUNT = (
    "个 个点位 家 项 户 批 条 件 间 座 台 辆 套 所 处 份 张 期 类 种 门 支 款 篇 册 幅 栋 幢 株 棵 头 只 艘 架 "
    "枚 块 口 眼 盏 根 片 班 组 起 宗 例 笔 单 封 道 页 字 句 对 双 箱 瓶 袋 桶 包 堂 节课 课时 标段 "
    "家次 个次 车次 架次 台次 条次 件次 批次 场次 户次 班次 剂次 羽 尾 匹 部 本 方面 大 站 村 队 板块 次数 标箱 幼儿园"
)
_TABLE: dict[Dimension, str] = {
    "people": _PEOPLE,
    "count": _COUNT,
    "times": "次 场 轮 遍 届次 回",
    "duration": "年 天 个月 小时 分钟 周 个工作日 工作日 学时 周年 岁 周岁 秒 月",
}
_SCALED: dict[Dimension, dict[str, str]] = {
    "percent": {"%": "1", "个%": "1", "‰": "0.1", "成": "10"},
    "points": {"个百分点": "1", "百分点": "1", "个点": "1", "pct": "1"},
    "multiple": {"倍": "100"},
    "score": {"分": "1"},
    "area": {
        "平方米": "1", "㎡": "1", "m²": "1", "平米": "1", "亩": "2000/3", "公顷": "10000",
        "平方公里": "1000000", "平方千米": "1000000",
        "km²": "1000000", "km2": "1000000", "hm²": "10000", "hm2": "10000", "m2": "1",
    },
    "length": {
        "米": "1", "公里": "1000", "千米": "1000", "km": "1000", "里": "500", "延米": "1", "m": "1",
        "毫米": "0.001", "厘米": "0.01", "mm": "0.001", "cm": "0.01",
    },
    "weight": {"吨": "1000", "公斤": "1", "千克": "1", "斤": "0.5", "kg": "1", "克": "0.001"},
    "number": {
        "微克/立方米": "1", "毫克/立方米": "1", "毫克/升": "1", "m³": "1", "m3": "1", "㎥": "1", "℃": "1",
        "立方米": "1", "立方": "1", "千瓦": "1", "千瓦时": "1", "度": "1", "升": "1", "方": "1",
    },
}  # fmt: skip


class Unit(NamedTuple):
    """What a unit word says; `scale` converts to the base unit of `dimension`."""

    text: str
    dimension: Dimension
    scale: Decimal = Decimal(1)
    currency: str = ""


def _number(text: str) -> Decimal:
    top, _, bottom = text.partition("/")
    return Decimal(top) / Decimal(bottom) if bottom else Decimal(top)


UNITS: dict[str, Unit] = {
    **{w: Unit(w, "money", Decimal(1), code) for w, code in CURRENCIES.items()},
    **{w: Unit(w, dim) for dim, words in _TABLE.items() for w in words.split()},
    **{w: Unit(w, dim, _number(s)) for dim, row in _SCALED.items() for w, s in row.items()},
}
_BY_FIRST: dict[str, tuple[Unit, ...]] = {}
for _unit in sorted(UNITS.values(), key=lambda unit: -len(unit.text)):
    _BY_FIRST[_unit.text[0]] = (*_BY_FIRST.get(_unit.text[0], ()), _unit)
# 分 and 人 open other words as well; what follows tells.
_NOT_AFTER = {
    "分": frozenset("钟之别为析类成布管局行公离部解支层档期担享"),
    "人": frozenset("均民口才大工力员事"),
    "大": frozenset("于型队学道中约厦"),
    "名": frozenset("录单称义列牌"),
    "本": frozenset("级年区市县级单部次着科土"),
    "部": frozenset("门署分委队"),
    "组": frozenset("织建成"),
    "期": frozenset("间末初待"),
    "单": frozenset("位元价"),
    "方": frozenset("案式向法便"),
    "口": frozenset("径岸"),
    "只": frozenset("有是要能占"),
    "年": frozenset("级初末度中底内"),
    "度": frozenset("假"),
    "次": frozenset("年月日要性"),
    "处": frozenset("理于置长罚"),
    "对": frozenset("于照比接口"),
    "圆": frozenset("满桌形柱心弧梦"),
    "站": frozenset("在"),
    "道": frozenset("路"),
    "班": frozenset("子车"),
    "包": frozenset("括"),
    "成": frozenset("立效果为功本"),
    "张": frozenset("家贴"),
    "起": frozenset("来"),
    "里": frozenset("程面"),
    "项": frozenset("目"),
    "村": frozenset("庄级"),
    "头": frozenset("部"),
    "月": frozenset("份底末初中至到"),
}  # fmt: skip


def read_scale(text: str, at: int) -> str:
    """The scale word (万, 千万, 亿 …) at `at`, "" if none."""
    one, two = text[at : at + 1], text[at : at + 2]
    if one not in SCALES:
        return ""
    return two if two in SCALES else one


def read_unit(text: str, at: int) -> Unit | None:
    """The longest unit word at `at`, or None."""
    for unit in _BY_FIRST.get(text[at : at + 1], ()):
        word = unit.text
        if text.startswith(word, at):
            after = at + len(word)
            if word in _NOT_AFTER and text[after : after + 1] in _NOT_AFTER[word]:
                continue
            return unit
    return None
