"""What is left must be the whole less what is used up: 未分配 = 总数 − 已分配."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.arithmetic.judge import judge
from perflint.model.claim import Claim, ClaimKind, Operand
from perflint.model.phrase import Phrase
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.bind import bind
from perflint.operands.nearness import comparable
from perflint.operands.write import written

VALUES = frozenset({"whole", "used", "left"})


class Params(NamedTuple):
    """Wordings that name a whole, what is used of it and what is left."""

    phrases: tuple[Phrase, ...]
    """Roles: `whole`, `used` and `left` (amounts of one unit)."""
    claim: ClaimKind = "difference"
    """What kind of statement it is: difference or balance."""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each phrase found."""
    for phrase in params.phrases:
        for binding in bind(subject, phrase):
            whole, used, left = (binding.quantities[r] for r in ("whole", "used", "left"))
            if not (comparable(whole, used) and comparable(whole, left)):
                continue
            judgement = judge(left, lambda a, b: a - b, (whole, used))
            spans = (whole.span, used.span, left.span)
            yield Claim(
                params.claim,
                judgement.verdict,
                Span(min(s.start for s in spans), max(s.end for s in spans)),
                left.span,
                stated=left,
                expected=judgement.expected,
                expression=written("{} - {}", whole, used),
                slip=judgement.slip,
                operands=(Operand("whole", whole), Operand("used", used)),
            )
