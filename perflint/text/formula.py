"""Formulas of identities: `weight * min(rate, 1)` read from text.

Percentages take part as fractions: 79.3 % is 0.793, and a result that is a percentage is printed as
one. Allowed are names, numbers, + - * / and min(…); anything else raises ValueError.
"""

from __future__ import annotations

import ast
from functools import lru_cache

SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "×", ast.Div: "÷"}


@lru_cache(maxsize=256)
def read_formula(source: str) -> tuple[ast.expr, tuple[str, ...]]:
    """The expression and the names in it, in order. Raises ValueError where it is no formula."""
    try:
        tree = ast.parse(source, mode="eval").body
    except SyntaxError as error:
        raise ValueError(source) from error
    names: list[str] = []
    _collect(tree, names)
    return tree, tuple(dict.fromkeys(names))


def _collect(node: ast.expr, names: list[str]) -> None:
    if isinstance(node, ast.BinOp) and type(node.op) in SIGNS:
        _collect(node.left, names)
        _collect(node.right, names)
    elif isinstance(node, ast.Name):
        names.append(node.id)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "min":
        for argument in node.args:
            _collect(argument, names)
    elif not (isinstance(node, ast.Constant) and isinstance(node.value, int | float)):
        raise ValueError(ast.unparse(node))


@lru_cache(maxsize=256)
def added(source: str) -> tuple[tuple[str, str], ...]:
    """The pairs of names that the formula adds or subtracts, and so must be of one kind."""
    tree, _ = read_formula(source)
    pairs: list[tuple[str, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
            left = [n.id for n in ast.walk(node.left) if isinstance(n, ast.Name)]
            right = [n.id for n in ast.walk(node.right) if isinstance(n, ast.Name)]
            if left and right:
                pairs.append((left[-1], right[0]))
    return tuple(pairs)


@lru_cache(maxsize=256)
def divided(source: str) -> tuple[str, str] | None:
    """The names of a plain ratio `a / b`, None for any other formula."""
    tree, _ = read_formula(source)
    if (
        isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Div)
        and isinstance(tree.left, ast.Name) and isinstance(tree.right, ast.Name)
    ):  # fmt: skip
        return tree.left.id, tree.right.id
    return None
