"""Contents pages: short lines in a row that all come again further down, with or without numbers,
dots, page numbers and what a converter leaves of fields (PAGEREF _Toc16112 h 4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.extract.lines import Line
from perflint.text.numbering import read_token
from perflint.text.patterns import compile_pattern
from perflint.text.titles import title_key

_PROSE = compile_pattern("[。；]|：.{12}")
_ANNOUNCES = compile_pattern("：.{12}")
_FIELD = compile_pattern(
    r"(?:PAGEREF|HYPERLINK|_Toc\d{1,12}|\\[a-z]|(?<![a-z])h|\d{1,3}|（ ?\d{1,3} ?）)$"
)
_LEADERS = ' \t.…·．—–_-\\”“"'
_LEAD = compile_pattern(r"^(?:TOC|HYPERLINK)[^一-龥（]{0,60}")
_PAGED = compile_pattern(r"[.…·．\s\-—一-龥）h] ?\d{1,3}$|[.…·．\-—] ?（ ?\d{1,3} ?）$")
_CONTENTS = compile_pattern(r"[一-龥]{0,10}目(?:\s|　){0,6}录(?:页)?：?")
_STARTS = compile_pattern(
    r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、](?!\d))"
)
_WIDTH, _FEWEST, _SHARE, _FIRST_LINES = 60, 3, 0.8, 600


def drop_contents(text: str, lines: list[Line]) -> None:
    """Make text of the entries of contents pages."""
    keys = [_key(text, line) for line in lines]
    later: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        if key:
            later.setdefault(key, []).append(at)
    page = _Page(text, lines, keys, later)
    at, marked = 0, False
    while at < min(len(lines), _FIRST_LINES):
        if _CONTENTS.fullmatch(text, lines[at].start, lines[at].end):
            at, marked = at + 1, True
            continue
        if _run_together(text, lines[at], later):
            lines[at].make_text()
        end = at if lines[at].is_title else page.entries(at, marked)
        for line in lines[at:end]:
            line.make_text()
        at, marked = max(end, at + 1), False


def _key(text: str, line: Line) -> str:
    """What an entry and its heading have in common; "" for what can be neither."""
    if line.table or not 2 <= line.end - line.start <= 2 * _WIDTH:
        return ""
    return _title(text[line.start : line.end])


def _title(words: str) -> str:
    words = _LEAD.sub("", words)
    if "。" in words or "；" in words:
        return ""
    words = words.rstrip(_LEADERS)
    while not "一" <= words[-1:] <= "龥" and (
        field := _FIELD.search(words, max(0, len(words) - 20))
    ):
        words = words[: field.start()].rstrip(_LEADERS)
    if len(words) > _WIDTH or _ANNOUNCES.search(words):
        return ""
    start = 0
    while token := read_token(words, start):
        start += len(token.text)
    return title_key(words[start:])


class _Page(NamedTuple):
    """The lines that may be entries, their keys, and the lines that have each key."""

    text: str
    lines: list[Line]
    keys: list[str]
    later: dict[str, list[int]]

    def entries(self, at: int, marked: bool) -> int:
        """Where the entries end that begin at line `at`; `at` itself where none do. Below the word 目录
        (`marked`) two are enough, and a page number does for the repeat."""
        again = next((one for one in self.later.get(self.keys[at], ()) if one > at), None)
        if again is None and not marked:
            return at
        found, end = self._count(at, again, marked)
        sure = marked or any(line.tokens for line in self.lines[at:end])
        least = 2 if marked else _FEWEST
        return end if sure and found >= max(least, _SHARE * (end - at)) else at

    def _count(self, at: int, again: int | None, marked: bool) -> tuple[int, int]:
        """How many entries there are from line `at` on, and where they end."""
        found, end = 0, at
        last = min(len(self.lines), at + _FIRST_LINES) if again is None else again
        for i in _filled(self.lines, at, last):
            if not self.keys[i]:
                return (found, end) if marked else (0, at)
            if self._comes_again(i, again) or (marked and _is_paged(self.text, self.lines[i])):
                found, end = found + 1, i + 1
            elif again is None and i - end > 1:
                break
        return found, end

    def _comes_again(self, i: int, again: int | None) -> bool:
        return self.later[self.keys[i]][-1] >= (again or i + 1)


def _filled(lines: list[Line], at: int, last: int) -> Iterator[int]:
    """The lines from `at` up to `last` that hold anything."""
    return (i for i in range(at, last) if lines[i].start < lines[i].end)


def _is_paged(text: str, line: Line) -> bool:
    return _PAGED.search(text, line.start, line.end) is not None


def _run_together(text: str, line: Line, later: dict[str, list[int]]) -> bool:
    """Whether a paragraph is a whole contents page in one: 一、概况1二、收支2三、问题4."""
    if line.table or line.end - line.start < 12:
        return False
    end = min(line.end, line.start + 4000)
    if _PROSE.search(text, line.start, end):
        return False
    pieces = [key for key in map(_title, _split(text[line.start : end])) if key]
    found = sum(key in later for key in pieces)
    return found >= _FEWEST and found >= _SHARE * len(pieces)


def _split(words: str) -> Iterator[str]:
    start = 0
    for match in _STARTS.finditer(words):
        if match.start() > start:
            yield words[start : match.start()]
        start = match.start()
    yield words[start:]
