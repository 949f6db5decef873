"""What is left must be the whole less what is used up: 未分配 = 总数 − 已分配."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.arithmetic.judge import Judgement
from perflint.model.claim import Claim, ClaimKind, Operand
from perflint.model.phrase import Phrase, Words
from perflint.model.quantity import Quantity
from perflint.model.span import covering
from perflint.model.subject import Subject
from perflint.operands.bind import bind
from perflint.operands.nearness import comparable
from perflint.operands.topic import Wording, change_sign
from perflint.operands.totals import judge_sum
from perflint.operands.write import written

VALUES = frozenset({"whole", "added", "used", "other", "left"})
_SIGNS = {"whole": 1, "added": 1, "used": -1, "other": -1}


class Params(NamedTuple):
    """Wordings that name a whole, what is used of it and what is left."""

    phrases: tuple[Phrase, ...]
    """Roles (amounts of one unit): `whole`, `used` and `left`; `added` to the whole and `other`, used
    too, where there are such."""
    claim: ClaimKind = "difference"
    """What kind of statement it is: difference or balance."""
    up: Words = Words(())
    """Words for a rise: what was added is no whole."""
    down: Words = Words(())
    """Words for a fall."""
    certain: bool = True
    """Whether the wording leaves nothing out: if not, only a miss that looks like a slip is wrong."""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each phrase found."""
    wording = Wording(params.up.words, params.down.words)
    for phrase in params.phrases:
        for binding in bind(subject, phrase):
            if change_sign(subject, binding.quantities["whole"], wording):
                continue
            left = binding.quantities["left"]
            terms = [(r, binding.quantities[r]) for r in _SIGNS if r in binding.quantities]
            if not all(comparable(left, quantity) for _, quantity in terms):
                continue
            signs = [_SIGNS[role] for role, _ in terms]
            judgement = judge_sum(left, tuple(q for _, q in terms), signs)
            if judgement.verdict == "contradicted" and not (params.certain or judgement.slip):
                continue
            yield _claim(params, left, terms, judgement)


def _claim(
    params: Params, left: Quantity, terms: list[tuple[str, Quantity]], judgement: Judgement
) -> Claim:
    spans = [left.span, *(q.span for _, q in terms)]
    template = "{}" + "".join(" + {}" if _SIGNS[role] > 0 else " - {}" for role, _ in terms[1:])
    return Claim(
        params.claim,
        judgement.verdict,
        covering(spans),
        left.span,
        stated=left,
        expected=judgement.expected,
        expression=written(template, *(q for _, q in terms)),
        slip=judgement.slip,
        operands=tuple(Operand(role, q) for role, q in terms),
    )
