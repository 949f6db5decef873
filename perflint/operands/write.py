"""Calculations written with the printed numbers."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.model.quantity import Quantity


def written(template: str, *quantities: Quantity) -> str:
    """`template` with each `{}` a printed number, without units where all share one."""
    return template.format(*_numbers(quantities))


def tell(quantity: Quantity) -> str:
    """A number as printed, with the unit that the heading of its column or table gives it."""
    unit = quantity.unit if quantity.inherited else ""
    return quantity.text if quantity.text.endswith(unit) else quantity.text + unit


def joined(sign: str, quantities: Sequence[Quantity]) -> str:
    """The printed numbers with `sign` between them: 3 + 4 + 5."""
    return f" {sign} ".join(_numbers(quantities))


def _numbers(quantities: Sequence[Quantity]) -> list[str]:
    if len({quantity.unit for quantity in quantities}) <= 1:
        return [f"{quantity.value:f}" for quantity in quantities]
    return [f"{quantity.value:f}{quantity.unit}" for quantity in quantities]
