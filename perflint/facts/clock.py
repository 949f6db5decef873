"""Which period each figure is of: stated beside it, or carried on from what was named before."""

from __future__ import annotations

from perflint.facts.context import Scope
from perflint.facts.period import Mention, find_periods
from perflint.model.figure import Figure, Filled

_RELATIVE = frozenset({"rate", "share", "growth_rate", "change", "points", "rank"})
_BRACKET = 16  # In 年计划（56亿元） the words before the bracket name the figure in it.


class Clock:
    """Goes through paragraphs figure by figure, and keeps the period that still holds in each."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.mentions: list[Mention] = []
        self.next = 0
        self.topic = self.lasting = ""
        self.paragraph = self.sentence = self.clause = -1
        self.year: int | None = None

    def read(self, figure: Figure, scope: Scope, of: Figure | None) -> tuple[str, Filled]:
        """The period of `figure`, which is the next one; `of` is the figure it describes."""
        symbol = figure.quantity.symbol
        start = symbol - len(figure.lead)
        if not figure.lead and figure.mark in "（［":
            start -= _BRACKET
        if figure.paragraph != self.paragraph:
            self.paragraph, self.sentence = figure.paragraph, -1
            self.topic = self.lasting = ""
            self.year = scope.base
            line = self.text.rfind("\n", 0, symbol) + 1
            end = self.text.find("\n", symbol)
            self.mentions = list(find_periods(self.text, line, end if end >= 0 else None))
            self.next = 0
        own = self._own(figure, start)
        self.sentence = figure.sentence
        if own and (figure.role or figure.nature not in _RELATIVE or of is None):
            return own, "stated"
        if of is not None and not figure.role:
            return of.period, "inherited"
        if self.topic:
            return self.topic, "stated" if self.clause == figure.clause else "inherited"
        return (scope.period, "inherited") if scope.period else ("none", "assumed")

    def _own(self, figure: Figure, start: int) -> str:
        """The period told beside `figure`, from `start` on, "" for none; those told before it are taken
        up on the way."""
        own = ""
        fresh = figure.sentence != self.sentence
        if fresh:
            self.topic = self.lasting
        symbol = figure.quantity.symbol
        while self.next < len(self.mentions) and self.mentions[self.next].start < symbol:
            mention = self.mentions[self.next]
            self.next += 1
            value = mention.value(self.year)
            beside = mention.start >= start
            measures = mention.against or mention.name
            if value and beside and (figure.role or not measures):
                own = value
            if value and not measures and (mention.opens or fresh):
                self._take_up(mention, value, figure)
        return own

    def _take_up(self, mention: Mention, value: str, figure: Figure) -> None:
        """A period that what follows is of as well."""
        if mention.whole_year and figure.nature in _RELATIVE:
            return
        self.topic = value
        if not mention.shift and not mention.whole_year:
            self.lasting = value
        self.clause = figure.clause
        if mention.year is not None:
            self.year = mention.last or mention.year
        self.sentence = figure.sentence
