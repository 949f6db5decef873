"""Several reports in one filing: where each begins."""

from __future__ import annotations

from perflint.extract.lines import PLAIN, Line, reads_as_title


def split_reports(text: str, lines: list[Line]) -> list[list[Line]]:
    """The lines of each report in a filing: a short line over a heading numbered one, where the
    report above has its number one already, opens another, or an annex."""
    parts: list[list[Line]] = [[]]
    begun: set[str] = set()
    for at, line in enumerate(lines):
        if begun and not line.tokens and not line.table and _opens_part(text, lines, at, begun):
            line.is_title, line.shape, line.known = reads_as_title(text, line), "text", ()
            parts.append([])
            begun = set()
        if line.tokens and line.tokens[0].ordinal == 1 and line.tokens[0].level == 1:
            begun.add(line.tokens[0].form)
        parts[-1].append(line)
    return parts


def _opens_part(text: str, lines: list[Line], at: int, begun: set[str]) -> bool:
    """Whether line `at` stands right over a second number one; a title may have lines between."""
    line = lines[at]
    titled = reads_as_title(text, line)
    if not titled and not PLAIN.fullmatch(text, line.start, line.end):
        return False
    for following in lines[at + 1 : at + (4 if titled else 2)]:
        if following.tokens:
            first = following.tokens[0]
            return first.ordinal == 1 and first.form in begun
    return False
