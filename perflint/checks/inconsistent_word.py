"""Words that a filing writes once with a character of the same sound as the one it writes elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.claim import Match, Related
from perflint.model.phrase import Words
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.context import quoted
from perflint.spelling.consistency import LENGTH, find_odd

VALUES = frozenset({"written", "usual", "wrong", "right", "count"})


class Params(NamedTuple):
    """Which words may be written in two ways."""

    spared: Words = Words(())
    """这些词不报。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """A match for each character: `wrong` in `written`, `right` in `usual`, which stands `count` times."""
    text = subject.flow.text
    for odd in find_odd(text):
        if odd.written in params.spared.words or quoted(text, odd.start):
            continue
        at, first = odd.start + odd.at, text.find(odd.usual)
        values = {
            "written": odd.written,
            "usual": odd.usual,
            "wrong": odd.written[odd.at],
            "right": odd.usual[odd.at],
            "count": str(text.count(odd.usual)),
        }
        yield Match(
            Span(at, at + 1),
            values,
            (Related("first", Span(first, first + LENGTH)),),
            confidence="likely",
            suggestion=odd.usual[odd.at],
        )
