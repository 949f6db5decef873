"""What a figure is told for each of: 人均, 每公里, 单车, 亩产, 延米造价, 元/平方米."""

from __future__ import annotations

from collections.abc import Container
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from perflint.text.patterns import compile_pattern
from perflint.text.units import SCALES, UNITS

_THINGS: dict[str, tuple[str, str]] = {
    "人": ("人 名 位 人次", ""), "名": ("名 人 位", ""), "位": ("位 人 名", ""), "户": ("户 家", ""),
    "生": ("人 名", "生"), "师": ("人 名", "师"), "岗": ("个 名 人", "岗"), "家": ("家 户 个", ""),
    "企": ("家 户 个", "企"), "企业": ("家 户 个", "企业"), "单位": ("家 个", "单位"), "机构": ("家 个 所", "机构"),
    "村": ("村 个", "村"), "社区": ("个", "社区"), "县": ("个", "县"), "区": ("个", "区"), "市": ("个", "市"),
    "乡": ("个 乡", "乡"), "镇": ("个 镇", "镇"), "乡镇": ("个", "乡镇"), "街道": ("个", "街道"), "园": ("所 个", "园"),
    "校": ("所 个", "校"), "学校": ("所 个", "校"), "院": ("所 家 个", "院"), "馆": ("个 家 所", "馆"),
    "班": ("个 班", "班"), "站": ("个 座 处", "站"), "点": ("个 处", "点"), "店": ("家 个", "店"),
    "床": ("张 个", "床"), "车": ("辆 台", ""), "辆": ("辆 台", ""), "台": ("台 辆 套", ""), "套": ("套 台", ""),
    "案": ("件 起 宗 例 个", "案"), "件": ("件 起 宗", ""), "起": ("起 件", ""), "项": ("项 个", ""),
    "项目": ("个 项", "项目"), "次": ("次 人次 批次 场次 场", ""), "场": ("场 场次 次 期", ""), "期": ("期 次", ""),
    "批": ("批 批次", ""), "批次": ("批次 批 次", ""), "处": ("处 个", ""), "个": ("个", ""),
    "方": ("立方米 方 m³", ""), "眼": ("眼 口", ""), "口": ("口 眼", ""), "公里": ("公里 千米 km", ""),
    "平方米": ("平方米 ㎡ 平米 m²", ""),
    "泵": ("台 座", "泵"), "组": ("个 组", "组"), "队": ("个 支", "队"),
}  # fmt: skip
CALLED = {
    "生": "在校学生", "师": "专任教师", "班": "教学班级", "车": "公务用车车辆", "床": "开放床位", "案": "结案案件",
    "人": "年末实有在职在编在岗人员", "村": "行政村", "户": "农户", "校": "学校",
}  # fmt: skip
"""What the things are called where they are told elsewhere."""
_TIMES = {
    "日": "day", "天": "day", "周": "week", "月": "month", "季": "quarter", "季度": "quarter", "学期": "term",
    "年": "year",
}  # fmt: skip
_SIGNS = compile_pattern("[每均单产价本费耗资增泥息租付]")
"""Of these each way to tell what a figure is for each of has one."""
_LONGEST = 28
_MEAN = compile_pattern(
    r"(?P<period>[年月日]?)(?P<of>[\u4e00-\u9fff])均(?P<later>[月日](?![末初底历]))?(?P<rest>[^，。；均每]{0,12})$"
)
_NO_MEAN = compile_pattern(
    r"(?:已|达[^到]|完成|实现|在|超|按|未|不|有|能|可|由|从|属|系|得|需|要|应|以|被|通过|符合|较|比|低|高|按照|获)"
)
_ALL_OF = compile_pattern(r"(?:[各全两三四五等些]|所有|全部|上述)$")
_SINGLE = compile_pattern(
    r"(?<![清名账订保菜简表工传罚])单(?P<of>[^位价独项一纯据元凭])(?P<rest>[^，。；]{0,8})$"
)
_YIELD = compile_pattern(r"(?P<of>亩|公顷)(?:产量?|增产?|节水|增收)(?:[为是达到约]{0,2})$")
_COST = compile_pattern(
    r"^(?P<many>[百千万]?)(?P<of>延米|平方米|立方米|公里|吨|亩|公顷|方|人次|床|户|台|座)"
    r"(?P<rest>[^，。；0-9]{0,6}(?:造价|成本|费用?|单价|[电药能水煤]耗|投资|投入|产泥|耗电))(?:[为是达约]{0,2})$"
)
_PRICE = compile_pattern(r"(?:单价|均价)(?:[为是约]{0,2})$")
_YEARLY = compile_pattern(r"(?:每?年(?:付息|利息|租金|还本|付)|年息)[为是约]{0,2}$")
_PLAIN = compile_pattern(r"(?P<before>[^，。；]{0,12})平均(?P<rest>[^，。；每]{0,10})$")
_SLASHED = compile_pattern(
    r"^/(?P<of>[^，。；、（）：的，/·0-9]{1,4})(?:[/·](?P<more>[年月日天]))?"
)
_LINKS = compile_pattern(r"(?:分别|共|约|为|是|达到?|计|的)+$")


class Each(NamedTuple):
    """What one figure is told for each of: things counted in `units` (the likelier first, () where the words
    name none), by `many` at a time, named by `nouns` or, elsewhere, `called`; over `periods` of time; `words`
    are those beside, which name what is shared out or who shares. `unit` is the word itself; `mean`: an
    average, not a price."""

    unit: str
    units: tuple[str, ...]
    nouns: str
    called: str
    many: Decimal
    periods: tuple[str, ...]
    words: str
    mean: bool

    @property
    def is_price(self) -> bool:
        """Whether the figure is an average or a price, not what comes each year or day (年付息, 吨/日)."""
        return self.mean or self.unit != ""


