"""Numbers as a spreadsheet displays them: 0.7833 under `0.00%` is 78.33%.

Format codes as in ECMA-376 part 1, 18.8.31, those that occur in Chinese budget tables: 0 # ? , . %
quoted and escaped text (`0!.0000` shows 万元), colours, conditions, currencies, dates. Anything else
(fractions, powers, Chinese numerals) is shown as General and said to be unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from perflint.readers.spreadsheet.date_format import Epoch, make_date_renderer
from perflint.readers.spreadsheet.format_tokens import Kind, Section, Token, read_sections

DOUBLE = Context(prec=15, rounding=ROUND_HALF_UP, Emin=-330, Emax=310)
"""A spreadsheet computes with binary doubles and shows 15 digits of them at most. Its `create_decimal`
raises ArithmeticError for what is no number or beyond a double."""
_WIDE = Context(prec=330, rounding=ROUND_HALF_UP)
_GENERAL_WIDTH = 10
_MOST_DIGITS = 22
_PLAIN = re.compile(r"(#,##)?0(\.0{1,6})?(%)?(?:_ |_\))?")
_CURRENCIES = frozenset("¥￥$€£")
Render = Callable[[Decimal], str]


class NumberFormat(NamedTuple):
    """`render` gives the displayed text of a number; `known` is False where the code is beyond us and
    the number comes out as General. `date` where it shows a date or time."""

    render: Render
    known: bool = True
    date: bool = False


def to_number(stored: str) -> Decimal | None:
    """The number a file holds as text, to 15 digits; None where it is none."""
    try:
        number = DOUBLE.create_decimal(stored)
    except ArithmeticError:
        return None
    return number if number.is_finite() else None


def show_general(number: Decimal) -> str:
    """As General shows it in a wide column: at most ten digits where there are decimals."""
    if number == number.to_integral_value():
        return f"{number:.0f}" if number.adjusted() < _MOST_DIGITS else f"{number:E}"
    decimals = max(0, _GENERAL_WIDTH - max(1, number.adjusted() + 1))
    shown = f"{_round(number, decimals):f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


GENERAL = NumberFormat(show_general)


@lru_cache(maxsize=512)
def read_format(code: str, epoch: Epoch = 1900) -> NumberFormat:
    """The format that `code` describes; `epoch` is the first year of its dates (1900 or 1904)."""
    sections = read_sections(code)
    if not sections:
        return GENERAL._replace(known=not code.strip())
    renders = [_render_section(section, epoch) for section in sections[:3]]
    if None in renders:
        return GENERAL._replace(known=False)
    known = list(filter(None, renders))
    date = sections[0].kind == "date"
    if len(known) == 1 and (plain := _PLAIN.fullmatch(code)):
        return NumberFormat(_render_plain(len(plain[2] or "."), bool(plain[1]), bool(plain[3])))
    if len(known) == 1 and not sections[0].condition:
        return NumberFormat(_signed(known[0]), date=date)
    return NumberFormat(_choose(tuple(sections[:3]), tuple(known)), date=date)


def _choose(sections: tuple[Section, ...], renders: tuple[Render, ...]) -> Render:
    """A renderer that picks the section by the sign of a number or by written conditions."""
    written = any(section.condition for section in sections)

    def render(number: Decimal) -> str:
        for at, section in enumerate(sections):
            if section.condition and section.meets(number):
                return _signed(renders[at])(number)
        if written:
            at = next((i for i, s in enumerate(sections) if not s.condition), -1)
            return _signed(renders[at])(number) if at >= 0 else show_general(number)
        if number == 0 and len(sections) > 2:
            return renders[2](number)
        return show_negative(renders[1](abs(number))) if number < 0 else renders[0](number)

    return render


def _signed(render: Render) -> Render:
    """`render`, which shows numbers from nought up, for numbers below as well."""

    def signed(number: Decimal) -> str:
        if number >= 0:
            return render(number)
        return _minus(render(abs(number)))

    return signed


def show_negative(shown: str) -> str:
    """What is shown of a negative number, with a minus where brackets or red ink alone tell."""
    if "-" in shown:
        return shown
    return _minus(shown.translate({ord(bracket): None for bracket in "()（）"}).strip())


def _minus(shown: str) -> str:
    """With a minus before the digits, unless all of them are nought."""
    if not any("1" <= digit <= "9" for digit in shown):
        return shown
    currency = shown[0] if shown[0] in _CURRENCIES else ""
    return currency + "-" + shown[len(currency) :]


def _render_section(section: Section, epoch: Epoch) -> Render | None:
    if section.kind == "date":
        return make_date_renderer(section.tokens, epoch)
    if section.kind == "text":
        text = section.text()
        return lambda _: text
    if section.kind == "general":
        before, after = section.around("general")
        return lambda number: before + show_general(number) + after
    return _render_digits(section.tokens) if section.kind == "digits" else None


class _Digits(NamedTuple):
    """A section with digit places: `whole` before the point at `point`, as many `decimals` behind it, of
    which `needed` are always shown, and `least` of the others. `broken`: text stands among the places."""

    tokens: tuple[Token, ...]
    point: int
    whole: int
    decimals: int
    needed: int
    least: int
    scale: int
    grouped: bool
    broken: bool

    def digits(self, number: Decimal) -> tuple[str, str]:
        """The digits before and behind the point."""
        rounded = _round(number.scaleb(self.scale, _WIDE), self.decimals)
        before, _, after = f"{rounded:f}".partition(".")
        after = after[: self.needed] + after[self.needed :].rstrip("0")
        if before == "0" and not self.least and not after:
            before = ""  # `#` shows no nought by itself, `.00` gets one to read as a number
        return before.zfill(self.least), after

    def render(self, number: Decimal) -> str:
        """What is shown of a number."""
        before, after = self.digits(number)
        pieces = (_spread if self.broken else _at_last)(before, self.whole, self.grouped)
        shown: list[str] = []
        for at, token in enumerate(self.tokens):
            if token.kind == "text":
                shown.append(token.text)
            elif token.kind == "percent":
                shown.append("%")
            elif token.kind == "place" and at < self.point:
                shown.append(next(pieces))
            elif token.kind == "point" and after:
                shown.append("." + after)
        return "".join(shown).strip()


def _places(tokens: tuple[Token, ...], kind: Kind) -> list[int]:
    return [i for i, token in enumerate(tokens) if token.kind == kind]


def _render_digits(tokens: tuple[Token, ...]) -> Render:
    """The renderer of a section with digit places, which may have text among them."""
    places, commas = _places(tokens, "place"), _places(tokens, "comma")
    point = next(iter(_places(tokens, "point")), len(tokens))
    at = bisect_left(places, point)
    whole, decimals = places[:at], [tokens[i].text for i in places[at:]]
    last = whole[-1] if whole else point
    end = point if point < len(tokens) and not decimals else places[-1]
    scaling = sum(last < i < point or i > end for i in commas)
    inside = tokens[whole[0] : last] if whole else ()
    return _Digits(
        tokens,
        point,
        len(whole),
        len(decimals),
        "".join(decimals).rfind("0") + 1,
        sum(tokens[i].text == "0" for i in whole),
        2 * len(_places(tokens, "percent")) - 3 * scaling,
        bool(set(commas).intersection(range(whole[0], last) if whole else ())),
        bool(_places(inside, "text")),
    ).render


def _at_last(digits: str, places: int, grouped: bool) -> Iterator[str]:
    """What each place before the point shows: the last one all digits."""
    yield from repeat("", places - 1)
    yield _group(digits) if grouped else digits


def _spread(digits: str, places: int, _grouped: bool) -> Iterator[str]:
    """The same where text stands among the places: each one digit, the first all that are left over."""
    for left in range(places - 1, -1, -1):
        start = 0 if left == places - 1 else max(len(digits) - left - 1, 0)
        yield digits[start : max(len(digits) - left, 0)]


def _render_plain(places: int, grouped: bool, percent: bool) -> Render:
    """What `0.00`, `#,##0.00` and `0.00%` show: nearly all numbers in nearly all tables."""
    unit = Decimal(1).scaleb(1 - places)

    def simple(number: Decimal) -> str:
        number = number.quantize(unit, ROUND_HALF_UP, _WIDE)
        return str(number or abs(number))

    def with_commas(number: Decimal) -> str:
        number = number.quantize(unit, ROUND_HALF_UP, _WIDE)
        return format(number or abs(number), ",f")

    plain = with_commas if grouped else simple
    return (lambda number: plain(number.scaleb(2, _WIDE)) + "%") if percent else plain


def _group(digits: str) -> str:
    return f"{int(digits):,}".rjust(len(digits), "0") if digits else ""


def _round(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE)
