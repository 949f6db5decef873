"""The phrases and patterns by which rules find their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from perflint.model.phrase import Phrase
from perflint.model.rule import Rule
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.model.words import Needs
from perflint.operands.bind import bind
from perflint.text.linear import compiled, occurs
from perflint.text.mandatory import mandatory_words

_YEAR = r"(?:19|20)\d\d"


class Anchor(NamedTuple):
    """The `number`-th (from 1) phrase or pattern in an option of a rule. It is looked for in the
    symbol text, the flow or the source, and matches only where a word of each of `needs` occurs."""

    option: str
    number: int
    written: str
    over: Literal["symbols", "flow", "source"]
    needs: Needs
    phrase: Phrase | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """What is searched for; a year stands where the rule writes YEAR."""
        if self.phrase is not None:
            return re.compile(self.phrase.pattern)
        return compiled(self.written.replace("YEAR", _YEAR))


def anchors_of(rule: Rule) -> Iterator[Anchor]:
    """Every phrase, and every pattern of the options `patterns` and `plain`, of a rule."""
    literals = tuple(getattr(rule.params, "literals", ()))
    declared = (literals,) if literals else ()
    over: Literal["flow", "source"] = (
        "source" if getattr(rule.params, "over", "") == "source" else "flow"
    )
    for option in rule.params._fields:
        value = getattr(rule.params, option)
        for number, one in enumerate(value if type(value) is tuple else (value,), 1):
            if isinstance(one, Phrase):
                needs = mandatory_words(one.pattern)
                yield Anchor(option, number, one.source, "symbols", needs, one)
            elif option in ("patterns", "plain"):
                needs = (*declared, *mandatory_words(one.replace("YEAR", _YEAR)))
                yield Anchor(option, number, one, over, needs)


def places(anchor: Anchor, subject: Subject) -> Iterator[tuple[Span, bool]]:
    """Where an anchor matches: a span of the flow, or of the document's text if True goes with it."""
    if anchor.phrase is not None:
        for binding in bind(subject, anchor.phrase):
            start, end = binding.span(subject)
            ends = (quantity.span.end for quantity in binding.quantities.values())
            yield Span(start, max((end, *ends))), False
        return
    source = anchor.over == "source"
    text = subject.document.text if source else subject.flow.text
    if all(occurs(words, text) for words in anchor.needs):
        for match in anchor.pattern.finditer(text):
            yield Span(*match.span()), source


def place_of(rule: Rule, written: str = "") -> str:
    """`path:line` of the rule file's line that holds `written`, or of its first line."""
    try:
        with open(rule.source, encoding="utf-8") as file:
            lines = file.read().split("\n")
    except OSError:
        return rule.source
    found = [i for i, line in enumerate(lines, 1) if written and written in line]
    before = [i for i in found if i <= _message_at(lines)]  # a list of literals may hold it too
    return f"{rule.source}:{(before[-1:] or found[:1] or [1])[0]}"


def _message_at(lines: list[str]) -> int:
    """How many lines stand before the message."""
    return next((i for i, line in enumerate(lines) if line.startswith("message:")), len(lines))
