"""Amounts as rules name them: 90%, 50万元, 85分, 12个月."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from perflint.text.normalize import normalize
from perflint.text.patterns import compile_pattern
from perflint.text.units import SCALES, Unit, read_scale, read_unit

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

_DIGITS = compile_pattern(r"[0-9]{1,15}(?:\.[0-9]{1,6})?")
MISTAKE = "应是一个数和它的单位，例如 90%、50万元、85分"


class Amount(NamedTuple):
    """A number with its unit; `value` in the base unit of the dimension."""

    text: str
    value: Decimal
    unit: Unit


@cache
def read_amount(text: str) -> Amount | None:
    """The amount that `text` wholly consists of, None for any other text; without a unit, a bare number."""
    plain = normalize(text).replace(" ", "")
    match = _DIGITS.match(plain)
    if match is None:
        return None
    at = match.end()
    scale = read_scale(plain, at)
    unit = read_unit(plain, at) or read_unit(plain, at + len(scale))
    if unit is None:
        return None if plain[at:] else Amount(plain, Decimal(match[0]), Unit("", "number"))
    rest = plain[at:]
    if rest != unit.text and rest != scale + unit.text:
        return None
    factor = SCALES[scale] if rest != unit.text else Decimal(1)
    return Amount(plain, Decimal(match[0]) * factor * unit.scale, unit)


class _Checked:
    """Makes pydantic refuse a string that is no amount; "" stands for none."""

    def __get_pydantic_core_schema__(self, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import PydanticCustomError, core_schema

        def validate(value: str) -> str:
            if value and read_amount(value) is None:
                raise PydanticCustomError("amount", "{mistake}", {"mistake": MISTAKE})
            return value

        return core_schema.no_info_after_validator_function(validate, core_schema.str_schema())


Limit = Annotated[str, _Checked()]
"""An amount in a rule file, "" for none."""
