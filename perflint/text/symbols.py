"""The characters that stand for quantities in the symbol text, and the role types phrases use."""

from __future__ import annotations

from typing import get_args

from perflint.model.quantity import Dimension

SYMBOLS: dict[str, str] = {
    dimension: chr(0xE000 + i) for i, dimension in enumerate(get_args(Dimension))
}
_THINGS = ("people", "count", "times", "number")
ROLE_TYPES: dict[str, tuple[str, ...]] = {
    **{dimension: (dimension,) for dimension in SYMBOLS},
    "score": ("score", "number"),
    "count": _THINGS,
    "amount": ("money", *_THINGS, "area", "length", "weight", "duration", "score"),
    "any": tuple(SYMBOLS),
}
ALL_SYMBOLS = frozenset(SYMBOLS.values())
ANY_SYMBOL = f"{chr(0xE000)}-{chr(0xE000 + len(SYMBOLS) - 1)}"


def role_class(role_type: str) -> str:
    """The characters (for a `re` class) of the quantities a role of this type accepts.

    Raises KeyError for an unknown type.
    """
    return "".join(SYMBOLS[dimension] for dimension in ROLE_TYPES[role_type])
