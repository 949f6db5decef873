"""What kind of slip turns the right number into the printed one."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from perflint.model.quantity import Quantity

_POINT = frozenset({Decimal(10) ** k for k in (-2, -1, 1, 2)})
_UNIT = frozenset({Decimal(10) ** k for k in (-8, -4, -3, 3, 4, 8)})


def diagnose(stated: Quantity, exact: Decimal) -> str:
    """The slip that explains `stated` where `exact` (base units) was meant, "" where none does:
    sign, digit (one changed), swap (two neighbours exchanged), missing, extra (one digit), point
    (moved by one or two places), unit (a thousand, ten thousand or a hundred million apart)."""
    unit = Decimal(1).scaleb(-stated.decimals)
    value = exact / stated.scale
    for way in (ROUND_HALF_UP, ROUND_DOWN):
        right = value.quantize(unit, way)
        if right == -stated.value and right:
            return "sign"
        slip = _compare(f"{abs(stated.value):f}", f"{abs(right):f}")
        if slip and (stated.value < 0) == (right < 0):
            return slip
    if value and stated.value:
        for factor in _POINT | _UNIT:
            shifted = value * factor
            if _same(shifted, stated):
                return "point" if factor in _POINT else "unit"
    return ""


def _same(value: Decimal, stated: Quantity) -> bool:
    unit = Decimal(1).scaleb(-stated.decimals)
    return stated.value in (value.quantize(unit, ROUND_HALF_UP), value.quantize(unit, ROUND_DOWN))


def _compare(stated: str, right: str) -> str:
    if len(stated) == len(right):
        differing = [i for i, (a, b) in enumerate(zip(stated, right, strict=True)) if a != b]
        digits = sum(c.isdigit() for c in right)
        if len(differing) == 1 and digits > 1:
            return "digit"
        if len(differing) == 2 and digits > 1:
            i, j = differing
            between = stated[i + 1 : j]
            if stated[i] == right[j] and stated[j] == right[i] and between in ("", "."):
                return "swap"
        return ""
    short, long = sorted((stated, right), key=len)
    if len(long) - len(short) == 1 and sum(c.isdigit() for c in short) > 1:
        for i in range(len(long)):
            if long[:i] + long[i + 1 :] == short:
                return "extra" if long == stated else "missing"
    return ""
