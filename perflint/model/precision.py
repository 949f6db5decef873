"""How many digits the arithmetic keeps: all of those that a product of two printed numbers has."""

from __future__ import annotations

from decimal import Context

MOST_DIGITS = 40
"""Digits of the longest number that is read as one; account numbers and codes go up to 32."""
_SCALE = 16
EXACT = Context(prec=2 * MOST_DIGITS + _SCALE)
"""For everything that is computed of a filing (`decimal.localcontext(EXACT)`): sums and products of
its numbers in base units come out exact, and quantizing them never fails."""
