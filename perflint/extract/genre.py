"""What kind of document a filing is: a self-evaluation report of which type, or something else.

A title decides. One that names evaluation gives the type; one of another kind of document (预算草案的
报告, 统计公报, 合同, 办法) says that this is no such report. Without either the opening and the
headings decide, and only where they speak of evaluation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from perflint.extract.cover import Cover
from perflint.extract.other_documents import announces, names_ledger, names_other_document
from perflint.model.span import Span
from perflint.model.subject import Fact, Paragraph, Section
from perflint.text.numbering import read_token
from perflint.text.page_data import tells_of_page
from perflint.text.patterns import compile_pattern

_PERFORMANCE = compile_pattern("绩效|自评|整体支出")
_SUMMARY = compile_pattern(r"总报告|汇总|各项目|项目[^，。]{0,6}总体")
_WHOLE = compile_pattern(
    r"整体(?:支出|绩效|自评|评价)|部门（?单?位?）?(?:支出|绩效|预算绩效)|单位(?:整体|支出)"
)
_PROJECT = compile_pattern("项目|专项|经费|资金")
_REPORT = compile_pattern(
    r"(?:附[件表][一二三四五六七八九\d]{0,2}：?)?[^。；，：§]{0,70}(?:绩效|自评|整体支出)"
    r"(?:[^。；，：《》§]{0,24}(?:报告|总结|情况|材料|说明|表|结果|结论))?(?<=[告结况料明表果论评价])"
    r"(?:（[^（）]{1,20}）)?"
)
_DATED = compile_pattern("20\\d\\d|二[〇○零O0]")
_ADDRESSED = compile_pattern("各位代表[：，]|请予审议|提请审议|预算草案")
_SPEAKS = compile_pattern("自评|绩效评价|整体支出绩效")
_SUMMARY_BODY = compile_pattern("本部门项目绩效目标管理|单位自评工作开展情况")
_WHOLE_BODY = compile_pattern(
    "部门(?:（单位）|、单位)?整体支出|整体支出绩效|部门(?:（单位）|、单位)?(?:概况|基本情况|职能)"
)
_PROJECT_BODY = compile_pattern(
    "项目(?:概况|基本情况|立项|绩效目标|组织实施)|^项目名称(?=$|：)", re.MULTILINE
)
_ACCOUNTS = compile_pattern(
    "(?:部门|单位|年度?)(?:预算|决算)(?:情况)?(?:说明|表)$|(?:收入支出|收支)(?:预算|决算)总[体表]"
)
_TITLE_LINES, _TITLE_WIDTH, _OPENING = 400, 70, 3000


def read_type(
    text: str, cover: Cover, paragraphs: tuple[Paragraph, ...], sections: tuple[Section, ...]
) -> Fact:
    """department, project or project-summary; `other` with the title that says so, or without
    evidence where nothing tells what it is."""
    return (
        _by_title(text, cover)
        or _by_any_title(text, paragraphs)
        or _by_opening(text, sections)
        or _by_tables(text, paragraphs)
        or Fact("other")
    )


def _by_title(text: str, cover: Cover) -> Fact | None:
    """The type that title and cover give: by the words of one of them, else by the text below; the
    title of a notice or rule only where there is no other."""
    foreign, bare = None, None
    spans = {*cover.head, *([cover.title] if cover.title else [])}
    for span in sorted(spans):
        if not _PERFORMANCE.search(text, span.start, span.end):
            continue
        if announces(text, span):
            foreign = foreign or Fact("other", span, span.of(text))
        elif _REPORT.fullmatch(text, span.start, span.end):
            if fact := _of_title(text, span, cover.head):
                return fact
            bare = bare or span
    return _of_text(text, bare) if bare else foreign


def _of_title(text: str, span: Span, head: tuple[Span, ...]) -> Fact | None:
    """The type a title gives, with the lines of the cover just above and below it if need be."""
    title = span.of(text)
    around = [one for one in head if abs(one.start - span.start) <= 2 * _TITLE_WIDTH]
    whole = "".join(one.of(text) for one in around if "：" not in one.of(text))
    kind = _name_kind(title, text) or _name_kind(whole, text)
    return Fact(kind, span, title) if kind else None


def _name_kind(words: str, text: str) -> str:
    """The type that words name, "" where they name none."""
    if _PROJECT.search(words) and _SUMMARY.search(words):
        return "project-summary"
    if _WHOLE.search(words):
        return "department"
    if not _PROJECT.search(words):
        return ""
    summary = "项目支出" in words and _SUMMARY_BODY.search(text)
    return "project-summary" if summary else "project"


def _of_text(text: str, title: Span) -> Fact:
    """The type under a title that names none (绩效自评报告): as the text below says."""
    kind = _by_words(text, 0, _OPENING) or _by_words(text, 0, len(text))
    return Fact(kind.value if kind else "department", title, title.of(text))


def _by_any_title(text: str, paragraphs: tuple[Paragraph, ...]) -> Fact | None:
    """The first line that is a title of any kind, below the menus of a page or above the text; one
    without a year (绩效自评报告, 政府工作报告) only where none has any, for menus are full of them."""
    undated = None
    for span in _short_lines(text, paragraphs):
        if _REPORT.fullmatch(text, span.start, span.end):
            fact = _of_title(text, span, ()) or _of_text(text, span)
        elif names_other_document(text, span):
            fact = Fact("other", span, span.of(text))
        else:
            continue
        if _DATED.search(text, span.start, span.end):
            return fact
        undated = undated or fact
    if undated is None and (match := _ADDRESSED.search(text, 0, _OPENING)):
        return Fact("other", Span(*match.span()), match.group())
    return undated


def _short_lines(text: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[Span]:
    for paragraph in paragraphs[:_TITLE_LINES]:
        span = paragraph.span
        short = 2 < span.end - span.start <= _TITLE_WIDTH
        if not short or paragraph.table is not None or tells_of_page(text, span.start):
            continue
        if not read_token(text, span.start):
            yield span


def _by_opening(text: str, sections: tuple[Section, ...]) -> Fact | None:
    """What opening and headings tell, in a text that speaks of evaluation."""
    headings = [section.span for section in sections]
    if account := next((one for one in headings if _ACCOUNTS.search(text, *one)), None):
        return Fact("other", account, account.of(text))
    if not any(_SPEAKS.search(text, *span) for span in (Span(0, _OPENING), *headings)):
        return None
    if fact := _by_words(text, 0, _OPENING):
        return fact
    found = (_by_words(text, *span) for span in headings)
    return next(filter(None, found), None)


def _by_tables(text: str, paragraphs: tuple[Paragraph, ...]) -> Fact | None:
    """What the tables of a text without any other title tell: those of a budget are no report."""
    for span in _short_lines(text, paragraphs):
        if names_ledger(text, span):
            return Fact("other", span, span.of(text))
    return None


def _by_words(text: str, start: int, end: int) -> Fact | None:
    for value, pattern in (
        ("project-summary", _SUMMARY_BODY),
        ("department", _WHOLE_BODY),
        ("project", _PROJECT_BODY),
    ):
        if match := pattern.search(text, start, end):
            return Fact(value, Span(*match.span()), match.group())
    return None
