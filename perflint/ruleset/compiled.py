"""A ruleset as plain data and back: what `marshal` can hold, quick to restore.

Tuples, strings, numbers, None and dicts stand for themselves. A list stands for what has to be
built again: its first item says as what, the rest are the parts. On the start-up path.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from perflint.model.rule import Rule

VERSION = 4
TUPLE, DECIMAL, DICT = -1, -2, -3
PLAIN = (str, int, bool, float, bytes, type(None))


class LaterRule(Rule):
    """A rule whose options are built when they are asked for: it has no part in checking a filing by
    itself, and a run that does need not import its kind."""

    __slots__ = ()

    @property
    def params(self) -> Any:
        """The options of its kind."""
        kept = self[Rule._fields.index("params")]
        return unpack(*marshal.loads(kept)) if isinstance(kept, bytes) else kept


def put_off(rule: Rule) -> LaterRule:
    """`rule` with its options packed."""
    return LaterRule(*rule._replace(params=marshal.dumps(pack(rule.params), VERSION)))


def pack(value: Any) -> tuple[tuple[tuple[str, str], ...], Any]:
    """The frozen classes used (module, name) and the data. Raises TypeError for what cannot be kept,
    a list for one."""
    classes: dict[tuple[str, str], int] = {}
    data = plain(value, classes)
    return tuple(classes), data


def _plain_tuple(value: tuple[Any, ...], classes: dict[tuple[str, str], int]) -> Any:
    items = tuple(plain(item, classes) for item in value)
    if all(new is old for new, old in zip(items, value, strict=True)):
        return value
    return [TUPLE, *items] if any(map(needs_building, items)) else items


def _plain_mapping(value: Mapping[Any, Any], classes: dict[tuple[str, str], int]) -> Any:
    keyed = {key: plain(item, classes) for key, item in value.items()}
    built = any(map(needs_building, keyed.values()))
    return [DICT, tuple(keyed), *keyed.values()] if built else keyed


def plain(value: Any, classes: dict[tuple[str, str], int]) -> Any:
    """One value as plain data, the frozen classes met numbered in `classes`."""
    if type(value) in PLAIN:
        return value
    if isinstance(value, Decimal):
        return [DECIMAL, str(value)]
    if (parts := parts_of(value)) is not None:
        kind = (type(value).__module__, type(value).__qualname__)
        number = classes.setdefault(kind, len(classes))
        return [number, *(plain(part, classes) for part in parts)]
    if isinstance(value, frozenset):
        return frozenset(plain(item, classes) for item in value)
    if isinstance(value, tuple):
        return _plain_tuple(value, classes)
    if isinstance(value, Mapping):
        return _plain_mapping(value, classes)
    raise TypeError(f"cannot keep {type(value).__name__} in the compiled rules")


def parts_of(value: Any) -> tuple[Any, ...] | None:
    """What a frozen class was made from, in order; None for any other value."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return tuple(value)
    if hasattr(value, "__dataclass_fields__"):
        return tuple(getattr(value, name) for name in value.__dataclass_fields__)
    return None


def needs_building(value: Any) -> bool:
    """Whether plain data has to be built again rather than taken as it is."""
    return isinstance(value, list)


def unpack(names: tuple[tuple[str, str], ...], data: Any) -> Any:
    """What `pack` was given. Raises ImportError, AttributeError, LookupError, TypeError,
    ValueError or ArithmeticError where the data does not fit the code."""
    classes = [find_class(module, name) for module, name in names]

    def build(item: list[Any]) -> Any:
        number = item[0]
        parts = [build(part) if type(part) is list else part for part in item[1:]]
        if number >= 0:
            return classes[number](*parts)
        if number == TUPLE:
            return tuple(parts)
        if number == DECIMAL:
            return Decimal(parts[0])
        return dict(zip(parts[0], parts[1:], strict=True))

    return build(data) if type(data) is list else data


def find_class(module: str, name: str) -> Any:
    """A class by module and name, imported if need be."""
    __import__(module)
    found: Any = sys.modules[module]
    for step in name.split("."):
        found = getattr(found, step)
    return found
