"""Records behave as the named tuples they stand for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perflint.model.record import Record, derived


class Field(Record):
    """Land of some length and width."""

    length: Decimal
    width: Decimal
    name: str = ""
    area: Decimal = derived(init=False)

    def _derive(self) -> None:
        self.area = self.length * self.width  # type: ignore[misc]


def test_a_record_has_its_fields_and_what_is_derived() -> None:
    field = Field(Decimal(3), width=Decimal(4))
    assert list(field) == [3, 4, ""]
    assert field.area == 12
    assert repr(field) == "Field(length=Decimal('3'), width=Decimal('4'), name='')"
    with pytest.raises(TypeError):
        Field(Decimal(3))  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        field.colour = "red"  # type: ignore[attr-defined]


def test_records_of_equal_values_are_equal() -> None:
    field = Field(Decimal(3), Decimal(4))
    other = field._replace(width=Decimal(5), name="南")
    assert (other.width, other.name, other.area) == (5, "南", 15)
    assert field == Field(Decimal(3), Decimal(4)) != other
    assert len({field, Field(Decimal(3), Decimal(4)), other}) == 2
    assert field != (3, 4, "")
    with pytest.raises(AttributeError, match="colour"):
        field._replace(colour="red")
