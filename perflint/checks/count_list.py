"""A counted noun must have as many things as are listed with it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perflint.model.claim import Claim, Confidence, Verdict
from perflint.model.phrase import Words
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.counted import (
    Listing,
    compile_opening,
    either,
    list_after,
    list_before,
)
from perflint.operands.listed import VALUES as VALUES
from perflint.operands.listed import count_claim, counts_things, name_noun
from perflint.operands.lists import common_ending
from perflint.text.patterns import compile_pattern

_KINDEST = ("holds", "contradicted", "skipped")
_PROSE, _NAME, _SHORT, _FEWEST = 26, 10, 5, 2
_NEXT_BRACKET = compile_pattern(r"）、[^，。；：（）\n]{2,16}（")
_PIECES = ("部", "项", "个", "篇")  # what titles in a row are counted in, but not copies of them
_TELLING_LENGTH = 5  # in half characters: names of two and a half on average


class Params(NamedTuple):
    """What lists of counted things are made of, and which words link a count to its list."""

    nouns: Words
    """所数名词的结尾，旁边的清单列的就是它。"""
    organs: Words = Words(())
    """其中凡列出就会列全的，例如 科室、下属单位。"""
    heads: Words = Words(())
    """全称的结尾，例如 科、公司、社区。"""
    closed: Words = Words(())
    """表明清单完整的词，例如 分别为。"""
    loose: Words = Words(())
    """清单可能完整的词，例如 包括。"""
    spread: Words = Words(())
    """其后每个名称可能含有几个所数之物的词，例如 分别在。"""
    open: Words = Words(())
    """表明清单没有列全的词，例如 主要。"""
    notes: Words = Words(())
    """括号里不是清单而是说明的开头，例如 不含。"""
    generic: Words = Words(())
    """只是种类、不是名称的词：括号里全是它们的，是名词的一部分（县（市、区））。"""
    appositive: Words = Words(())
    """概括前面各个名称的名词，例如 活动、称号、方面。"""
    verbs: Words = Words(())
    """表明清单中的一段不只是名称的词。"""
    totals: Words = Words(())
    """清单与其个数之间的词，例如 共。"""
    couples: Words = Words(())
    """跟在两项清单后面的并称，例如 双节。"""
    intro: Words = Words(())
    """个数之前引出名称清单的词，例如 下辖。"""
    rest: Words = Words(())
    """不是所数之物的项的开头，例如 其他、合计。"""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each count that stands with a list of what is counted."""
    p = params
    opening = compile_opening(p.closed.words, p.loose.words, p.spread.words, p.open.words)
    heads, totals = p.heads.words, p.totals.words
    for count in subject.quantities:
        if counts_things(count):
            after = list_after(subject, count, opening, heads)
            before = list_before(subject, count, totals, heads)
            yield from _kindest(subject, p, count, (after, before))
    for word in p.couples.words:
        for count in _couples(subject, word):
            yield from _kindest(subject, p, count, (list_before(subject, count, (), heads),))


def _couples(subject: Subject, word: str) -> Iterator[Quantity]:
    """Each place of `word`, which stands for two: “中秋节、国庆节”双节."""
    text = subject.symbols.text
    at = text.find(word)
    while at > 0:
        start = subject.symbols.flow(at)
        span = Span(start, start + len(word))
        yield Quantity(~start, span, at, word, Decimal(2), 0, word[1:], "count")
        at = text.find(word, at + len(word))


def _kindest(
    subject: Subject, params: Params, count: Quantity, listings: tuple[Listing | None, ...]
) -> Iterator[Claim]:
    """At most one claim: a list that fits before one that does not, one that does not before one
    that cannot be judged."""
    claims = [c for found in listings if found and (c := _judge(subject, params, count, found))]
    if claims:
        yield min(claims, key=lambda claim: _KINDEST.index(claim.verdict))


