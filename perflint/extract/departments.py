"""The body that reports: its name from cover, title, signature or text."""

from __future__ import annotations

import re

from perflint.extract.cover import Cover
from perflint.extract.regions import Area
from perflint.model.span import Span
from perflint.model.subject import Fact
from perflint.text.patterns import compile_pattern

_ORGAN = (
    "局|委员会|工委|纪委|党委|区委|县委|市委|团委|办公室|办公厅|委办|政府|厅|中心|管委会|办事处|联合会|"
    "工商联|红十字会|文联|残联|妇联|总工会|协会|学会|检察院|法院|医院|卫生院|学校|小学|中学|大学|学院|幼儿园|"
    "党校|档案馆|图书馆|博物馆|文化馆|大队|支队|总队|中队|消防救援站|研究院|研究所|设计院|服务站|管理站|推广站|监测站|监督站|工作站|文化站|救助站|防疫站|检疫站|"
    "管理处|管理所|管理办|保护区|电视台|融媒体|社|公司|集团|[^全]部|[机]关|政协|人大|街道|[^城]镇|[^城]乡"
)
_NAME = rf"[\u4e00-\u9fff][\u4e00-\u9fff、·]{{0,29}}(?:{_ORGAN})"
_WHOLE = compile_pattern(
    rf"[·•●]?(?:欢迎(?:来到|访问|光临))?（?(?P<name>{_NAME})"
    r"(?:（(?!监?制|印制)[^（）]{1,10}）)?(?:（(?:盖章|公章|章)）)?）?(?! ?监?制)"
)
_TITLE = compile_pattern(
    rf"(?:(?:20\d\d|二[〇○零O0]\S\S)年度?)?(?:关于)?(?P<name>{_NAME})(?:关于)?(?:本级|（本级）|机关)?"
    r"(?:(?:20\d\d|二[〇○零O0]\S\S)年度?)?(?:的)?(?=[^\n]{0,40}(?:整体|绩效|自评|评价|支出|报告|决算|预算))"
)
_SUBJECT = compile_pattern(
    rf"^(?:（?[0-9一二三四五六七八九十]{{1,2}}[）、.]{{1,2}})?(?P<name>{_NAME})(?:（[^（）]{{2,20}}）)?"
    r"(?:是(?:主管|负责|隶属|[^，。]{0,24}(?:组成部门|工作部门|事业单位|直属|派出|行政机关|预算单位|行政单位))"
    r"|(?:的)?(?:主要|工作|部门)?职[责能](?:是|为|有|包括|如下)|为[^，。]{0,16}(?:组成部门|工作部门|事业单位))",
    re.MULTILINE,
)
_GENERIC = compile_pattern(
    r"(?<![\u4e00-\u9fff]{2})(?P<name>[区县市省][^，。；：、\n（）“”\d各委有内全有级政区县市]{1,10}?"
    r"(?:局|委员会|办公室|厅|中心))(?!长)"
)
_OURS = compile_pattern(
    rf"(?:本部门|我单位|我局|本单位|我委|我办)(?:为|是|全称|（)"
    rf"(?![^，。；\n]{{0,24}}(?:组成|工作|直属|下属|所属|派出|职能|事业)(?:部门|单位|机构|局))(?P<name>{_NAME})"
)
_FIGURE = compile_pattern(
    rf"(?:20\d\d年度?)(?P<name>{_NAME})(?:本级)*"
    r"(?:全年|部门|年初|当年|整体|本年|收入|支出|预算)"
)
# A title below the menus of a page: 融安县大良镇人民政府2021年部门决算, 2023年度耒阳市教育局（本级）部门决算.
_YEAR = r"20\d\d ?年度?"
_BELOW_MENUS = (
    compile_pattern(
        rf"^ *(?P<name>{_NAME})(?:（[^（）\n]{{1,6}}）)? ?{_YEAR}[^\n，。]{{0,24}}(?:决算|预算|报告|说明|公开)"
        r"[^\n，。]{0,10}$",
        re.MULTILINE,
    ),
    compile_pattern(
        rf"^ *{_YEAR} ?(?P<name>{_NAME})(?:（[^（）\n]{{1,6}}）)? ?(?:部门|单位)(?:决算|预算)[^\n，。]{{0,12}}$",
        re.MULTILINE,
    ),
)
_MENUS_WITHIN = 2000
# A form: the label in one cell, the name in the next.
_CELL = compile_pattern(
    r"^(?:(?:部门|单位)(?:（单位）)?名称|(?:预算|主管|填报|申报|评价|实施)(?:部门|单位)(?:名称|全称)?(?:及代码)?)"
    rf"(?:（(?:盖章|公章|章)）)?：?\n(?:[0-9]{{1,8}}-?)?(?P<name>{_NAME})(?:（?本级）?)?$",
    re.MULTILINE,
)
_CELLS_WITHIN = 2000
_FILLER = compile_pattern(r"^(?:部门|单位|项目|本(?!溪)|该|各|整体|预算|支出)")
_ROUGH = ("我", "各", "有关", "上级", "相关", "本部", "全部", "一部", "内部", "干部")


