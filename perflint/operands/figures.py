"""Figures that a filing may state more than once: whose they are, what they are called, of when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.quantity import Quantity
from perflint.model.subject import Paragraph, Subject
from perflint.sheets import Sheet, sheets
from perflint.text.numbering import read_token
from perflint.text.patterns import compile_pattern

_NOUN_END = compile_pattern(r"(?:总额|资金|金额|合计|数|额)$")
_NAME_LEAD = compile_pattern(r"^(?:其中|例如|如|对|将|是|和|及|与|[一二三四五六七八九]是|“)+")
_NAME_END = compile_pattern(r"[”的]+$|项目$|（[^（）]*）$")
_THIS = compile_pattern(r"(?:该|本|此|其)?项目|该|其|")
# The whole filing, as its own figures name it: 我局全年支出合计.
_WHOLE = compile_pattern(
    r"^(?:[我本全](?:单位|部门|系统|院|校|局|委|办|处|站|所|馆|街道|镇|乡|县|区|市|中心)|部门整体|部门|全年|本年度?|当年|实际|共)+"
)
_PERIOD = compile_pattern(
    r"20[0-9]{2}年度?(?:[01]?[0-9]月)?|上年度?|去年|前年|今后|下一?年度?|明年|[0-9]{1,2}(?:月底|月末|-[0-9]{1,2}月)"
    r"|上半年|下半年|[前第]?[一二三四]季度"
)
_RUN_IN = compile_pattern(r"([^。：，；\n]{2,30})[。：]")
_UNIT = compile_pattern(r"（[^（）]*）$")
_ALL = ("合计", "总计")
_LEAST_NAME = 3


class Figure(NamedTuple):
    """`name` of the project or fund the figure belongs to ("" for the whole filing), what the figure
    is called without its name (`noun`), the period named with it ("" for the report's year)."""

    name: str
    noun: str
    period: str
    quantity: Quantity


class Naming(NamedTuple):
    """Words by which figures are known: ends of labels, ends of names of projects and funds, names
    too common to tell one from another, and labels of total rows."""

    nouns: tuple[str, ...]
    owners: tuple[str, ...]
    common: tuple[str, ...]
    totals: tuple[str, ...]


def figures(subject: Subject, naming: Naming) -> Iterator[Figure]:
    """The figures of prose, then those of tables."""
    year = f"{subject.identity.year.value}年" if subject.identity.year else ""
    text = subject.symbols.text
    for quantity in subject.quantities:
        label = quantity.label
        if text.endswith(_ALL, 0, quantity.symbol):
            label += text[quantity.symbol - 2 : quantity.symbol]
        if label.endswith(naming.nouns) and not quantity.qualifier:
            figure = _told(subject, quantity, label, naming, year)
            if figure:
                yield figure
    for sheet in sheets(subject):
        yield from _tabled(subject, sheet, naming)


def _told(
    subject: Subject, quantity: Quantity, label: str, naming: Naming, year: str
) -> Figure | None:
    noun = _noun(label, naming)
    owner = label[: -len(noun)]
    at = bisect_right(subject.paragraphs, quantity.span.start, key=_start)
    paragraph = subject.paragraphs[at - 1]
    if paragraph.table is not None:
        return None
    text = subject.flow.text
    period = _period(text, paragraph.span.start, quantity.span.start, year)
    own = _WHOLE.sub("", _NAME_LEAD.sub("", owner))
    if _THIS.fullmatch(own):
        name = _run_in(text, paragraph.span.start, naming)
        if not name and own:
            return None
    elif own.endswith(naming.owners):
        name = _name(own)
        if name in naming.common or len(name) < _LEAST_NAME:
            return None
    else:
        return None
    return Figure(name, _core(noun), period, quantity)


def _start(paragraph: Paragraph) -> int:
    return paragraph.span.start


def _noun(label: str, naming: Naming) -> str:
    """The longest of the nouns that `label`, which ends in one, ends with."""
    return next(label[at:] for at in range(len(label)) if label[at:] in naming.nouns)


def _core(noun: str) -> str:
    return _NOUN_END.sub("", noun) or noun


def _name(words: str) -> str:
    previous = ""
    while words != previous:
        previous, words = words, _NAME_END.sub("", words)
    return words


def _run_in(text: str, start: int, naming: Naming) -> str:
    """The project a paragraph opens with: 2.产业扶持资金项目。"""
    token = read_token(text, start)
    match = _RUN_IN.match(text, start + (len(token.text) if token else 0))
    if match is None or not match[1].endswith(naming.owners):
        return ""
    name = _name(match[1])
    return "" if name in naming.common else name


def _period(text: str, start: int, end: int, year: str) -> str:
    begin = max(start, text.rfind("。", start, end) + 1)
    found = _PERIOD.findall(text, begin, end)
    last = found[-1].removesuffix("度") if found else ""
    return "" if last == year else last


def _tabled(subject: Subject, sheet: Sheet, naming: Naming) -> Iterator[Figure]:
    heads = {at: _UNIT.sub("", sheet.columns[at].head) for at in sheet.numeric}
    named = {at: head for at, head in heads.items() if head.endswith(naming.nouns)}
    project = _project(subject, sheet) if named else ""
    for column, head in named.items():
        noun = _core(_noun(head, naming))
        for row in range(len(sheet.lines)):
            quantity = sheet.number(row, column)
            label = sheet.label(row)
            if quantity is None or not label or any("其中" in words for words in sheet.path(row)):
                continue
            if label.endswith(naming.totals):
                yield Figure(project, noun, "", quantity)
            elif label.endswith(naming.owners) and label not in naming.common:
                yield Figure(_name(_NAME_LEAD.sub("", label)), noun, "", quantity)


def _project(subject: Subject, sheet: Sheet) -> str:
    """The project named in the table, in the cell after 项目名称."""
    cells = subject.tables[sheet.table].cells
    text = subject.flow.text
    for cell, after in zip(cells, cells[1:], strict=False):
        if cell.span.of(text).strip() == "项目名称":
            return _name(after.span.of(text).strip())
    return ""
