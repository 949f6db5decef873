"""All that finding wrong characters takes, loaded once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from perflint.spelling.bigrams import DOCUMENTS, LAWS, Bigrams, Counts, load_counts
from perflint.spelling.characters import load_characters
from perflint.spelling.confusable import LONGEST, Confusable, index_words
from perflint.spelling.lexicon import Lexicon, lexicon_path, load_lexicon
from perflint.spelling.likelihood import Likelihood
from perflint.spelling.propose import Demand, Proposal, propose
from perflint.spelling.weigh import find_facts, load_weights, need, spare, weigh
from perflint.text.patterns import compile_pattern

RUN = compile_pattern("[一-鿿]{2,}")
LEAST_GAIN = 2.5
"""Proposals that gain less are never right often enough."""
_USUAL = 20
"""How often jieba's texts hold a word that may be meant; rarer ones only if documents have them."""


class Speller(NamedTuple):
    """Words, their likelihoods, what they may be confused with, the least logit of a finding, and what a
    proposal has to gain for that."""

    lexicon: Lexicon
    counts: Counts
    model: Likelihood
    confusable: Confusable
    least: float
    demand: Demand


class Slip(NamedTuple):
    """`written` at `start` of a text, and the word that was meant."""

    start: int
    written: str
    meant: str
    logit: float


@cache
def load_speller() -> Speller:
    """The speller of all that ships with perflint. The extra must be installed."""
    lexicon = load_lexicon(lexicon_path())
    model = Bigrams(*load_counts(DOCUMENTS, LAWS), lexicon)
    return make_speller(lexicon, model.counts, model, load_weights()["least"])


def make_speller(lexicon: Lexicon, counts: Counts, model: Likelihood, least: float) -> Speller:
    """A speller of these parts. Names are never meant, unless documents have them often."""
    meant = sorted(
        word
        for word in model.words
        if len(word) <= LONGEST
        and (
            counts.get(word, 0) >= (3 if word in lexicon.names else 2)
            or (word not in lexicon.names and lexicon.counts.get(word, 0) >= _USUAL)
        )
    )
    characters = load_characters()
    demand = need(least, characters, lexicon, counts)
    return Speller(lexicon, counts, model, index_words(meant, characters), least, demand)


def find_slips(text: str, speller: Speller) -> Iterator[Slip]:
    """The words of `text` that are probably wrong, by place."""
    weights, characters = load_weights(), speller.confusable.characters
    for start, run, proposal in find_proposals(text, speller, speller.demand):
        facts = find_facts(run, proposal, characters, speller.lexicon, speller.counts)
        logit = weigh(facts, weights)
        if logit > speller.least:
            yield Slip(start + proposal.start, proposal.written, proposal.meant, logit)


def find_proposals(
    text: str, speller: Speller, demand: Demand | None = None
) -> Iterator[tuple[int, str, Proposal]]:
    """Where each run begins, the run, and each proposal for it that is not out of the question. A run
    that is there again and again is read once; with a `demand`, where nothing meets it, all the
    proposals may be left out."""
    known: dict[str, tuple[Proposal, ...]] = {}
    for match in RUN.finditer(text):
        run = match.group()
        if run not in known:
            known[run] = tuple(
                proposal
                for proposal in propose(run, LEAST_GAIN, speller.model, speller.confusable, demand)
                if not spare(run, proposal, text)
            )
        for proposal in known[run]:
            yield match.start(), run, proposal