def _judge(subject: Subject, params: Params, count: Quantity, listing: Listing) -> Claim | None:
    n, counts = int(count.value), listing.names.counts
    items = listing.names.items
    words = [item.of(subject.symbols.text) for item in items]
    if apart := sum(word.startswith(params.rest.words) for word in words):
        counts = counts | {number - apart for number in counts}
    before = listing.place == "before"
    if listing.place == "bracket" and _remark(subject, params, listing, words):
        return None
    if before and not listing.noun and not _linked(count, listing):
        return None
    noun = name_noun(count, _head(listing.noun, params) if before else listing.noun)
    named = noun.endswith(params.nouns.words)

    def claim(verdict: Verdict, reason: str = "", confidence: Confidence = "certain") -> Claim:
        return count_claim(
            subject, count, items, verdict, noun, reason=reason, confidence=confidence
        )

    if n in counts:
        told = len(items) > 1 and (n == len(items) or listing.names.sure)
        return claim("holds") if told else None
    fewer = max(counts) < n
    if listing.open and fewer:
        return claim("skipped", "list is open") if before or named or listing.lead else None
    if len(items) < _FEWEST or (n == 1 and not (noun.endswith(params.organs.words) and not before)):
        return None
    lopsided = 2 * min(n, len(items)) < max(n, len(items))
    if lopsided and not _whole(params, count, listing, words, noun):
        return None
    grounds = _grounds_after if listing.place in ("bracket", "after") else _grounds_before
    confidence = grounds(params, count, listing, words, noun, fewer=fewer)
    if confidence:
        return claim("contradicted", confidence=confidence)
    if named or listing.lead or (before and listing.open):
        return claim("skipped", "items uncertain")
    return None


def _whole(params: Params, count: Quantity, listing: Listing, words: list[str], noun: str) -> bool:
    """Whether a list is all there is though its count is far off: it is announced, of titles in a row,
    or of nothing but full names."""
    if listing.lead or listing.place == "after":
        return True
    if listing.place == "bracket":
        return _all_names(params, words, noun)
    if len(words) <= _FEWEST:
        return False
    if _introduced(params, count, words, listing.noun):
        return True
    if noun.endswith(params.organs.words):
        return all(word.endswith(params.heads.words) for word in words)
    return count.unit in _PIECES and all(word.endswith("》") for word in words)


def _all_names(params: Params, words: list[str], noun: str) -> bool:
    """Whether every item is sure to be one of the counted things: a full name of such a thing, or a
    short word where the noun sums up such words (领域)."""
    if noun.endswith(params.nouns.words) and all(w.endswith(params.heads.words) for w in words):
        return True
    return noun.endswith(params.appositive.words) and _even(words)


def _even(words: list[str]) -> bool:
    """Whether the items are three or more short words of one length, as names in a row are."""
    return (
        len(words) > _FEWEST and len({len(word) for word in words}) == 1 and len(words[0]) <= _SHORT
    )


def _linked(count: Quantity, listing: Listing) -> bool:
    """Whether a count without a noun after it still belongs to the list before it."""
    return (listing.open and count.dimension != "times") or listing.total


def _remark(subject: Subject, params: Params, listing: Listing, words: list[str]) -> bool:
    """Whether a bracket holds a remark, or kinds of things rather than names, or is of one of several names
    that have their own: 三批涉及甲镇（东村、西村）、乙镇（北村）."""
    if _NEXT_BRACKET.match(subject.symbols.text, listing.names.items[-1].end):
        return True
    inside = subject.symbols.text[listing.span.start : listing.span.start + 8]
    if not listing.lead and inside.startswith(params.notes.words):
        return True
    return all(len(word) < 2 or word in params.generic.words for word in words)


def _head(after: str, params: Params) -> str:
    """The counted noun at the beginning of the words that follow a count."""
    noun = either(params.nouns.words).search(after)
    return after[: noun.end()] if noun else after


