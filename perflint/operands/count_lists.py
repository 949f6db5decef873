"""The list that belongs to a count: in brackets or after words that announce it, or just before."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.lists import (
    Enumeration,
    bracket_end,
    list_start,
    mask,
    read_amounts,
    read_list,
    run_end,
)
from perflint.operands.points import opens_chain
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL, SYMBOLS

Lead = Literal["", "closed", "loose", "spread"]
_NOUN = rf"[^，。；：、（）！？\n{ANY_SYMBOL}]"
_SYMBOL = compile_pattern(f"[{ANY_SYMBOL}]")
_NAMED = compile_pattern(f"{SYMBOLS['money']}?{_NOUN}{{0,24}}+")
_LAST_JOINT = compile_pattern(r"[^\n]*[、和与及](?=[^，。；：、（\n]*\Z)")
_THINGS = frozenset({"people", "count", "times", "number"})


class Opening(NamedTuple):
    """How a list opens after a counted noun: the words as a pattern, those that need no comma
    before them as another, what each says of the list, and all of them."""

    pattern: re.Pattern[str]
    bare: re.Pattern[str]
    leads: dict[str, Lead]
    starts: tuple[str, ...]


@lru_cache(maxsize=8)
def compile_opening(
    closed: tuple[str, ...], loose: tuple[str, ...], spread: tuple[str, ...],
    partly: tuple[str, ...],
) -> Opening:  # fmt: skip
    """The opening made of words before a list: `closed`, it is whole (分别为); `loose`, it may be
    (包括); `spread`, several may share a name (分别在); `partly`, it is not whole (主要)."""
    leads: dict[str, Lead] = dict.fromkeys(spread, "spread")
    leads.update(dict.fromkeys(loose, "loose"))
    leads.update(dict.fromkeys(closed, "closed"))
    every = either(tuple(leads)).pattern
    bare = either(tuple(word for word in leads if len(word) > 1))
    part = either(partly).pattern
    pattern = compile_pattern(
        rf"(?P<noun>{SYMBOLS['money']}?{_NOUN}{{0,24}}?)(?:（[^（）、\n]{{0,12}}）)?"
        rf"(?:(?P<bracket>（)(?P<partly>{part})?(?P<inside>{every})?"
        rf"|(?:[，：]|(?={bare.pattern}|{part}))(?P<open>{part})?(?P<after>{every})|(?=：))[：，]?"
    )
    return Opening(pattern, bare, leads, (*leads, *partly))


@lru_cache(maxsize=16)
def either(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of `words`, the longest first; with no words, what never matches."""
    ordered = sorted(words, key=len, reverse=True)
    return compile_pattern(f"(?:{'|'.join(map(re.escape, ordered))})" if ordered else "(?!)")


class Listing(NamedTuple):
    """A list found with a count; `span` and the names lie in the symbol text. `noun`: the words
    between count and list, or after the count where the list stands before it."""

    names: Enumeration
    span: Span
    place: Literal["bracket", "after", "before", "quoted"]
    noun: str
    lead: Lead = ""
    open: bool = False
    total: bool = False


def list_after(
    subject: Subject, count: Quantity, opening: Opening, heads: tuple[str, ...]
) -> Listing | None:
    """The list that follows `count`, None where none does or where it lists counts."""
    text = subject.symbols.text
    match = _opening_after(text, count, opening)
    if match is None:
        return None
    start = match.end()
    bracket = match["bracket"] is not None
    end = bracket_end(text, start) if bracket else run_end(text, start)
    if end <= start:
        return None
    amounts = None if bracket or match["after"] else read_amounts(text, start, end)
    if amounts is not None:
        return Listing(amounts, Span(start, end), "after", match["noun"], "closed")
    if not bracket:
        end = _before_count(text, start, end)
    if _counts_inside(subject, count, start, end):
        return None
    names = read_list(text, start, end, heads)
    if not names.items:
        return None
    place: Literal["bracket", "after"] = "bracket" if bracket else "after"
    opened = names.open or match["open"] is not None or match["partly"] is not None
    lead = _lead(match, opening, text[count.symbol + 1 : start])
    return Listing(names, Span(start, end), place, match["noun"], lead, opened)


