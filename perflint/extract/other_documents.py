"""Titles of documents that are no self-evaluation reports, though they speak of evaluation."""

from __future__ import annotations

import re

from perflint.model.span import Span
from perflint.text.patterns import compile_pattern

_NOTICE = (
    r"(?:通知|通报|公告|公示|批复|复函|意见|纪要|办法|规定|条例|细则|准则|指引|章程|方案|要点|计划|合同|协议|协议书"
    r"|招标文件|法)"
)
_ENDING = compile_pattern(rf"{_NOTICE}(?:（[^（）]{{1,20}}）)?》?$")
_BUDGET = compile_pattern(
    r"(?:年|关于|^)[^。；：，]{0,40}(?:预算执行|预算草案|预算（草案）|财政预算|财政决算|总决算)[^。；：，]{0,40}"
    r"(?:报告|草案|预算|说明|公开|情况|草案）|和|与|市级|本级)(?:（[^（）]{1,20}）)?(?:[-—–]{1,3}.{0,40}|[^。；：，]{2,10}(?:编制|局))?$"
)
_OTHER = compile_pattern(
    r"社会发展统计公报|(?:政府工作报告|统计公报|(?:委员会|法院|检察院|办公室|政协|人大)工作报告|年度工作(?:总结|汇报|报告)|工作总结(?:[和及与暨][^。；：，]{0,14}(?:计划|安排|打算))?"
    r"|述职报告|审计(?:结果)?报告|评级报告|验收报告|可行性研究报告|(?:信息公开|法治政府)[^。；：]{0,12}报告"
    r"|(?:部门|单位|政府|财政|年度?|本级)(?:预算|决算|预决算)(?:信息)?(?:公开|情况)?的?(?:说明|报告|报表|草案)?"
    r"|(?:采购|购销|服务|施工|租赁|劳动|承包|技术|委托|买卖)[^。；：，]{0,10}(?:合同|协议)书?)"
    r"(?:全文|摘要)?(?:（[^（）]{1,20}）)*$"
)
_LEDGER = compile_pattern(
    r"(?:公共预算|基金|经营|财政|转移支付|债务)[^。；：，]{0,24}(?:预算|决算|执行|限额|余额)[^。；：，]{0,16}表(?:（[^（）]{1,20}）)?$"
    r"|总(?:预算|决算)(?:信息)?公开$"
)
_LAW = compile_pattern(r"[^。；：，]{3,40}(?:办法|条例|规定|细则|章程|法)(?:（[^（）]{1,20}）)?")
_ARTICLE = compile_pattern(r"^第[一二三四五六七八九十]{1,3}条", re.MULTILINE)


def announces(text: str, span: Span) -> bool:
    """Whether the title is that of a notice, a rule or a contract: 关于开展绩效自评工作的通知."""
    return _ENDING.search(text, span.start, span.end) is not None


def names_other_document(text: str, span: Span) -> bool:
    """Whether the line is the title of budgets, accounts, bulletins, work reports, contracts; or of a
    rule, where articles follow."""
    if _BUDGET.search(text, span.start, span.end) or _OTHER.search(text, span.start, span.end):
        return True
    law = _LAW.fullmatch(text, span.start, span.end)
    return law is not None and _ARTICLE.search(text, span.end) is not None


def names_ledger(text: str, span: Span) -> bool:
    """Whether the line is the title of a table of a government's budget or accounts, or of all of them:
    一般公共预算收入决算表, 财政总决算公开. A self-evaluation report may hold such a table."""
    return _LEDGER.search(text, span.start, span.end) is not None
