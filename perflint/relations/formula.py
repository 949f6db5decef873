"""Formulas of identities as calculations on intervals."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from decimal import Decimal

from perflint.arithmetic.interval import Interval, point
from perflint.relations.reading import Calculation
from perflint.text.formula import SIGNS, read_formula

_HUNDRED = point(Decimal(100))
Values = Mapping[str, Interval]


def calculate(source: str, percents: frozenset[str], percent: bool) -> Calculation:
    """The calculation that `source` is where the operands in `percents` are percentages, and the
    result is one if `percent`."""
    tree, names = read_formula(source)

    def formula(*values: Interval) -> Interval:
        known = {
            name: value / _HUNDRED if name in percents else value
            for name, value in zip(names, values, strict=True)
        }
        result = _evaluate(tree, known)
        return result * _HUNDRED if percent else result

    places = {name: f"{{{n}}}" for n, name in enumerate(names)}
    return Calculation(formula, _write(tree, places), percent)


def _evaluate(node: ast.expr, known: Values) -> Interval:
    if isinstance(node, ast.Name):
        return known[node.id]
    if isinstance(node, ast.Constant):
        return point(Decimal(str(node.value)))
    if isinstance(node, ast.Call):
        values = [_evaluate(argument, known) for argument in node.args]
        return Interval(min(v.low for v in values), min(v.high for v in values))
    if not isinstance(node, ast.BinOp):
        raise ValueError(ast.unparse(node))
    left, right = _evaluate(node.left, known), _evaluate(node.right, known)
    apply: Callable[[Interval, Interval], Interval] = {
        ast.Add: Interval.__add__,
        ast.Sub: Interval.__sub__,
        ast.Mult: Interval.__mul__,
        ast.Div: Interval.__truediv__,
    }[type(node.op)]
    return apply(left, right)


def _write(node: ast.expr, places: Mapping[str, str], inner: bool = False) -> str:
    if isinstance(node, ast.Name):
        return places[node.id]
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.Call):
        first = node.args[0]
        return _write(first, places, inner)
    if not isinstance(node, ast.BinOp):
        raise ValueError(ast.unparse(node))
    sign = SIGNS[type(node.op)]
    nested = sign in "×÷"
    text = f"{_write(node.left, places, nested)} {sign} {_write(node.right, places, nested or sign == '-')}"
    return f"({text})" if inner and sign in "+-" else text
