"""Documents that arrive in a year before the one of their number: 2022年6月收到……（财教〔2023〕15号）."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.claim import Match
from perflint.model.phrase import Words
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.text.contains import contains_any
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"date", "document"})
_DONE = "收到|印发|下达|下发|转发|发布|批复|出台|制定|拨付|通知"
_ARRIVES = compile_pattern(
    rf"(?P<date>(?P<year>20\d\d)年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?)，?[^，。；、：《》（）\n\d]{{0,20}}(?:{_DONE})了?"
    r"[^。；\n《》〔]{0,20}《(?P<title>[^。；\n《》]{4,60})》?（(?P<document>[^（）\n]{1,16}〔(?P<of>20\d\d)〕\d{1,4}号)）"
)


class Params(NamedTuple):
    """What may come before the document."""

    unless: Words = Words(())
    """日期与文件名之间有这些词就不查，例如 按照。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """A match for each date before the year of the document's number."""
    for match in _ARRIVES.finditer(subject.flow.text):
        between = match.group()[: match.start("title") - match.start()]
        if int(match["year"]) < int(match["of"]) and not contains_any(between, params.unless.words):
            values = {"date": match["date"], "document": match["document"]}
            yield Match(Span(*match.span("date")), values, confidence="likely")
