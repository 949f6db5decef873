"""The sentence a finding stands in, for a quotation to be held against."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.model.result import Location
from perflint.text.normalize import normalize

ENDS = "。！？"
WRAPPED = ("txt", "md")
NEIGHBOURS = 2


def find_sentence(format: str, lines: Sequence[str], at: Location) -> str:
    """The sentence around `at`, squeezed. `lines` are those of the filing's text; where the format
    wraps lines, a sentence may run over a few of them, elsewhere it stays in its paragraph."""
    first, last = at.line - 1, at.end_line - 1
    reach = NEIGHBOURS if format in WRAPPED else 0
    before = "".join(lines[max(first - reach, 0) : first]) + lines[first][: at.column - 1]
    after = lines[last][at.end_column - 1 :] + "".join(lines[last + 1 : last + 1 + reach])
    start = max(before.rfind(end) for end in ENDS) + 1
    stop = min((found for end in ENDS if (found := after.find(end)) >= 0), default=len(after))
    within = "".join(lines[first : last + 1])
    return squeeze(before[start:]) + squeeze(inside(within, lines, at)) + squeeze(after[:stop])


def inside(within: str, lines: Sequence[str], at: Location) -> str:
    """The words between the ends of `at`."""
    tail = len(lines[at.end_line - 1]) - (at.end_column - 1)
    return within[at.column - 1 : len(within) - tail]


def squeeze(text: str) -> str:
    """`text` normalised and without blanks, so that quotations need not copy typesetting."""
    return "".join(normalize(text).split())
