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
from perflint.operands.count_claim import VALUES as VALUES
from perflint.operands.count_claim import claim_of, count_claim, counts_things, name_noun
from perflint.operands.count_grounds import (
    FEWEST,
    Case,
    Kinds,
    grounds_after,
    grounds_before,
    head_noun,
    is_whole,
)
from perflint.operands.count_lists import (
    Listing,
    compile_opening,
    list_after,
    list_before,
)
from perflint.operands.place_lists import find_place_lists
from perflint.operands.top_lists import find_top_lists
from perflint.text.patterns import compile_pattern

_KINDEST = ("holds", "contradicted", "skipped")
_NEXT_BRACKET = compile_pattern(r"）、[^，。；：（）\n]{2,16}（")


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
    for top in find_top_lists(subject):
        listed, number = len(top.items), int(top.told.value)
        if listed == number or not (2 * min(listed, number) < max(listed, number) or top.tied):
            verdict: Verdict = "holds" if listed == number else "contradicted"
            yield count_claim(subject, top.told, top.items, verdict, top.noun)
    for places in find_place_lists(subject):
        listed, number = len(places.names), int(places.told.value)
        if listed == number or 2 * min(listed, number) > max(listed, number):
            verdict = "holds" if listed == number else "contradicted"
            yield claim_of(subject, places.told, places.names, verdict, "")
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
    items, before = listing.names.items, listing.place == "before"
    words = [item.of(subject.symbols.text) for item in items]
    if listing.place == "bracket" and _remark(subject, params, listing, words):
        return None
    sums_up = before and not listing.noun and count.unit in params.appositive.words
    if before and not listing.noun and not sums_up and not _linked(count, listing):
        return None
    kinds = Kinds(
        params.nouns, params.organs, params.heads, params.generic, params.appositive, params.verbs,
        params.intro, params.rest,
    )  # fmt: skip
    called = count.unit if sums_up else listing.noun
    noun = name_noun(count, head_noun(called, kinds) if before else called)
    ruling = _rule(Case(kinds, count, listing, words, noun))
    if ruling is None:
        return None
    verdict, reason, confidence = ruling
    claim = count_claim(subject, count, items, verdict, noun, reason=reason)
    return claim._replace(confidence=confidence)


def _rule(case: Case) -> tuple[Verdict, str, Confidence] | None:
    """The verdict with the reason for a skip and how sure it is; None where a list is of something else."""
    listing, sizes = case.listing, case.sizes()
    if case.number in sizes:
        return ("holds", "", "certain") if _is_told(case) else None
    before, fewer = listing.place == "before", max(sizes) < case.number
    if listing.open and fewer:
        return ("skipped", "list is open", "certain") if before or _is_meant(case) else None
    if _too_short(case) or (_lopsided(case) and not is_whole(case)):
        return None
    return _rule_apart(case, fewer=fewer)


def _rule_apart(case: Case, *, fewer: bool) -> tuple[Verdict, str, Confidence] | None:
    """As `_rule`, for a list that is long enough and does not fit."""
    before = case.listing.place == "before"
    grounds = grounds_before if before else grounds_after
    if confidence := grounds(case, fewer=fewer):
        return "contradicted", "", confidence
    unsure = (before and case.listing.open) or _is_meant(case)
    return ("skipped", "items uncertain", "certain") if unsure else None


def _is_told(case: Case) -> bool:
    """Whether a list that fits is one: several items, as many as counted or surely names."""
    listed = len(case.words)
    return listed > 1 and (case.number == listed or case.listing.names.sure)


def _is_meant(case: Case) -> bool:
    """Whether a list is of what is counted beside it."""
    return bool(case.listing.lead) or case.is_of(case.kinds.nouns)


def _too_short(case: Case) -> bool:
    """Whether a list has too few items to be held against its count; of one thing only organs are."""
    if len(case.words) < FEWEST:
        return True
    after = case.listing.place != "before"
    return case.number == 1 and not (case.is_of(case.kinds.organs) and after)


def _lopsided(case: Case) -> bool:
    n, listed = case.number, len(case.words)
    return 2 * min(n, listed) < max(n, listed)


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
