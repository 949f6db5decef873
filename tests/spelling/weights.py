"""Makes perflint/spelling/data/weights.txt: what the facts about a proposal are worth.

    python -m tests.spelling.weights FOLDER… [--but PLACE…]

A logistic regression: proposals that touch a wrong character of the pairs for development are right, all
others, and all for the documents of FOLDER, are wrong. The documents are read with the counts of the laws
and of the other three quarters of them. Needs the extra and numpy.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from itertools import chain

from perflint.spelling.bigrams import DOCUMENTS, LAWS, Bigrams, load_counts, parse_counts
from perflint.spelling.characters import DATA, load_characters
from perflint.spelling.lexicon import lexicon_path, load_lexicon
from perflint.spelling.speller import Speller, find_proposals, make_speller
from perflint.spelling.weigh import Facts, find_facts
from tests.spelling.bigrams import count, lines, read_texts
from tests.spelling.pairs import read_pairs, touched

_LEAST = 0.8
"""The least logit of a finding: at it, precision on the official documents and on the laws for development is
98 % or more; fewer than one flag in 20,000 characters of clean documents."""
_HEAD = "# 各项证据的权重与报告的最低分，由 python -m tests.spelling.weights 拟合。\n"
_FOLDS = 4


def gather(texts: list[str]) -> Iterator[tuple[Facts, bool]]:
    """The facts of proposals, and whether each is right."""
    lexicon = load_lexicon(lexicon_path())

    def speller(model: Bigrams) -> Speller:
        return make_speller(lexicon, model.counts, model, 0)

    def facts(text: str, by: Speller) -> Iterator[tuple[int, int, Facts]]:
        for start, run, proposal in find_proposals(text, by):
            at = start + proposal.start
            known = find_facts(run, proposal, load_characters(), lexicon, by.counts)
            yield at, at + len(proposal.written), known

    shipped = speller(Bigrams(*load_counts(DOCUMENTS, LAWS), lexicon))
    for pair in read_pairs(False, ("official", "law")):
        for start, end, known in facts(pair.written, shipped):
            yield known, bool(touched(pair, start, end))
    for fold in range(_FOLDS):
        rest = count(text for index, text in enumerate(texts) if index % _FOLDS != fold)
        counts = parse_counts(chain(lines(*load_counts(LAWS)), lines(*rest)))
        others = speller(Bigrams(*counts, lexicon))
        for text in texts[fold::_FOLDS]:
            yield from ((known, False) for _, _, known in facts(text, others))


def fit(rows: list[tuple[Facts, bool]]) -> list[float]:
    """The weights, the bias first."""
    import numpy as np

    facts = np.array([(1.0, *known) for known, _ in rows])
    right = np.array([float(one) for _, one in rows])
    scale = np.concatenate(([1.0], facts[:, 1:].std(axis=0)))
    scaled, weights = facts / scale, np.zeros(facts.shape[1])
    for _ in range(40):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        slope = scaled.T @ (right - chance) - weights
        bend = (scaled.T * (chance * (1 - chance))) @ scaled + np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return [float(one) for one in weights / scale]


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--but", nargs="*", default=[])
    asked = parser.parse_args()
    weights = fit(list(gather(read_texts(asked.folders, asked.but))))
    values = dict(zip(("bias", *Facts._fields), weights, strict=True)) | {"least": _LEAST}
    with open(os.path.join(DATA, "weights.txt"), "w", encoding="utf-8") as file:
        file.write(_HEAD + "".join(f"{name} {value:.3f}\n" for name, value in values.items()))


if __name__ == "__main__":
    main()
