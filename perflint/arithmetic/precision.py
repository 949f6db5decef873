"""Digits enough for the longest numbers of a filing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import localcontext

from perflint.text.patterns import compile_pattern

MOST_DIGITS = 40
"""What has more digits than this is no number that anybody computes with."""
_LONG = compile_pattern(r"[0-9](?:[,，. ]?[0-9]){20}")
_PRECISION = 4 * MOST_DIGITS


@contextmanager
def precise(text: str) -> Iterator[None]:
    """While it lasts, products and quotients of the numbers of `text` are exact to the last printed
    place. 28 digits, the usual precision, do for all but account numbers and the like."""
    if _LONG.search(text) is None:
        yield
        return
    with localcontext() as context:
        context.prec = _PRECISION
        yield
