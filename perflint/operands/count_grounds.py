"""How surely a list that does not fit its count is a mistake."""

from __future__ import annotations

from typing import NamedTuple

from perflint.model.claim import Confidence
from perflint.model.phrase import Words
from perflint.model.quantity import Quantity
from perflint.operands.count_lists import Listing, either
from perflint.operands.lists import common_ending

FEWEST = 2
"""A list has so many items at least."""
_PROSE, _NAME, _SHORT = 26, 10, 5
_PIECES = ("部", "项", "个", "篇")  # what titles in a row are counted in, but not copies of them
_TELLING_LENGTH = 5  # in half characters: names of two and a half on average


class Kinds(NamedTuple):
    """Words by which lists are understood: endings of nouns that lists are of, those that lists name
    whole, those of full names; mere kinds of things; nouns that sum up short names; verbs; what
    introduces names before their count; what is no such thing."""

    nouns: Words
    organs: Words
    heads: Words
    generic: Words
    appositive: Words
    verbs: Words
    intro: Words
    rest: Words


class Case(NamedTuple):
    """A count with a list beside it: the words of the items and the noun counted."""

    kinds: Kinds
    stated: Quantity
    listing: Listing
    words: list[str]
    noun: str

    @property
    def number(self) -> int:
        """How many the count says."""
        return int(self.stated.value)

    def is_of(self, kind: Words) -> bool:
        """Whether the noun counted ends in a word of `kind`."""
        return self.noun.endswith(kind.words)

    def full_names(self) -> int:
        """How many items end like full names."""
        return sum(word.endswith(self.kinds.heads.words) for word in self.words)

    def is_off_by_one(self) -> bool:
        """Whether there is one item more or fewer than counted."""
        return abs(len(self.words) - self.number) == 1

    def _ends_in_a_pair(self) -> bool:
        """Whether the last two of full names may be one: 综合科、投资科、资源环境和安全科."""
        *first, last_but_one, last = self.words if len(self.words) > FEWEST else ("", "")
        heads = self.kinds.heads.words
        named = all(word.endswith(heads) for word in (*first, last))
        return bool(first) and named and not last_but_one.endswith(heads)

    def sizes(self) -> frozenset[int]:
        """How many things the list may be of; what is no such thing (其他) may count or not."""
        counts = self.listing.names.counts
        if self._ends_in_a_pair():
            counts |= {len(self.words) - 1}
        apart = sum(word.startswith(self.kinds.rest.words) for word in self.words)
        return counts | {number - apart for number in counts}


def is_whole(case: Case) -> bool:
    """Whether a list is all there is though its count is far off: it is announced, of titles in a row,
    or of nothing but full names."""
    kinds, words = case.kinds, case.words
    if case.listing.lead or case.listing.place == "after":
        return True
    if case.listing.place == "bracket":
        return _all_names(case)
    if len(words) <= FEWEST:
        return False
    if _introduced(case):
        return True
    if case.is_of(kinds.organs):
        return case.full_names() == len(words)
    return case.stated.unit in _PIECES and all(word.endswith("》") for word in words)


def _all_names(case: Case) -> bool:
    """Whether every item is sure to be one of the counted things: a full name of such a thing, or a
    short word where the noun sums up such words (领域)."""
    if case.is_of(case.kinds.nouns) and case.full_names() == len(case.words):
        return True
    return case.is_of(case.kinds.appositive) and _even(case.words)


def _even(words: list[str]) -> bool:
    """Whether the items are three or more short words of one length, as names in a row are."""
    return (
        len(words) > FEWEST and len({len(word) for word in words}) == 1 and len(words[0]) <= _SHORT
    )


def head_noun(after: str, kinds: Kinds) -> str:
    """The counted noun at the beginning of the words that follow a count."""
    noun = either(kinds.nouns.words).search(after)
    return after[: noun.end()] if noun else after


def grounds_after(case: Case, *, fewer: bool) -> Confidence | None:
    """How surely a list after its count that has another number of names is a mistake."""
    listing, kinds = case.listing, case.kinds
    if not listing.names.sure or max(map(len, case.words)) > _PROSE:
        return None
    if listing.lead == "spread":
        return None if fewer else "likely"
    if listing.lead == "loose" and fewer and not case.is_of(kinds.organs):
        return None
    return "certain" if listing.lead == "closed" else _grounds_of_names(case)


