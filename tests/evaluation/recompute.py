"""Recompute a statement from its printed numbers, in exact fractions and without perflint.

A formula is arithmetic on printed numbers: `150.0 / 200. * 100`. A number with a point stands for
every value that prints so, rounded or cut off; `200.` is a whole number that was rounded; `200`
without a point is exact, a count of things or a constant.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

NUMBER = re.compile(r"\d+(?:\.\d*)?")
HALF = Fraction(1, 2)


class Bounds(NamedTuple):
    """All values from `low` to `high`."""

    low: Fraction
    high: Fraction

    def meets(self, other: Bounds) -> bool:
        return self.low <= other.high and other.low <= self.high


def printed(number: str, *, cut_off: bool) -> Bounds:
    """The values that print as `number`, a figure with its point as in a formula."""
    sign = -1 if number.startswith("-") else 1
    whole, point, decimals = number.lstrip("-").partition(".")
    value = Fraction(f"{whole}.{decimals or 0}")
    unit = Fraction(1, 10 ** len(decimals))
    if not point or not value:
        low = high = value
    elif cut_off:
        low, high = value, value + unit * Fraction(999_999, 1_000_000)
    else:
        low, high = value - unit * HALF, value + unit * HALF
    return Bounds(low, high) if sign > 0 else Bounds(-high, -low)


def evaluate(formula: str, *, cut_off: bool) -> Bounds:
    """All results the printed numbers of `formula` allow. Raises ZeroDivisionError, and ValueError
    for a formula that is not arithmetic."""
    names: dict[str, Bounds] = {}

    def name(match: re.Match[str]) -> str:
        names[f"n{len(names)}"] = printed(match[0], cut_off=cut_off)
        return f"n{len(names) - 1}"

    try:
        tree = ast.parse(NUMBER.sub(name, formula), mode="eval")
    except SyntaxError as error:
        raise ValueError(formula) from error
    return _evaluate(tree.body, names)


def as_printed(number: str, formula: str) -> str:
    """A result in the notation of formulas: without decimals it is rounded, unless it is a sum or
    difference of exact numbers."""
    exact = "." in number or not ("." in formula or "/" in formula)
    return number if exact else f"{number}."


def can_hold(stated: str, formula: str, *, factor: Fraction = Fraction(1), must: str = "") -> bool:
    """Whether `stated`, in units of `factor` of what the formula yields, can be its result.

    With `must` at_most or at_least the formula gives a bound instead.
    """
    for operands_cut in (False, True):
        allowed = evaluate(formula, cut_off=operands_cut)
        for stated_cut in (False, True):
            said = printed(stated, cut_off=stated_cut)
            said = Bounds(said.low * factor, said.high * factor)
            if must == "at_most":
                said = Bounds(said.low, max(said.high, allowed.high))
            elif must == "at_least":
                said = Bounds(min(said.low, allowed.low), said.high)
            if said.meets(allowed):
                return True
    return False


def _evaluate(node: ast.expr, names: Mapping[str, Bounds]) -> Bounds:
    match node:
        case ast.Name(id=key):
            return names[key]
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            bounds = _evaluate(inner, names)
            return Bounds(-bounds.high, -bounds.low)
        case ast.BinOp(left=left, op=op, right=right):
            return _combine(op, _evaluate(left, names), _evaluate(right, names))
    raise ValueError(ast.dump(node))


def _combine(op: ast.operator, a: Bounds, b: Bounds) -> Bounds:
    match op:
        case ast.Add():
            corners = [a.low + b.low, a.high + b.high]
        case ast.Sub():
            corners = [a.low - b.high, a.high - b.low]
        case ast.Mult():
            corners = [x * y for x in a for y in b]
        case ast.Div():
            if b.low <= 0 <= b.high:
                raise ZeroDivisionError
            corners = [x / y for x in a for y in b]
        case _:
            raise ValueError(op)
    return Bounds(min(corners), max(corners))
