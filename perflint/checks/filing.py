"""Whether a filing is a self-evaluation report at all, and whether anything is in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from perflint.model.claim import Match, Related
from perflint.model.phrase import Words
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.sections import walk
from perflint.text.contains import contains_any
from perflint.text.page_data import tells_of_page
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"title", "length", "department", "signature"})
_UNIT = compile_pattern(
    r"(?:[（(]?(?:单位|部门|填报单位|盖章)[）)]?：)?(?P<unit>[一-龥]{2,24}"
    r"(?:局|委员会|办公室|中心|人民政府|厅|检察院|法院|学校|医院|馆|站|队|社|院))(?:（(?:盖章|公章)）)?"
)
_GENERAL = frozenset("省市县区乡镇州盟旗局委员会办公室中心人民政府厅院校馆站队社某")
_LAST = 5
_WHOLE = 5


class Params(NamedTuple):
    """What is looked for."""

    look: Literal["hollow", "other_document", "unrelated", "other_signature"]
    """hollow 只有标题没有正文；other_document 标题是别的材料；unrelated 全文与绩效评价无关；
    other_signature 落款单位与标题所说的单位毫无相同之处。"""
    titles: Words = Words(())
    """other_document：别的材料的标题里的词。"""
    words: Words = Words(())
    """绩效评价材料必有的词；出现其一就不报。"""
    least: int = 600
    """unrelated：全文至少多少个字才判断。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """At most one match, at the first line with text."""
    text = subject.flow.text
    spans = (one.span for one in subject.paragraphs if one.span.end > one.span.start)
    first = next((span for span in spans if not tells_of_page(text, span.start)), None)
    if first is None:
        return
    if params.look == "other_signature":
        yield from _other_signature(subject)
    elif _LOOKS[params.look](subject, params, first.of(text)):
        values = {"title": first.of(text), "length": str(len(text))}
        yield Match(first, values, confidence="certain" if params.look == "hollow" else "likely")


def _is_hollow(subject: Subject, _: Params, __: str) -> bool:
    """Whether a report is nothing but its title."""
    titled = any(section.kind == "title" for section in subject.sections)
    return titled and subject.identity.type.value != "other" and not _has_body(subject)


def _is_other(subject: Subject, params: Params, title: str) -> bool:
    """Whether the title is that of another document."""
    told = title.endswith(params.titles.words)
    other = subject.identity.type.value == "other"
    return told and other and not contains_any(title, params.words.words)


def _is_unrelated(subject: Subject, params: Params, _: str) -> bool:
    """Whether a long text has none of the words of an evaluation."""
    text = subject.flow.text
    return len(text) >= params.least and not contains_any(text, params.words.words)


_LOOKS = {"hollow": _is_hollow, "other_document": _is_other, "unrelated": _is_unrelated}


def _other_signature(subject: Subject) -> Iterator[Match]:
    """The unit signed at the end, where its name shares no telling character with the title's, or all of
    it but one."""
    named = subject.identity.department
    text = subject.flow.text
    if named is None or named.span is None:
        return
    own = _telling(named.value, subject)
    ends = [one.span for one in subject.body if one.span.end > one.span.start][-_LAST:]
    for span in ends:
        match = _UNIT.fullmatch(text, *span)
        if match is None or span.start <= named.span.start:
            continue
        unit = match["unit"]
        if _are_apart(own, _telling(unit, subject)) or _differ_in_one(named.value, unit):
            values = {"department": named.value, "signature": unit}
            related = (Related("department", named.span),)
            yield Match(Span(*match.span("unit")), values, related, "likely")


def _are_apart(own: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names both have telling characters, and none in common."""
    return bool(own and other) and own.isdisjoint(other)


def _differ_in_one(name: str, other: str) -> bool:
    """Whether two names, the longer without what stands before, differ in one character only."""
    length = min(len(name), len(other))
    pairs = zip(name[-length:], other[-length:], strict=True)
    return length >= _WHOLE and sum(a != b for a, b in pairs) == 1


def _telling(name: str, subject: Subject) -> frozenset[str]:
    """The characters of a unit's name that are neither its area's nor those of any unit."""
    region = subject.identity.region
    return frozenset(name) - _GENERAL - frozenset(region.value if region else "")


def _has_body(subject: Subject) -> bool:
    """Whether anything but headings and the title stands in the filing."""
    if subject.tables:
        return True
    sections = walk(subject.sections)
    if sections:
        return any(not section.empty for section in sections)
    text = subject.flow.text
    return bool(subject.quantities) or any("。" in one.span.of(text) for one in subject.paragraphs)