def _grounds_after(
    params: Params, _: Quantity, listing: Listing, words: list[str], noun: str, *, fewer: bool
) -> Confidence | None:
    """How surely a list after its count that has another number of names is a mistake."""
    if not listing.names.sure or max(map(len, words)) > _PROSE:
        return None
    if listing.lead == "spread":
        return None if fewer else "likely"
    if listing.lead == "loose" and fewer and not noun.endswith(params.organs.words):
        return None
    if listing.lead == "closed":
        return "certain"
    ending = common_ending(words)
    if len(ending) > 1 and ending in params.generic.words and ending not in noun:
        return None
    if noun.endswith(params.appositive.words) and _even(words):
        return "likely"
    whole = sum(word.endswith(params.heads.words) for word in words)
    telling = 2 * whole > len(words) or 2 * sum(map(len, words)) >= _TELLING_LENGTH * len(words)
    named = noun.endswith(params.nouns.words) or (len(ending) > 1 and ending in noun)
    if not telling or not named:
        return None
    return "certain" if 2 * whole > len(words) else "likely"


def _grounds_before(
    params: Params, count: Quantity, listing: Listing, words: list[str], noun: str, *, fewer: bool
) -> Confidence | None:
    """The same for a list that stands before its count: its first name may begin anywhere, and
    where neither 等 nor 共 links the two, the count may be of something else."""
    if listing.place == "quoted":
        return "likely" if listing.noun or count.dimension == "people" else None
    quoted = all(word[:1] in "《“「" and word[-1:] in "》”」" for word in words[1:])
    if _introduced(params, count, words, listing.noun):
        return "likely"
    if not listing.open and not (
        _sums_up(params, count, listing, words, noun)
        or (quoted and (listing.total or noun.endswith(params.nouns.words)))
        or (quoted and count.unit in _PIECES)
    ):
        return None
    if count.dimension == "times" and not quoted:
        return None
    if fewer:
        return "likely"
    first = words[len(words) - int(count.value) if count.value else 0]
    if first is words[0]:
        first = first[len(_intro(params, words)) :]
    if quoted:
        return "certain"
    if "的" in first or "等" in first or any(verb in first for verb in params.verbs.words):
        return None
    if len(first) <= _SHORT and noun.endswith(params.appositive.words):
        return "likely"
    names = all(word.endswith(params.heads.words) for word in words)
    return "certain" if names and len(first) <= _NAME else None


def _introduced(params: Params, count: Quantity, words: list[str], after: str) -> bool:
    """Whether names that open with a word such as 下辖 are all there are: names of one length, one more
    or fewer than counted, or short ones right before what they are called."""
    lead = _intro(params, words)
    if not lead:
        return False
    own = [words[0][len(lead) :], *words[1:]]
    if _even(own) and abs(len(words) - int(count.value)) == 1:
        return True
    called = bool(after) and _head(after, params).endswith(params.nouns.words)
    plain = not any(verb in word for verb in params.verbs.words for word in own)
    return called and plain and len(own) > _FEWEST and max(map(len, own)) <= _NAME


def _intro(params: Params, words: list[str]) -> str:
    """The word such as 下辖 that a list of names opens with, "" for none."""
    return next((word for word in params.intro.words if words[0].startswith(word)), "")


def _sums_up(
    params: Params, count: Quantity, listing: Listing, words: list[str], noun: str
) -> bool:
    """Whether the noun after a count names what the list right before it is a list of."""
    ending = common_ending(words)
    if ending and ending in listing.noun:
        rest = listing.noun.partition(ending)[2]
        return not rest or rest.startswith(params.verbs.words)
    if (
        len(words) > _FEWEST
        and abs(len(words) - int(count.value)) == 1
        and noun.endswith(params.nouns.words)
        and all(word.endswith(params.heads.words) for word in words)
    ):
        return True
    if noun.endswith(params.organs.words):
        return sum(word.endswith(params.heads.words) for word in words) > len(words) // 2
    return (
        len(words) > 2
        and abs(len(words) - int(count.value)) == 1
        and noun.endswith(params.appositive.words)
        and not any(word in params.generic.words for word in words)
        and not any(
            verb in word for verb in params.verbs.words if len(verb) > 1 for word in words[1:]
        )
    )
