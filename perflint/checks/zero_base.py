"""No percentage can be taken of nothing: growth on a base of nought, completion of a budget of nought."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.claim import Match, Related
from perflint.model.phrase import Phrase
from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.operands.bind import bind

VALUES = frozenset({"rate", "base", "part"})


class Params(NamedTuple):
    """How such percentages are told."""

    phrases: tuple[Phrase, ...]
    """角色 rate（百分率）、part（分子或本期数），以及 base（基数）；短语里没有 base 的，说的就是基数为无。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """A match at each percentage of nought; nought of nought is a form filled in, and let be."""
    seen: set[int] = set()
    for phrase in params.phrases:
        for binding in bind(subject, phrase):
            base = binding.quantities.get("base")
            part = binding.quantities.get("part")
            rate = binding.quantities["rate"]
            if not _is_of_nought(rate, base, part) or rate.index in seen:
                continue
            seen.add(rate.index)
            values = {
                "rate": rate.text,
                "base": base.text if base else "",
                "part": part.text if part else "",
            }
            related = (Related("base", base.span),) if base else ()
            yield Match(rate.span, values, related)


def _is_of_nought(rate: Quantity, base: Quantity | None, part: Quantity | None) -> bool:
    """Whether a percentage is of nought, and neither it nor its part is nought too."""
    if base and base.value:
        return False
    return bool(rate.value) and not (part and not part.value)
