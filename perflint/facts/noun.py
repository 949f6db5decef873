"""The noun phrase at the end of the words before a figure: what a person would call it."""

from __future__ import annotations

from perflint.text.edges import Ending, cut_opening
from perflint.text.patterns import compile_pattern

_TRAIL = Ending(
    r"(?:分别(?:为|是|达)|达到|高达|为|是|有|达|(?<![收支][入出])(?:共计|合计|总计)|累计|共|仅|只|约|近|超过|(?<=[入达值额量])超|已|(?<![平人户亩生村年月日次床车台])均|各|了|：|“|=|人民币|不低于|不高于|不少于|不超过|至|到|由|从|自|金额|数额|预计)+$",
    "=“为了于仅从共到只各均已币是有由约自至计超达过近额：",
)
_COMPARISON = compile_pattern(
    r"(?:同口径)?(?:按可比口径|可比口径|同比|环比|(?<!占)比(?![例重])|较(?!大|多|高|快|好)|超|低于|高于"
    r"|(?:与|跟|(?<![合共协])同|和)(?=上年|去年|前年|往年|同期|[0-9]|全国|全省|全市|全县|全区|预算|计划|目标|年初))[^，。；]{0,30}?(?:相比|比较)?$"
)
_CHANGE = Ending(
    r"(?:增长|增加|增收|增支|上升|提高|提升|上涨|扩大|超出|超收|超支|高于|高出|多于|追加|调增|核增|下降|降低|减少|减收|减支|回落|压减|压缩|缩减|调减|核减|节约|低于|少于|短收|增速|增幅|降幅|净?增|减|升|降|差|(?<![最提])高|低|多|少|占比|占|比重|比例|年中|排名|排位第?|位列第?|位居第?|第|同比|环比|相比|比较)+$",
    "中于位低例减出列加升占名增多大少居差幅支收比涨第约缩落较速重长降高",
)
_BASE = Ending(r"(?:占|为|完成|达到?|相当于|是)[^，。；]{0,24}的(?:比例|比重)?$", "的例重")
_TO_BASE = compile_pattern(r"(?:占|为|相当于|完成)(?=[年全预计目任调])")
_OPENING = compile_pattern(
    r"(?:[0-9]{1,2}[.．、](?![0-9])|[①-⑳]|其中|包括|包含|含|[一二三四五六七八九十]是|另外|此外|以及|和|及|与|并|且|由|将|对(?!外)|因|从|按|按照|用于|在(?![职编岗册校园谈库建岸])|"
    r"截[至止][^，]{0,10}?(?:底|末|日|前)|(?:19|20)[0-9]{2}年度?末?|[0-9-]{1,5}月份?|今年|本年度?|当年|全年(?!预算|执行|目标|任务|计划)|年度(?!目标|预算|指标)|年末(?!结转|余额|滚存)|年底|目前|"
    r"上年度?(?!结转|结余|余额)|去年|上年同期|全市|全县|全区|全省|全州|全国|全镇|市本级|市级|省级|区级|县级|州本级|区本级|本级|我[市县区局校镇省州]|"
    r"各级|“|的|同期|本次|共|地方|预计|该(?:项目|资金|专项)?(?:项目)?|其(?![他它余])|——|--|完成|实现|获得|如(?=[^，]{2})|累计|共(?!同|产|青|建|享))+"
)
_VERBS = Ending(
    r"(?:拟?安排|完成|实现|达到|下达|拨付|支付|使用|到位|发放|收到|批复|预算安排|计划|实际|已|累计|共|合计|总计|共计|"
    r"核定|调整|追加|分配|用于|投入|发行|执行)+$",
    "于付位入共划到加复定已成排放整现用行计达配际",
)
_NOTHING = compile_pattern(
    r"(?:[市县区省州]?年度?|全年|年初|年中|年末|当年|本年|[市县区省]|下达|的|了|计划|目标|任务|数|值|额|总额|预算|执行|决算|实际|支付|使用|调整后?|安排|完成|实现|批复|金额|率|净额?|其中|上述|尚|即|仍|指标|已|共|获|收回|核定|获得|达到|中|追加|并|剔除|同口径|占|为|差|相比|还|又|再|均|人|每|各|分别|经|从|由|变动|规模)*"
)


def names_nothing(name: str) -> bool:
    """Whether a name tells only a stage or a time: 全年预算数, 执行数, 年度目标."""
    return _NOTHING.fullmatch(name) is not None


def bare_name(lead: str) -> str:
    """The noun phrase at the end of the words before a figure, without links, changes, stages'
    verbs, times and comparisons; it may name nothing (see `names_nothing`)."""
    words, changed = lead, False
    while True:
        linked = _TRAIL.cut(words)
        shorter = _CHANGE.cut(linked)
        changed = changed or shorter != linked
        if changed:
            shorter = _COMPARISON.sub("", shorter)
        if shorter == words:
            break
        words = shorter
    words = cut_opening(_OPENING, cut_opening(_TO_BASE, _BASE.cut(words)))
    shorter = _VERBS.cut(words)
    return (shorter if len(shorter) > 1 else words).strip("的“”、，：:— -（）_")
