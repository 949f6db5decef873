"""Formulas of identities as calculations on intervals."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from decimal import Decimal
from operator import add, mul, sub, truediv
from typing import Any

from perflint.arithmetic.interval import Value, at_ends
from perflint.relations.reading import Calculation
from perflint.text.formula import SIGNS, read_formula

_APPLY: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: add, ast.Sub: sub, ast.Mult: mul, ast.Div: truediv,
}  # fmt: skip


def calculate(source: str, percents: frozenset[str], percent: bool) -> Calculation:
    """The calculation that `source` is where the operands in `percents` are percentages, and the
    result is one if `percent`."""
    tree, names = read_formula(source)

    def formula(*values: Value) -> Value:
        known = {
            name: value / 100 if name in percents else value
            for name, value in zip(names, values, strict=True)
        }
        result = _evaluate(tree, known)
        return result * 100 if percent else result

    places = {name: f"{{{n}}}" for n, name in enumerate(names)}
    return Calculation(formula, _write(tree, places), percent)


def _evaluate(node: ast.expr, known: Mapping[str, Value]) -> Value:
    if isinstance(node, ast.Name):
        return known[node.id]
    if isinstance(node, ast.Constant):
        return Decimal(str(node.value))
    if isinstance(node, ast.Call):
        values = [_evaluate(argument, known) for argument in node.args]
        return at_ends(min, *values)
    if not isinstance(node, ast.BinOp):
        raise ValueError(ast.unparse(node))
    left, right = _evaluate(node.left, known), _evaluate(node.right, known)
    return _APPLY[type(node.op)](left, right)


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