def each_of(lead: str, tail: str) -> Each | None:
    """What the words right before a figure and right behind it tell it for each of, None for a figure that is
    none such."""
    slashed = tail[:1] == "/"
    if not slashed and _SIGNS.search(lead, len(lead) - _LONGEST) is None:
        return None
    return _read(lead[-_LONGEST:], tail[:8] if slashed else "")


@lru_cache(maxsize=512)
def _read(lead: str, tail: str) -> Each | None:
    found = _every(lead) or _mean(lead) or _single(lead) or _cost(lead) or _plain(lead)
    behind = _slashed(lead, tail) if tail else None
    if found is None or behind is None:
        return behind or found
    return found._replace(periods=(*found.periods, *behind.periods)) if behind.periods else behind


def _of(word: str, words: str, mean: bool, many: str = "", periods: tuple[str, ...] = ()) -> Each:
    units, nouns = _THINGS.get(word, ("", ""))
    known = tuple(units.split()) or ((word,) if word in UNITS else ())
    if not known:
        words, nouns = word + words, ""
    scale = SCALES.get(many, Decimal(1))
    return Each(
        word, known, nouns, CALLED.get(word, nouns), scale, periods, _LINKS.sub("", words), mean
    )


def _every(lead: str) -> Each | None:
    """每人每月, 平均每公里, 每千人, 每批次平均成本."""
    at = lead.find("每")
    if at < 0:
        return None
    before, rest = lead[:at], lead[at:]
    mean = "平均" in before or "平均" in rest
    word, many = "", ""
    periods: list[str] = []
    while rest.startswith("每"):
        rest = rest[1:].removeprefix("一")
        scale = next((n for n in (2, 1) if rest[:n] in SCALES), 0)
        if scale:
            many, rest = rest[:scale], rest[scale:]
        time, size = _length(rest, _TIMES), _length(rest, _THINGS, UNITS)
        if time >= max(size, 1):
            periods.append(_TIMES[rest[:time]])
            rest = rest[time:]
        elif size and not word:
            word, rest = rest[:size], rest[size:]
        else:
            break
        if rest[:1] in ("·", "/"):
            rest = rest[1:]
    if "每" in rest or not (word or periods or rest):
        return None
    words = before.removesuffix("平均").removesuffix("按") + rest.replace("平均", "")
    return _of(word, words, mean, many, tuple(periods))


def _mean(lead: str) -> Each | None:
    """人均, 月人均, 人均月, 户均, 公里均."""
    found = _MEAN.search(lead)
    if found is None or found["of"] in "平度" or _NO_MEAN.match(found["rest"]):
        return None
    before, word = lead[: found.start()], found["of"]
    for longer in (lead[max(0, found.start("of") - n) : found.end("of")] for n in (3, 2, 1)):
        if longer in _THINGS or longer in UNITS:
            word = longer
            before = lead[: found.end("of") - len(word)]
            break
    if found["rest"].startswith("为") and _ALL_OF.search(before):
        return None
    said = (found["period"], found["later"])
    times = tuple(_TIMES[one] for one in said if one)
    if found["period"] and before.endswith(found["period"]):
        before = before[:-1]
    if word in _TIMES:
        return _of("", before + found["rest"], True, "", (_TIMES[word],))
    if word not in _THINGS and word not in UNITS:
        return None
    return _of(word, before + found["rest"], True, "", times)


def _single(lead: str) -> Each | None:
    """单车运行费, 单口平均."""
    found = _SINGLE.search(lead)
    if found is None or not (found["of"] in _THINGS or found["of"] in UNITS):
        return None
    words = lead[: found.start()] + found["rest"].replace("平均", "")
    return _of(found["of"], words, True)


def _cost(lead: str) -> Each | None:
    """亩产, 延米造价, 吨水成本, 单价."""
    if found := _YIELD.search(lead):
        return _of(found["of"], lead[: found.start()] + lead[found.end("of") :], True)
    if found := _COST.search(lead):
        return _of(found["of"], found["rest"], True, found["many"])
    if _YEARLY.search(lead):
        return _of("", lead, False, "", ("year",))
    if found := _PRICE.search(lead):
        return _of("", lead[: found.start()], "均价" in lead)
    return None


def _plain(lead: str) -> Each | None:
    """村平均, 平均班额: an average of what stands right before or what its words name."""
    found = _PLAIN.search(lead)
    if found is None:
        return None
    before = found["before"]
    if found["rest"].startswith("班额"):
        return _of("班", before + found["rest"][2:], True)
    word = next((before[-n:] for n in (2, 1) if before[-n:] in _THINGS), "")
    return _of(word, before[: len(before) - len(word)] + found["rest"], True)


def _slashed(lead: str, tail: str) -> Each | None:
    """元/平方米, 元/人·年, 升/日."""
    found = _SLASHED.match(tail)
    if found is None:
        return None
    word, more = found["of"], found["more"] or ""
    periods = tuple(_TIMES[one] for one in more if one in _TIMES)
    if word in _TIMES:
        return _of("", lead, False, "", (_TIMES[word],))
    size = _length(word, _THINGS, UNITS)
    return _of(word[:size], lead, False, "", periods) if size else None


def _length(words: str, *known: Container[str]) -> int:
    """How many characters of what `words` begin with is a word of `known`, the longest; 0 for none."""
    longest = min(4, len(words))
    return next((n for n in range(longest, 0, -1) if any(words[:n] in one for one in known)), 0)