def _grounds_of_names(case: Case) -> Confidence | None:
    """How surely the items are of the kind counted, and all of it."""
    words, noun = case.words, case.noun
    ending = common_ending(words)
    kind = ending if len(ending) > 1 else ""
    if kind in case.kinds.generic.words and kind not in noun:
        return None
    if case.is_of(case.kinds.appositive) and _even(words):
        return "likely"
    full = 2 * case.full_names() > len(words)
    telling = full or 2 * sum(map(len, words)) >= _TELLING_LENGTH * len(words)
    named = case.is_of(case.kinds.nouns) or (kind != "" and kind in noun)
    if not telling or not named:
        return None
    return "certain" if full else "likely"


def grounds_before(case: Case, *, fewer: bool) -> Confidence | None:
    """The same for a list that stands before its count: its first name may begin anywhere, and
    where neither 等 nor 共 links the two, the count may be of something else."""
    listing, people = case.listing, case.stated.dimension == "people"
    if listing.place == "quoted":
        return "likely" if listing.noun or people else None
    quoted = all(word[:1] in "《“「" and word[-1:] in "》”」" for word in case.words[1:])
    if _introduced(case):
        return "likely"
    if not listing.open and not _counts_it(case, quoted=quoted):
        return None
    if case.stated.dimension == "times" and not quoted:
        return None
    if fewer:
        return "likely"
    return "certain" if quoted else _grounds_of_first(case)


def _counts_it(case: Case, *, quoted: bool) -> bool:
    """Whether the count right after a closed list is of what is listed."""
    if _sums_up(case) or _runs_up_to(case):
        return True
    counted = case.listing.total or case.is_of(case.kinds.nouns) or case.stated.unit in _PIECES
    return quoted and counted


def _grounds_of_first(case: Case) -> Confidence | None:
    """How surely a list of more names than counted begins where it seems to: by the first of those that
    would be enough."""
    words, kinds = case.words, case.kinds
    first = words[len(words) - case.number if case.number else 0]
    if first is words[0]:
        first = first[len(_intro(kinds, words)) :]
    if "的" in first or "等" in first or any(verb in first for verb in kinds.verbs.words):
        return None
    if len(first) <= _SHORT and (case.is_of(kinds.appositive) or _runs_up_to(case)):
        return "likely"
    return "certain" if case.full_names() == len(words) and len(first) <= _NAME else None


def _runs_up_to(case: Case) -> bool:
    """Whether short names of one length run from the beginning of a clause up to a count that is
    one off: 米、面、油、肉五类."""
    return case.is_off_by_one() and _even(case.words) and case.stated.dimension == "count"


def _introduced(case: Case) -> bool:
    """Whether names that open with a word such as 下辖 are all there are: names of one length, one more
    or fewer than counted, or short ones right before what they are called."""
    words, kinds, after = case.words, case.kinds, case.listing.noun
    lead = _intro(kinds, words)
    if not lead:
        return False
    own = [words[0][len(lead) :], *words[1:]]
    if _even(own) and case.is_off_by_one():
        return True
    called = bool(after) and head_noun(after, kinds).endswith(kinds.nouns.words)
    plain = not any(verb in word for verb in kinds.verbs.words for word in own)
    return called and plain and len(own) > FEWEST and max(map(len, own)) <= _NAME


def _intro(kinds: Kinds, words: list[str]) -> str:
    """The word such as 下辖 that a list of names opens with, "" for none."""
    return next((word for word in kinds.intro.words if words[0].startswith(word)), "")


def _sums_up(case: Case) -> bool:
    """Whether the noun after a count names what the list right before it is a list of."""
    words, kinds, after = case.words, case.kinds, case.listing.noun
    ending = common_ending(words)
    if ending and ending in after:
        rest = after.partition(ending)[2]
        return not rest or rest.startswith(kinds.verbs.words)
    many = len(words) > FEWEST and case.is_off_by_one()
    if many and case.is_of(kinds.nouns) and case.full_names() == len(words):
        return True
    if case.is_of(kinds.organs):
        return case.full_names() > len(words) // 2
    return many and case.is_of(kinds.appositive) and _plain_words(case)


def _plain_words(case: Case) -> bool:
    """Whether no item is a mere kind of thing, and none but the first goes on behind a verb: 桥梁改造 is a
    name, 改造桥梁 is not."""
    verbs = [verb for verb in case.kinds.verbs.words if len(verb) > 1]
    return not any(word in case.kinds.generic.words for word in case.words) and not any(
        verb in word[:-1] and not word.endswith(verb) for verb in verbs for word in case.words[1:]
    )
