"""The figures of a filing with what relations ask of them again and again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from perflint.facts.lexicon import Lexicon
from perflint.model.figure import Figure
from perflint.model.quantity import Quantity
from perflint.model.span import Span, is_within
from perflint.model.subject import Grid, Symbols, table_spans
from perflint.relations.partitions import NO_PARTITIONS, Partitions
from perflint.sheets.sheet import Sheet
from perflint.text.contains import contains_any
from perflint.text.patterns import compile_pattern
from perflint.text.units import AMOUNTS_OF_TIME, UNITS

_COUNTS = frozenset({"people", "count", "times", "number", "duration"})
_NUMERALS = "十百千万亿"
_NAME, _NAMED = compile_pattern(r"[一-龥]"), 4
"""A name behind 个, of which so many characters are compared."""


class Around(NamedTuple):
    """The text that figures stand in: its tables, the sections on aims, in order, whether it is a
    self-evaluation report of its `own`, not another document, and the flow it is printed in."""

    tables: tuple[Grid, ...] = ()
    aims: tuple[Span, ...] = ()
    own: bool = True
    flow: str = ""


class Later(NamedTuple):
    """What takes time and is made when first asked for: the figures with every slot filled, the tables
    as a person reads them, and what another text tells."""

    fill: Callable[[], Sequence[Figure]]
    lay_out: Callable[[], tuple[Sheet, ...]]
    tell: Callable[[str], View]


class View:
    """Figures in order, the text between them, and which figure is a part of which (`wholes`),
    stands side by side with its likes (`side_by_side`) or begins a list that leaves parts out (`unfinished`),
    filled as they are read. `tell` reads another
    text as this one was read, None where nothing but this one can be."""

    def __init__(
        self, figures: tuple[Figure, ...], symbols: Symbols, lexicon: Lexicon,
        partitions: Partitions = NO_PARTITIONS, around: Around | None = None,
        later: Later | None = None,
    ) -> None:  # fmt: skip
        around = around or Around()
        self.own = around.own
        self._flow, self._symbols = around.flow, symbols
        self._later = later
        self.tell = later.tell if later is not None else None
        self._tabled = _inside(table_spans(around.tables), figures)
        self._aimed = _inside(around.aims, figures)
        self.figures = figures
        self.at = symbols.at
        self.places = [figure.quantity.symbol for figure in figures]
        self.partitions = partitions
        self.wholes: dict[int, int] = {}
        self.side_by_side: set[int] = set()
        self.unfinished: set[int] = set()
        self.under: dict[int, int] = {}
        self.text = symbols.text
        self.lexicon = lexicon

    @cached_property
    def levels(self) -> tuple[Figure, ...]:
        """The amounts and numbers of their own, in order."""
        return tuple(filter(is_level, self.figures))

    @cached_property
    def prose(self) -> tuple[Figure, ...]:
        """The figures outside tables, in order."""
        return tuple([figure for figure in self.figures if figure.index not in self._tabled])

    @cached_property
    def amounts(self) -> tuple[Figure, ...]:
        """The levels outside tables and brackets that have a unit, in order."""
        return tuple(
            [one for one in self.prose if not one.depth and one.quantity.unit and is_level(one)]
        )

    @cached_property
    def filled(self) -> Sequence[Figure]:
        """The figures with every slot filled (period, owner, concept), which takes time: asked for only
        where relations need it."""
        return self._later.fill() if self._later is not None else self.figures

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The tables as a person reads them."""
        return self._later.lay_out() if self._later is not None else ()

    def is_tabled(self, figure: Figure) -> bool:
        """Whether the figure stands in a table."""
        return figure.index in self._tabled

    def is_aim(self, figure: Figure) -> bool:
        """Whether the figure stands under a heading that tells of aims."""
        return figure.index in self._aimed

    def gap(self, left: Figure, right: Figure) -> str:
        """The text from behind `left` to `right`, the last 120 characters of it."""
        start, end = left.quantity.symbol + 1, right.quantity.symbol
        return self.text[start if start > end - 120 else end - 120 : end]

    def words_before(self, figure: Figure) -> str:
        """The text from the figure before up to `figure`, the last 120 characters of it; "" for the first."""
        return self.gap(self.figures[figure.index - 1], figure) if figure.index else ""

    def qualifier(self, figure: Figure) -> str:
        """The words right before the number that its symbol holds too: 不低于 of 不低于95%."""
        quantity = figure.quantity
        if not quantity.qualifier:
            return ""
        return self._flow[self._symbols.flow(quantity.symbol) : quantity.span.start].strip()

    def sentence(self, figure: Figure) -> str:
        """The text of the sentence of `figure`, 200 characters before it and 40 behind at most."""
        at = figure.quantity.symbol
        low = at - 200 if at > 200 else 0
        start = max(self.text.rfind("。", low, at), self.text.rfind("\n", low, at)) + 1
        return self.text[start if start > low else low : at + 40]

    def between(self, start: int, end: int) -> list[Figure]:
        """The figures whose symbols stand from `start` up to `end`."""
        low = bisect_left(self.places, start)
        return list(self.figures[low : bisect_left(self.places, end)])

    def back(self, figure: Figure, most: int) -> tuple[Figure, ...]:
        """The figures right before `figure`, so many at most."""
        at = figure.index
        return self.figures[at - most if at > most else 0 : at]

    def clean(self, used: list[Figure]) -> bool:
        """Whether no other figure of the same kind stands between the first and the last of `used`."""
        first = min(figure.index for figure in used)
        last = max(figure.index for figure in used)
        known = {figure.index for figure in used}
        depth = max(figure.depth for figure in used)
        return all(
            index in known or self.figures[index].nature != "level"
            or self.figures[index].depth > depth
            or not same_kind(self.figures[index], used[0])
            for index in range(first, last + 1)
        )  # fmt: skip


