"""A percentage whose part and base a phrase of one's own names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from perflint.arithmetic.judge import judge
from perflint.model.claim import Claim, Operand
from perflint.model.phrase import Phrase
from perflint.model.span import covering
from perflint.model.subject import Subject
from perflint.operands.bind import bind
from perflint.relations.reading import RATIO

VALUES = frozenset({"rate", "part", "base"})


class Params(NamedTuple):
    """How a local report words the percentage; rates told in general need no rule of their own."""

    phrases: tuple[Phrase, ...]
    """百分比及其分子分母：角色 rate（percent）、part、base。"""
    claim: Literal["ratio", "share"] = "ratio"
    """ratio 完成的比率；share 占整体的比例。"""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each place where a phrase fits."""
    for phrase in params.phrases:
        for binding in bind(subject, phrase):
            rate, part, base = (binding.quantities[role] for role in ("rate", "part", "base"))
            judgement = judge(rate, RATIO.formula, (part, base))
            yield Claim(
                params.claim,
                judgement.verdict,
                covering((rate.span, part.span, base.span)),
                rate.span,
                stated=rate,
                expected=judgement.expected,
                expression=f"{part.value:f} ÷ {base.value:f}",
                slip=judgement.slip if judgement.verdict == "contradicted" else "",
                operands=(Operand("part", part), Operand("base", base)),
                values={"rate": rate.text, "part": part.text, "base": base.text},
            )
