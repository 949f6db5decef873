"""A number of points announced must be the number of points that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.claim import Claim, Verdict
from perflint.model.phrase import Words
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.count_claim import VALUES as VALUES
from perflint.operands.count_claim import claim_of, count_claim, counts_things, name_noun
from perflint.operands.counted_rows import find_counted_rows
from perflint.operands.points import (
    Chain,
    chain_at,
    chain_before,
    clauses_at,
    opens_chain,
    paragraphs_at,
)
from perflint.text.contains import contains_any
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

_FOLLOWED = compile_pattern(
    rf"([^，。；：、（）！？\n{ANY_SYMBOL}]{{0,30}}+)(?:（[^（）\n]{{0,20}}）)?([：。，；]?)(\n?)"
)

_REFERS = compile_pattern(r"(?:上述|以上|前述|这)$")
_POINT_END = compile_pattern(r"[，。；：！？\n]")
# Another number earlier in the sentence: what follows may list both.
_EARLIER = compile_pattern(rf"[{ANY_SYMBOL}][^。！？；\n]*\Z")
_SENTENCE = 60
_SHORT_NOUN = 8
_LOOK_BACK = 12


class Params(NamedTuple):
    """Which counts announce the points that follow them."""

    nouns: Words
    """所数名词的结尾，其后以冒号引出清单。"""
    organs: Words = Words(())
    """其中不用冒号也可以引出清单的，例如 科室、下属单位。"""
    aspects: Words = Words(())
    """不用冒号也预告“一是……二是……”的名词，例如 方面、措施。"""
    thoughts: Words = Words(())
    """其中每一个要用一段话说明的，例如 问题、原因。"""
    announce: Words = Words(())
    """个数前后预告清单的词，例如 以下、如下。"""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each count that points follow: 一是…二是…, ①…②…, numbered paragraphs, rows of a table."""
    text = subject.symbols.text
    for count in subject.quantities:
        if not counts_things(count) or not (match := _FOLLOWED.match(text, count.symbol + 1)):
            continue
        if _REFERS.search(text, max(0, count.symbol - 2), count.symbol):
            yield from _told_above(subject, params, count, match[1])
            continue
        chain = _chain_behind(text, match) or _clauses(params, text, count, match)
        if chain is None or len(chain.starts) < 2:
            continue
        if int(count.value) == len(chain.starts):
            yield _claim(subject, count, chain, "holds", match[1])
        elif _announced(subject, params, count, match[1], match[2], broken=bool(match[3])):
            verdict: Verdict = "contradicted" if _is_sure(text, count, chain) else "skipped"
            yield _claim(subject, count, chain, verdict, match[1])
    yield from _rows(subject)


def _told_above(subject: Subject, params: Params, count: Quantity, after: str) -> Iterator[Claim]:
    """A claim for a count of the points before it: 对以上三个问题."""
    chain = chain_before(subject.symbols.text, count.symbol)
    if chain is None or len(chain.starts) < 2:
        return
    fits = int(count.value) == len(chain.starts)
    if fits or (chain.sure and _is_thought(params, count, after)):
        yield _claim(subject, count, chain, "holds" if fits else "contradicted", after)


def _clauses(params: Params, text: str, count: Quantity, match: re.Match[str]) -> Chain | None:
    """The clauses behind a colon, where they are as many as counted or what is counted takes a clause to tell."""
    chain = clauses_at(text, match.end()) if match[2] == "：" and not match[3] else None
    if (
        chain is None
        or int(count.value) == len(chain.starts)
        or _is_thought(params, count, match[1])
    ):
        return chain
    return None


def _is_thought(params: Params, count: Quantity, after: str) -> bool:
    """Whether what is counted takes a clause to tell: problems, reasons."""
    return name_noun(count, after).endswith(params.thoughts.words)


def _rows(subject: Subject) -> Iterator[Claim]:
    """A claim for each count of the rows of the table beside it; one that does not fit accuses only where
    a heading of the table names what is counted."""
    for count, labels, noun in find_counted_rows(subject):
        n, listed = int(count.value), len(labels)
        if n == listed or (noun and 2 * min(n, listed) >= max(n, listed)):
            verdict: Verdict = "holds" if n == listed else "contradicted"
            yield claim_of(subject, count, labels, verdict, noun or count.label)


def _is_sure(text: str, count: Quantity, chain: Chain) -> bool:
    """Whether points that are more or fewer than counted are those the count announced."""
    n, listed = int(count.value), len(chain.starts)
    close = chain.ended or 2 * min(n, listed) >= max(n, listed)
    alone = not _EARLIER.search(text, max(0, count.symbol - _SENTENCE), count.symbol)
    return close and chain.sure and alone


def _announced(
    subject: Subject, params: Params, count: Quantity, after: str, stop: str, *, broken: bool
) -> bool:
    """Whether the wording promises that the counted things follow."""
    noun = name_noun(count, after)
    around = subject.symbols.text[max(0, count.symbol - _LOOK_BACK) : count.symbol] + after
    if contains_any(around, params.announce.words):
        return True
    organ = noun.endswith(params.organs.words)
    aspect = after.startswith(params.aspects.words) or noun.endswith(params.aspects.words)
    if stop != "：":
        return organ if broken else aspect
    near = not broken and len(after) <= _SHORT_NOUN
    return organ or aspect or near or noun.endswith(params.nouns.words)


def _chain_behind(text: str, match: re.Match[str]) -> Chain | None:
    """The points that follow a count: in paragraphs of their own, or behind a stop in the same one."""
    if match[3]:
        return paragraphs_at(text, match.end())
    if match[2] and opens_chain(text, match.end()):
        return chain_at(text, match.end())
    return None


def _claim(subject: Subject, count: Quantity, chain: Chain, verdict: Verdict, after: str) -> Claim:
    text = subject.symbols.text
    items = []
    for start in chain.starts:
        stop = _POINT_END.search(text, start + 1)
        items.append(Span(start, stop.start() if stop else len(text)))
    reason = "items uncertain" if verdict == "skipped" else ""
    return count_claim(
        subject, count, tuple(items), verdict, name_noun(count, after), reason=reason
    )