def _inside(spans: Sequence[Span], figures: Iterable[Figure]) -> frozenset[int]:
    """The indexes of the figures that stand in one of `spans`."""
    return frozenset(
        [one.index for one in figures if spans and is_within(spans, one.quantity.span.start)]
    )


def last_item(words: str) -> str:
    """What `words` say behind their last 。, ； or line end."""
    return words[max(words.rfind("。"), words.rfind("；"), words.rfind("\n")) + 1 :]


def last_sentence(words: str) -> str:
    """What `words` say behind their last 。 or line end."""
    return words[max(words.rfind("。"), words.rfind("\n")) + 1 :]


def shares_two(name: str, words: str) -> bool:
    """Whether two characters that stand side by side in `name` do so in `words`."""
    return contains_any(words, two_by_two(name))


def two_by_two(name: str) -> tuple[str, ...]:
    """The pairs of characters that stand side by side in `name`."""
    return tuple([name[at : at + 2] for at in range(len(name) - 1)])


def same_kind(one: Figure, other: Figure) -> bool:
    """Whether two figures can be added: same dimension and currency, things counted by the same word."""
    a, b = one.quantity, other.quantity
    if a.dimension != b.dimension or a.currency != b.currency:
        return False
    return a.dimension not in _COUNTS or a.unit == b.unit or _count_alike(a.unit, b.unit)


@lru_cache(maxsize=4096)
def _count_alike(one: str, other: str) -> bool:
    """Whether two units count the same things, as far as they tell."""
    one, other = one.lstrip(_NUMERALS), other.lstrip(_NUMERALS)
    if one == other or not (one and other):
        return True
    return _counted_as(one) == _counted_as(other)


def are_of_two_kinds(one: Figure, other: Figure) -> bool:
    """Whether 个 counts things by names that have nothing in common: 14个镇, 72个项目."""
    if one.quantity.unit != "个" or other.quantity.unit != "个":
        return False
    names = _NAME.match(one.tail), _NAME.match(other.tail)
    return all(names) and not set(one.tail[:_NAMED]) & set(other.tail[:_NAMED])


def _counted_as(word: str) -> str:
    unit = UNITS.get(word)
    return unit.same if unit is not None else word


def may_count(one: Figure, other: Figure, own: bool) -> bool:
    """Whether two figures can be added, 个 counting in a self-evaluation report (`own`) whatever other words
    count: 48个单位，其中小学21所."""
    if same_kind(one, other) or not own:
        return same_kind(one, other)
    dimension = one.quantity.dimension
    return dimension == other.quantity.dimension == "count" and "个" in (
        bare_unit(one.quantity), bare_unit(other.quantity),
    )  # fmt: skip


def bare_unit(quantity: Quantity) -> str:
    """The unit without the numeral before it: 元 for 万元."""
    return quantity.unit.lstrip(_NUMERALS)


def in_printed_unit(figure: Figure) -> Figure:
    """A figure counted in its printed unit: a price is for each 亩, not for each square metre."""
    quantity = figure.quantity
    unit = UNITS.get(bare_unit(quantity))
    if unit is None or quantity.dimension not in ("area", "length", "weight"):
        return figure
    return figure._replace(quantity=quantity._replace(scale=quantity.scale / unit.scale))


def exact(figure: Figure, decimals: int) -> Figure:
    """A figure taken to be exact to `decimals` places at least."""
    quantity = figure.quantity
    if quantity.decimals >= decimals:
        return figure
    return figure._replace(quantity=quantity._replace(decimals=decimals))


def is_level(figure: Figure) -> bool:
    """Whether the figure is an amount or number of its own."""
    if figure.nature not in ("level", "count_of_list") or figure.role:
        return False
    dimension = figure.quantity.dimension
    if dimension == "duration":
        return figure.quantity.unit in AMOUNTS_OF_TIME
    return dimension not in ("percent", "points", "multiple")