def read_department(text: str, cover: Cover) -> Fact | None:
    """The reporting body as printed, in the fullest form that cover, title or signature give."""
    found = _read_cover(text, cover)
    if not found:
        _add(found, text, _CELL.search(text, 0, _CELLS_WITHIN))
    if not found:
        for title in _BELOW_MENUS:
            _add(found, text, title.search(text, 0, _MENUS_WITHIN))
    if not found:
        _add(found, text, _OURS.search(text))
        _add(found, text, _SUBJECT.search(text, 0, 3000))
        _add(found, text, _FIGURE.search(text))
    best: Fact | None = None
    for fact in found:
        if best is None or (fact.value.endswith(best.value) and fact.value != best.value):
            best = fact
    return best


def _read_cover(text: str, cover: Cover) -> list[Fact]:
    """The bodies that cover fields, title, other lines of the cover and signature name, in this order."""
    found: list[Fact] = []
    for span in cover.fields:
        _add(found, text, _WHOLE.match(text, span.start, span.end))
    if cover.title:
        _add(found, text, _TITLE.match(text, cover.title.start, cover.title.end))
    lines = [span for span in cover.head if span != cover.title]
    for span in (*lines, *reversed(cover.tail)):
        _add(found, text, _WHOLE.fullmatch(text, span.start, span.end))
    return found


def read_generic(text: str) -> Fact | None:
    """区商务局, as the text most often calls the body, where nothing names it in full."""
    counts: dict[str, list[re.Match[str]]] = {}
    for match in _GENERIC.finditer(text):
        counts.setdefault(match["name"], []).append(match)
    ranked = sorted(counts.values(), key=len, reverse=True)
    if not ranked or (len(ranked) > 1 and len(ranked[1]) == len(ranked[0])):
        return None
    match = ranked[0][0]
    return Fact(match["name"], Span(*match.span("name")), match["name"])


def complete_name(fact: Fact, area: Area) -> Fact:
    """区商务局 with its area in front, 南昌市红谷滩区商务局; names that have one as printed."""
    head, county_or_city = fact.value[0], area[2] or area[1] or area[0]
    if head not in "区县市省" or not county_or_city.endswith(head) or fact.value[1:2] in "区县市":
        return fact
    lead = county_or_city
    if head == "区" and area[1]:
        lead = area[1] + county_or_city
    return Fact(lead + fact.value[1:], fact.span, fact.evidence)


def _add(found: list[Fact], text: str, match: re.Match[str] | None) -> None:
    if match is None:
        return
    name = match["name"]
    if name.startswith(_ROUGH) or _FILLER.match(name) or len(name) < 3:
        return
    if "、" in name and not re.search(r"、[^局委办厅]*(?:局|委员会|办公室|厅)$", name):
        return
    found.append(Fact(name, Span(*match.span("name")), text[match.start("name") : match.end()]))