def _opening_after(text: str, count: Quantity, opening: Opening) -> re.Match[str] | None:
    """What opens a list behind `count`; None where nothing does, or it opens a chain of points."""
    if not _opens(text, count.symbol + 1, opening):
        return None
    match = opening.pattern.match(text, count.symbol + 1)
    return None if match is None or opens_chain(text, match.end()) else match


def _lead(match: re.Match[str], opening: Opening, words: str) -> Lead:
    """How a list is led in by the words between it and the count: closed in 有三项：甲、乙、丙."""
    lead = opening.leads.get(match["after"] or match["inside"] or "", "")
    if not (lead or match["bracket"] is not None or match["noun"]) and words == "：":
        return "closed"
    return lead


def list_before(
    subject: Subject, count: Quantity, totals: tuple[str, ...], heads: tuple[str, ...]
) -> Listing | None:
    """The list that ends right before `count`: 甲、乙等3个, 甲、乙共2个, “甲、乙”2个."""
    text = subject.symbols.text
    end = count.symbol
    total = False
    for word in totals if text.endswith(totals, 0, end) else ():
        if text.endswith(word, 0, end):
            end, total = end - len(word), True
            break
    if not _may_list(text, end):
        return None
    noun = _NAMED.match(text, count.symbol + 1)
    after = noun.group() if noun else ""
    if (inner := _quoted_before(text, end)) >= 0:
        names = read_list(text, inner + 1, end - 1, heads)
        alone = text[inner - 1 : inner] != "、" or len(names.items) == count.value
        if len(names.items) > 1 and alone:
            return Listing(names, Span(inner + 1, end - 1), "quoted", after, total=total)
    opened = text[end - 1] == "等"
    start = list_start(text, end)
    if any(
        subject.quantities[subject.symbols.at[m.start()]].dimension in _THINGS
        for m in _SYMBOL.finditer(text, start, end)
    ):
        return None
    names = read_list(text, start, end - opened, heads)
    if not names.items or (len(names.items) < 2 and not opened):
        return None
    return Listing(names, Span(start, end), "before", after, "", opened, total)


def _quoted_before(text: str, end: int) -> int:
    """Where the quotation begins that ends right before `end`, -1 where none does."""
    return text.rfind("“", max(0, end - 120), end) if text[end - 1] == "”" else -1


def _opens(text: str, start: int, opening: Opening) -> bool:
    """Whether a list may open after the noun at `start`, looked up as cheaply as can be."""
    noun = _NAMED.match(text, start)
    end = noun.end() if noun else start
    stop = text[end : end + 1]
    if stop == "（" or stop == "：":
        return True
    if stop == "，" and text.startswith(opening.starts, end + 1):
        return True
    return opening.bare.search(text, start, end) is not None


def _may_list(text: str, end: int) -> bool:
    """Whether a list may end at `end`, looked up as cheaply as can be."""
    last = text[end - 1 : end]
    if last in "”等":
        return bool(last)
    if last == "》":
        return "》《" in text[max(0, end - 60) : end] or "》、《" in text[max(0, end - 60) : end]
    if not last or last in "，。；：、！？（\n" or _SYMBOL.match(last):
        return False
    start = text.rfind("\n", max(0, end - 60), end) + 1 or max(0, end - 60)
    joint = _LAST_JOINT.match(text, start, end)
    return joint is not None


def _counts_inside(subject: Subject, count: Quantity, start: int, end: int) -> bool:
    """Whether the words list counts of the same things, which add up rather than being counted."""
    for match in _SYMBOL.finditer(subject.symbols.text, start, end):
        quantity = subject.quantities[subject.symbols.at[match.start()]]
        if quantity.dimension in _THINGS and quantity.unit in (count.unit, ""):
            return True
    return False


def _before_count(text: str, start: int, end: int) -> int:
    """The end of a list, drawn in before a later part of the sentence with numbers of its own."""
    symbol = _SYMBOL.search(text, start, end)
    if symbol is None:
        return end
    plain = mask(text[start : symbol.start()])
    stop = max(plain.rfind("；"), plain.rfind("，"))
    return start + stop if stop >= 0 else end
