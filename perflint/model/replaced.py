"""A record with other values in some of its fields."""

from __future__ import annotations

from typing import Any, TypeVar

from perflint.model.figure import Figure
from perflint.model.quantity import Quantity

_Wide = TypeVar("_Wide", Figure, Quantity)


def replaced(record: _Wide, **values: Any) -> _Wide:
    """As `_replace`, in half the time for a record of many fields, of which few change. Raises ValueError
    for a name that is no field."""
    fields = list(record)
    index = record._fields.index
    for name, value in values.items():
        fields[index(name)] = value
    return tuple.__new__(type(record), fields)
