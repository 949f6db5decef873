"""How much likelier a miss is as a slip than as a misreading, by the kind of slip and the digits."""

from __future__ import annotations

from perflint.arithmetic.judge import Judgement

# Measured on sums: gaps that misreadings of public text leave, against slips put in by chance.
_DIGIT = (1.0, 1.0, 1.5, 6.0, 8.0, 11.0)
_FIRST = (1.0, 1.0, 1.6, 19.0, 112.0, 400.0)
_SWAP = (1.0, 1.0, 12.0, 30.0, 120.0, 400.0)
_POINT = (1.0, 4.0, 21.0, 35.0, 180.0, 400.0)
_OTHER = (1.0, 1.0, 1.5, 6.0, 8.0, 11.0)
_BY_SLIP = {
    "digit": _DIGIT, "swap": _SWAP, "point": _POINT, "unit": _POINT, "missing": _OTHER,
    "extra": _OTHER, "sign": _OTHER,
}  # fmt: skip
NO_SLIP = 0.3


def likelihood(judgement: Judgement) -> float:
    """The likelihood ratio for what `judgement` found; below 1 where it looks like no slip."""
    slip = judgement.slip
    if not slip:
        return NO_SLIP
    digits = min(5, len(judgement.stated.value.normalize().as_tuple().digits))
    row = _BY_SLIP.get(slip, _OTHER)
    if slip == "digit" and _first_differs(judgement):
        row = _FIRST
    return row[digits]


def _first_differs(judgement: Judgement) -> bool:
    expected = judgement.expected.lstrip("-")[:1]
    stated = f"{abs(judgement.stated.value):f}"[:1]
    return expected != stated
