"""What a figure is called: its noun phrase without stage, period and verbs."""

from __future__ import annotations

import re
from typing import NamedTuple

from perflint.facts.lexicon import Lexicon
from perflint.model.figure import Figure
from perflint.text.edges import Ending, cut_opening
from perflint.text.patterns import compile_pattern

_LEAD = compile_pattern(
    r"(?:[0-9]{1,2}[.、．]|（[一二三四五六七八九十0-9]{1,2}）|[①-⑩]|[一二三四五六七八九十]、|其中|包括|包含|含|[一二三四五六七八九十]是|另外|此外|以及|和|及|与|并|且|由|将|对|因|从|按|按照|用于|在(?![职编岗校园册建库])|"
    r"截至[^，]{0,10}?(?:底|末|日|前)|(?:19|20)[0-9]{2}年度?|[0-9-]{1,5}月份?|今年|本年度?|当年|全年|年度|年末|年底|年中|年内|目前|"
    r"上年度?|去年|上年同期|全市|全县|全区|全省|全州|全国|全镇|市本级|市级|省级|区级|县级|州本级|区本级|本级|我[市县区局校镇省]|"
    r"各级|“|的|同期|本次|共|地方)+"
)
_TAIL = Ending(r"(?:上年度?|去年|上年同期|本年度?|今年|当年)$", "年度期")
_VERBS = Ending(
    r"(?:拟?安排|完成|实现|达到|下达|拨付|支付|使用|到位|发放|收到|批复|预算安排|计划|实际|已|累计|共|合计|总计|共计|"
    r"核定|调整|追加|分配|用于|投入|发行|执行)+$",
    "于付位入共划到加复定已成排放整现用行计达配际",
)
_STAGE = compile_pattern(
    r"年初|全年|年度|调整后|调整|变动|预算数?|决算数?|执行数?|目标值?|指标值?|计划数?|任务数?|实际|完成|安排|批复|"
    r"数$|额$|总额$|总数$|总量$|总规模$|规模$|资金$|金额$|合计$|总计$|经费$"
)
_COMPARISON = compile_pattern(
    r"(?:同口径)?(?:按可比口径|可比口径|同比|环比|(?:相)?比|较|与|跟|同|和|对比|由|从|自|超|低于|高于)[^，。；]{0,30}?(?:相比|比较)?$"
)
_BEYOND = Ending(
    r"(?:低于|高于|超出|超过|少于|多于|短于|超)(?:年初|全年|年度|上年|“[^”]{1,6}”)?(?:预算|计划|目标|任务|指标|同期|决算)[数值额]?$",
    "值划务数期标算额",
)
_COMPARING = compile_pattern(
    r"^.*?(?:比|较|与|跟|同|和)(?:上年度?|去年|上年同期|(?:19|20)[0-9]{2}年度?|年初|全年)*"
)
_NEGATED = frozenset({"未", "不", "未能", "没有", "尚未"})
_SHARE = compile_pattern(r"(?:在[^，。；]{0,16}中)?(?:占[^，。；]*|比重|比例|份额)$")
_SHARE_LASTS = frozenset("重例额\n")
"""The last characters of what tells a share without 占."""
_ADVERB = compile_pattern(
    r"(?:(?:剔除|扣除)[^，。；]{0,14}?(?:后|因素)?|同口径|可比口径|同比|环比|略有?|有所|小幅|大幅|明显|持续|自然口径|分别|各|净|实际|名义|约|再|又|均|年均|累计|相应|直接|同期|共|下)+$"
)
_EACH = compile_pattern(r"^(?:平均)?[年月日]?[人户亩件次床]均")
_FUND = compile_pattern(r"(一般公共|政府性基金|国有资本经营|社会保险基金|社保基金)预算")
_FLOW = compile_pattern(r"(?P<incoming>收入|短收|增收|超收)|支出|超支|开支")
"""The last of them tells the way: 土地出让收入安排的支出 goes out."""


class Name(NamedTuple):
    """A concept as it may be compared: `key` without stages and generic endings ("" where the words
    name nothing themselves), `flow` "in" for 收入, "out" for 支出."""

    words: str
    key: str
    flow: str


def _first(match: re.Match[str]) -> str:
    return match[1]


_NAMELESS = Name("", "", "")


def name_of(core: str, lexicon: Lexicon, compared: bool = False) -> Name:
    """The name in the words before a figure (links taken off); of one that is only there to be
    `compared` with, the name of what it is compared to."""
    if not core:
        return _NAMELESS
    words = core
    if words[-1:] in lexicon.changes:
        for ending in (
            lexicon.change_name, lexicon.rise_end, lexicon.fall_end, lexicon.rise_name, lexicon.fall_name,
        ):  # fmt: skip
            if words[-1:] in ending.lasts:
                words = ending.cut(words)
    dependent = len(words) < len(core)
    if dependent or compared:
        words = _ADVERB.sub("", _EACH.sub("", _COMPARISON.sub("", words)))
    words = _BEYOND.cut(words)
    if "占" in words or words[-1:] in _SHARE_LASTS:
        words = _SHARE.sub("", words)
    words = cut_opening(_LEAD, words)
    if compared and not words:
        return Name("", "", named(_COMPARING.sub("", core)).flow)
    return named(words)


def named(words: str) -> Name:
    """The name that `words` are."""
    flow = ""
    ways = list(_FLOW.finditer(words)) if "收" in words or "支" in words else []
    if ways:
        flow = "in" if ways[-1].lastgroup == "incoming" else "out"
    bare = _TAIL.cut(_VERBS.cut(words))
    key = _FUND.sub(_first, bare) if "预算" in bare else bare
    key = _STAGE.sub("", key).strip("的“”、，").replace("总", "")
    key = "" if key in _NEGATED else key.removesuffix("支出").removesuffix("收入")
    return Name(bare, key, flow)


def bare_name(words: str) -> Name:
    """The name that `words` are, without the period and place they begin with: 本年支出合计, 全国幼儿园."""
    return named(cut_opening(_LEAD, words))


def alike(a: str, b: str) -> bool:
    """Whether two keys may name the same quantity: equal, or one begins or ends with the other."""
    if not a or not b:
        return False
    if a == b:
        return True
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return len(short) >= 2 and (long.endswith(short) or long.startswith(short))


def alike_figures(one: Figure, other: Figure) -> bool:
    """Whether two figures may be of the same quantity by their names; 收 never goes with 支."""
    if one.flow and other.flow and one.flow != other.flow:
        return False
    return alike(one.key, other.key)
