"""Break a printed number as typists do: a digit, two neighbours, the point, the unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

UNITS = {"亿元": 10**8, "万元": 10**4, "元": 1}
LATIN = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


class Mutant(NamedTuple):
    """`text` stands in place of the number and its unit; `number` is the figure in it without
    separators, `factor` its unit over the unit it had."""

    slip: str
    text: str
    number: str
    factor: Fraction = Fraction(1)


def break_number(text: str) -> Iterator[Mutant]:
    """The mutants of a printed number with its unit (`1,204.6万元`), none where it has no digits."""
    match = LATIN.match(text)
    if match is None:
        return
    number, unit = match[0], text[match.end() :]
    seen = {number}
    for slip, broken in _break_digits(number):
        if broken not in seen and well_formed(broken):
            seen.add(broken)
            yield Mutant(slip, broken + unit, broken.replace(",", ""))
    if unit in UNITS:
        for other, size in UNITS.items():
            if other != unit:
                plain = number.replace(",", "")
                yield Mutant("unit", number + other, plain, Fraction(size, UNITS[unit]))


def well_formed(number: str) -> bool:
    """Whether a figure could have been printed so: no leading nought."""
    return not re.match(r"-?0[\d,]", number)


def _break_digits(number: str) -> Iterator[tuple[str, str]]:
    places = [at for at, char in enumerate(number) if char.isdigit()]
    for at in places:
        for step in (1, 5):
            digit = str((int(number[at]) + step) % 10)
            yield "digit", number[:at] + digit + number[at + 1 :]
    for one, next_ in zip(places, places[1:], strict=False):
        chars = list(number)
        chars[one], chars[next_] = chars[next_], chars[one]
        yield "swap", "".join(chars)
    whole, _, decimals = number.replace(",", "").partition(".")
    if len(whole.lstrip("-")) > 1:
        yield "point", f"{whole[:-1]}.{whole[-1]}{decimals}"
    if decimals:
        shifted = (whole + decimals[0]).lstrip("0") or "0"
        yield "point", f"{shifted}.{decimals[1:]}".rstrip(".")
