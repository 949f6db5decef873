"""Everything said to be done beside indicators that are counted as not: 2项指标未达标 … 各项指标均已完成."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.claim import Match, Related
from perflint.model.phrase import Words
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.text.contains import contains_any
from perflint.text.patterns import compile_pattern
from perflint.text.sentences import sentence_at

VALUES = frozenset({"words", "unmet"})
_ALL = compile_pattern(
    r"(?:各项|全部|所有)(?:年度|三级|绩效|产出|效益|考核|预期|既定)*(?:指标|目标)(?:任务|值)?(?:均|都|全部|已)+(?:如期|按期|圆满|顺利|足额)?"
    r"(?:完成|达标|达成|实现|达到(?:目标|预期|要求)?)"
)
_UNMET = compile_pattern(
    r"(?P<number>[1-9]\d?|[一两二三四五六七八九])[项个](?:三级|绩效|产出|效益|满意度|年度)*(?:指标)?(?:目标)?(?:尚|仍)?"
    r"(?:未能?|没有?)(?:完成|达标|达到|实现)(?:年度|预期|目标|指标)*(?=[，。；：、（]|值|$)"
)


class Params(NamedTuple):
    """Where nothing is concluded."""

    unless: Words = Words(())
    """同一句里有这些词就不查，例如 除。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """A match for each place that says so, where another sentence counts what was not met."""
    text = subject.flow.text
    told = [Span(*match.span()) for match in _UNMET.finditer(text)]
    told = [span for span in told if not _is_excused(text, span, params)]
    for match in _ALL.finditer(text) if told else ():
        span = Span(*match.span())
        if _is_excused(text, span, params):
            continue
        sentence = sentence_at(text, span.start)
        others = [one for one in told if not sentence.start <= one.start < sentence.end]
        if others:
            related = tuple(Related("unmet", one) for one in others[:3])
            values = {"words": match.group(), "unmet": others[0].of(text)}
            yield Match(span, values, related, confidence="likely")


def _is_excused(text: str, span: Span, params: Params) -> bool:
    return contains_any(sentence_at(text, span.start).of(text), params.unless.words)
