"""Headings whose number got lost, as the numbers around them tell."""

from __future__ import annotations

from perflint.extract.lines import Line
from perflint.text.numbering import RANKS, Form, Token, make_token

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
    if any(line.shape == "bare" and not line.tokens for line in headings):
        parted = any(line.tokens and line.tokens[-1].rank < 1 for line in lines)
        for form in _LOSABLE:
            _find_lost_between(headings, form, parted)
    _find_lost_above(lines)


def _find_lost_between(headings: list[Line], form: str, parted: bool) -> None:
    """Those of one form, which stand one deeper where parts stand above all (`parted`)."""
    rank, last = RANKS[form], 0
    wanted = {max(1, int(rank)), max(1, int(rank)) + parted}
    between: list[Line] = []
    for line in headings:
        if not line.tokens:
            depths = _depths(line) or wanted
            if max(depths) < min(wanted):
                last, between = 0, []
            elif line.shape == "bare" and depths & wanted:
                between.append(line)
            continue
        token = line.tokens[-1]
        if token.form == form:
            if token.ordinal - last - 1 == len(between):
                _number(between, token.form, last)
            last, between = token.ordinal, []
        elif token.rank < min(rank, 3):
            last, between = 0, []


def _depths(line: Line) -> set[int]:
    return {known.depth for known in line.known}


def _number(lines: list[Line], form: Form, last: int) -> None:
    """Give `lines` the numbers after `last`."""
    for i, line in enumerate(lines):
        line.lost = make_token("", form, last + 1 + i)


def _find_lost_above(lines: list[Line]) -> None:
    """A heading without a number right over a second run of numbers below one heading is the next of
    that heading's kind, unless its number comes later."""
    counted: dict[str, Token] = {}
    for at, line in enumerate(lines):
        if line.tokens:
            token = line.tokens[-1]
            counted = {form: one for form, one in counted.items() if one.rank < token.rank}
            counted[token.form] = token
        elif line.shape == "bare" and not (line.lost or line.known):
            last = _last_above(lines[at + 1 : at + 2], counted)
            if last and _is_due(lines[at + 1 :], last):
                line.lost = make_token("", last.form, last.ordinal + 1)


def _last_above(following: list[Line], counted: dict[str, Token]) -> Token | None:
    """The number of the heading above, where the line after is the first of a run that was `counted`
    below it."""
    token = following[0].tokens[-1] if following and following[0].tokens else None
    if token is None or token.ordinal != 1 or token.form not in counted:
        return None
    above = [one for one in counted.values() if one.rank < token.rank]
    last = max(above, key=lambda one: one.rank, default=None)
    return last if last and last.form in _LOSABLE else None


def _is_due(lines: list[Line], last: Token) -> bool:
    """Whether the numbers of a form that come after leave out the one after `last`."""
    tokens = (line.tokens[-1] for line in lines if line.tokens)
    after = next((token for token in tokens if token.rank <= last.rank), None)
    return after is None or after.rank < last.rank or after.ordinal == last.ordinal + 2
