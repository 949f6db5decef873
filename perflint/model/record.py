"""Frozen data of many fields that is read very often.

A field of a NamedTuple is looked up anew each time it is read, which takes three times as long as a slot.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform

_Itself = TypeVar("_Itself", bound="Record")
_DERIVED = object()


def derived(*, init: bool) -> Any:
    """Instead of a default: what the method `_derive` works out of the other fields. `init` is False, for
    whoever makes the record does not say it."""
    assert not init
    return _DERIVED


@dataclass_transform(frozen_default=True, field_specifiers=(derived,))
class _Kind(type):
    """Makes slots of the fields that a class declares, with an `__init__` that sets them and a `_replace` that
    copies them."""

    def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> _Kind:
        slots = tuple([one for one in space.get("__annotations__", ()) if one[0] != "_"])
        defaults = {field: space.pop(field) for field in slots if field in space}
        fields = tuple([field for field in slots if defaults.get(field) is not _DERIVED])
        made: dict[str, Any] = {}
        given = {"defaults": defaults, "new": object.__new__}
        exec(_written(fields, defaults, "_derive" in space), given, made)
        space |= made | {"__slots__": slots, "_fields": fields}
        if fields:
            space["_read"] = attrgetter(*fields)
        return super().__new__(cls, name, bases, space)


def _written(fields: tuple[str, ...], defaults: dict[str, Any], derives: bool) -> str:
    asked = [f"{one}=defaults[{one!r}]" if one in defaults else one for one in fields]
    lines = [f"def __init__({', '.join(('self', *asked))}):"]
    lines += [f" self.{one} = {one}" for one in fields] + [" self._derive()" * derives, " return"]
    lines += ["def _replace(self, **values):", " made = new(type(self))"]
    lines += [f" made.{one} = self.{one}" for one in fields]
    lines += [" for name, value in values.items(): setattr(made, name, value)"]
    return "\n".join((*lines, " made._derive()" * derives, " return made"))


class Record(metaclass=_Kind):
    """Data that nothing changes once it is made, equal to what has equal values in its fields. A class
    declares them as a NamedTuple does."""

    _fields: ClassVar[tuple[str, ...]]
    _read: ClassVar[attrgetter[tuple[Any, ...]]]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._read(self))

    def __eq__(self, other: object) -> bool:
        return self is other or (type(other) is type(self) and tuple(self) == tuple(other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        values = zip(self._fields, self, strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in values)})"

    if TYPE_CHECKING:

        def _replace(self: _Itself, **values: Any) -> _Itself:
            """The same with other values in some fields. Raises AttributeError for a name that is no field."""
