"""Values told side by side: a、b和c分别为x、y和z."""

from __future__ import annotations

from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.text.patterns import compile_pattern

_JOINED = compile_pattern(r"[、，]?(?:和|及|与|以及)?|分别为|均为")
_LONGEST = 90
_MOST = 12


def run_from(subject: Subject, first: Quantity) -> tuple[Quantity, ...]:
    """`first` and the values of its kind that follow it with nothing but 、 and 和 between."""
    run = [first]
    for other in subject.quantities[first.index + 1 : first.index + _MOST]:
        words = subject.symbols.text[run[-1].symbol + 1 : other.symbol]
        if other.dimension != first.dimension or not words or not _JOINED.fullmatch(words):
            break
        if words == "，":
            break
        run.append(other)
    return tuple(run)
