"""Several reports in one filing: where each begins."""

from __future__ import annotations

from perflint.extract.lines import PLAIN, Line, reads_as_title
from perflint.text.numbering import RANKS, Token


def split_reports(text: str, lines: list[Line]) -> list[list[Line]]:
    """The lines of each report in a filing: a short line over a heading numbered one, where the
    report above has its number one already, opens another, or an annex; but not where it is the part
    (第二部分) whose number got lost, as the numbers after it tell."""
    parts: list[list[Line]] = [[]]
    begun: dict[str, int] = {}
    for at, line in enumerate(lines):
        if begun and not line.tokens and not line.table and _opens_part(text, lines, at, begun):
            line.is_title, line.shape, line.known = reads_as_title(text, line), "text", ()
            parts.append([])
            begun = {}
        if line.tokens and line.tokens[0].level == 1:
            first = line.tokens[0]
            if first.ordinal == 1 or first.form in begun:
                begun[first.form] = first.ordinal
        parts[-1].append(line)
    return parts


def _opens_part(text: str, lines: list[Line], at: int, begun: dict[str, int]) -> bool:
    """Whether line `at` stands right over a second number one; a title may have lines between."""
    line = lines[at]
    titled = reads_as_title(text, line)
    if not titled and not PLAIN.fullmatch(text, line.start, line.end):
        return False
    for following in lines[at + 1 : at + (4 if titled else 2)]:
        if following.tokens:
            first = following.tokens[0]
            anew = first.ordinal == 1 and first.form in begun
            return anew and (titled or not _is_missed(lines[at + 1 :], first, begun))
    return False


def _is_missed(following: list[Line], first: Token, begun: dict[str, int]) -> bool:
    """Whether the next number of a form above that of `first` shows that one is missing."""
    for line in following:
        token = line.tokens[0] if line.tokens else None
        if token and token.form in begun and RANKS[token.form] < first.rank:
            return token.ordinal == begun[token.form] + 2
    return False
