"""Headings whose number got lost, as the numbers around them tell."""

from __future__ import annotations

from perflint.extract.lines import Line
from perflint.text.numbering import RANKS, Token, make_token

_LOSABLE = (
    "chapter",
    "section",
    "formal",
    "stem",
    "han",
    "han_bracket",
    "han_half",
    "digit_bracket",
)


def find_lost(lines: list[Line]) -> None:
    """Where numbers leave a gap and as many unnumbered headings fill it, those lost theirs."""
    headings = [line for line in lines if line.tokens or line.known or line.shape == "bare"]
    parted = any(line.tokens and line.tokens[-1].rank < 1 for line in lines)
    for form in _LOSABLE:
        rank, last = RANKS[form], 0
        wanted = {max(1, int(rank)), max(1, int(rank)) + parted}
        between: list[Line] = []
        for line in headings:
            if not line.tokens:
                depths = {known.depth for known in line.known}
                if depths and max(depths) < min(wanted):
                    last, between = 0, []
                elif line.shape == "bare" and (not depths or depths & wanted):
                    between.append(line)
                continue
            token = line.tokens[-1]
            if token.form == form:
                if token.ordinal - last - 1 == len(between) > 0:
                    for i, one in enumerate(between):
                        one.lost = make_token("", token.form, last + 1 + i)
                last, between = token.ordinal, []
            elif token.rank < min(rank, 3):
                last, between = 0, []
    _find_lost_above(lines)


def _find_lost_above(lines: list[Line]) -> None:
    """A heading without a number right over a second run of numbers below one heading is the next of
    that heading's kind, unless its number comes later."""
    counted: dict[str, Token] = {}
    for at, line in enumerate(lines):
        if not line.tokens:
            if line.shape != "bare" or line.lost or line.known:
                continue
            following = lines[at + 1].tokens if at + 1 < len(lines) else ()
            anew = following and following[-1].ordinal == 1 and following[-1].form in counted
            if not anew:
                continue
            above = [one for one in counted.values() if one.rank < following[-1].rank]
            last = max(above, key=lambda one: one.rank, default=None)
            if last and last.form in _LOSABLE and _is_due(lines[at + 1 :], last):
                line.lost = make_token("", last.form, last.ordinal + 1)
            continue
        token = line.tokens[-1]
        counted = {form: one for form, one in counted.items() if one.rank < token.rank}
        counted[token.form] = token


def _is_due(lines: list[Line], last: Token) -> bool:
    """Whether the numbers of a form that come after leave out the one after `last`."""
    tokens = (line.tokens[-1] for line in lines if line.tokens)
    after = next((token for token in tokens if token.rank <= last.rank), None)
    return after is None or after.rank < last.rank or after.ordinal == last.ordinal + 2
