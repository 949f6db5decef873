"""What a difference may lie between: a whole and what is taken off it, by the rates and rows that show both to go
together, by where they stand, and of the whole filing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from perflint.model.figure import Figure
from perflint.relations.known import Told
from perflint.relations.overall import Overall
from perflint.relations.rated import Pair, pairs_of_rows
from perflint.relations.reading import APART, LESS_RATE, MORE, REST_OF_RATE, Calculation, signed
from perflint.relations.rest_words import word_of
from perflint.relations.view import View, same_kind, shares_two
from perflint.text.patterns import compile_pattern
from perflint.text.sentences import start_behind

_NO_SIDE = compile_pattern(r"加上|(?<![增参更附])加(?=[^强快大减工])|每")
_EACH = compile_pattern("[人户亩]均|每")
_GENERIC = compile_pattern(
    r"少|缺口|[缺欠差余剩未超多尚仍有]|完成|目标值?|计划数?|任务数?|分别|依次|为|应|实[际有到支]?|年[度末初]|[全本当]年|合计|累计|共"
    r"|资金|项目|支出|预算|执行|经费|结余|结转|财政|使用|到位|收入|决算|专项|部门|占|的"
)
_AMONG = compile_pattern(r"^[^，。；：、]{0,8}(?:中|里)")
_JOINED = ("", "和", "及", "与", "以及")
_NATURES = ("level", "count_of_list", "price_each")
_ROLES = ("", "compared", "stated_base")
_BACK, _PAIRS, _RATED, _BASES, _WORDS, _BESIDE = 16, 240, 4, 3, 40, 4


Signs = tuple[str, ...]


class Side(NamedTuple):
    """What a figure may be the difference of, how that was found and what more tells of it; whether it is
    surely meant."""

    operands: tuple[tuple[str, Figure], ...]
    how: str
    signs: Signs = ()
    sure: bool = False
    calculation: Calculation = APART


Rates = Sequence[tuple[Figure, Figure]]


class Shown:
    """What a self-evaluation report shows to go together: the pairs of its rates, each rate with what it is the
    rate of, the pairs of its rows, the budget and the spending."""

    def __init__(self, pairs: Sequence[Pair], rates: Rates, told: Told, overall: Overall) -> None:
        self.pairs, self.rates, self._told, self.overall = pairs, rates, told, overall

    @cached_property
    def rows(self) -> Sequence[Pair]:
        """The pairs of the rows of tables."""
        return tuple(pairs_of_rows(self._told))


def find_sides(view: View, shown: Shown | None, figure: Figure, word: str) -> Iterator[Side]:
    """The pairs that may be meant, those with more to say for them first; in other texts (`shown` None) what
    stands right before a figure alone."""
    before = _before(view, figure)
    if word or figure.nature == "change":
        yield from _two(view, figure, before)
    if shown is None:
        return
    if word:
        yield from _held(view, figure, before)
        yield from _of_pairs(view, shown.pairs, figure)
        yield from _of_rows(shown.rows, figure, before)
        if figure.index not in view.wholes:
            yield from _of_rate(shown.rates, figure)
        yield from _by_place(shown, figure, before)
    elif figure.nature != "change" and before and before[0].sentence == figure.sentence:
        yield from _other_part(view, shown, figure, before)


def _side(base: Figure, part: Figure, how: str, signs: Signs = (), sure: bool = False) -> Side:
    return Side((("whole", base), ("taken", part)), how, signs, sure)


def _before(view: View, figure: Figure) -> list[Figure]:
    """The amounts of the kind of a figure before it in its paragraph, the nearest first."""
    return [
        one for one in reversed(view.back(figure, _BACK))
        if one.paragraph == figure.paragraph and one.nature in _NATURES and one.role in _ROLES
        and one.depth <= figure.depth and one.quantity.unit and same_kind(one, figure)
    ]  # fmt: skip


def _two(view: View, figure: Figure, before: Sequence[Figure]) -> Iterator[Side]:
    """The only two of its kind before a figure in its sentence; what is left is so much, not so much lacking."""
    here = [one for one in before if one.sentence == figure.sentence]
    behind = view.figures[figure.index + 1 : figure.index + 2]
    several = any(
        one.sentence == figure.sentence and same_kind(one, figure) and word_of(view, one) for one in behind
    )  # fmt: skip
    if len(here) == 2 and not several and not any(_is_no_side(view, figure, one) for one in here):
        near = here[1].item == figure.item
        side = _side(here[1], here[0], "two", ("item" if near else "sentence",), near)
        yield side._replace(calculation=MORE) if "余" in figure.lead else side


def _is_no_side(view: View, figure: Figure, one: Figure) -> bool:
    return (
        one.stage == "previous_year" or one.index in view.wholes or figure.mark == "、"
        or _NO_SIDE.search(one.lead) is not None or bool(word_of(view, one))
        or (_EACH.search(figure.lead) is not None and _EACH.search(one.lead) is None)
    )  # fmt: skip


def _held(view: View, figure: Figure, before: Sequence[Figure]) -> Iterator[Side]:
    """What its own clause holds a figure against: 新增147人，超出130人的任务数17人."""
    base = view.figures[figure.index - 1] if figure.index else figure
    if figure.mark == "#" and base is not figure and same_kind(base, figure):
        parts = [
            one for one in before if one.index < base.index and one.sentence == figure.sentence
        ]
        yield from (_side(base, part, "held", (), True) for part in parts[:1])


def _of_pairs(view: View, pairs: Sequence[Pair], figure: Figure) -> Iterator[Side]:
    """The pairs that rates take together, the nearest first: whether their words are those of the figure,
    whether there is no other."""
    able = [
        pair for pair in pairs[-_PAIRS:]
        if same_kind(pair.base, figure) and figure.index not in (pair.part.index, pair.base.index)
        and pair.part.index < figure.index
    ]  # fmt: skip
    at = figure.index
    able.sort(key=lambda pair: (pair.place.index > at, abs(at - pair.place.index)))
    once = {(pair.part.index, pair.base.quantity.amount): pair for pair in reversed(able)}
    words = _GENERIC.sub("，", _words(view, figure))
    only = "only" if len(once) == 1 else ""

    def told() -> Iterator[Side]:
        first = "first"
        for pair in reversed(once.values()):
            named = "named" if _shares(words, pair) else ""
            apart = figure.sentence - pair.place.sentence
            where = "here" if apart == 0 else "next" if apart == 1 else "far"
            if where != "far" or named or only:
                sure = where == "here" and bool(first and named)
                yield _side(pair.base, pair.part, f"rated {where}", (first, named), sure)
            first = ""

    yield from islice(told(), _RATED)


def _shares(words: str, pair: Pair) -> bool:
    """Whether the words of a figure share two characters with those of a pair."""
    told = _GENERIC.sub("，", f"{pair.part.lead}，{pair.base.lead}，{pair.part.topic}")
    return any(len(piece) > 1 and shares_two(piece, told) for piece in words.split("，"))


def _words(view: View, figure: Figure) -> str:
    """The words of the sentence of a figure before it, those of all side by side before the first of them, and
    what stands right behind it."""
    head = figure
    while head.index and head.lead in _JOINED and head.mark in ("、", "#"):
        head = view.figures[head.index - 1]
    at = head.quantity.symbol
    start = max(start_behind(view.text, "。", at) - 1, at - _WORDS)
    return view.text[start + 1 : at] + "，" + figure.tail[:4]


def _of_rows(rows: Sequence[Pair], figure: Figure, before: Sequence[Figure]) -> Iterator[Side]:
    """The row of a table that the words before a figure name, or that has the amount right before it."""
    able = [pair for pair in rows if same_kind(pair.base, figure)]
    named = [pair for pair in able if len(pair.name) > 1 and pair.name in figure.lead]
    if named:
        pair = max(named, key=lambda pair: len(pair.name))
        yield _side(pair.base, pair.part, "row", ("named",), True)
    part = before[0] if before and before[0].item == figure.item else figure
    like = [pair for pair in able if pair.part.quantity.amount == part.quantity.amount]
    if len({pair.base.quantity.amount for pair in like}) == 1:
        yield _side(like[0].base, part, "row", ("equal",), True)


def _of_rate(rates: Rates, figure: Figure) -> Iterator[Side]:
    """What the rate right before a figure leaves of what it is the rate of, or that is a rate of."""
    for rate, told in rates:
        beside = rate.index == figure.index - 1 and rate.item == figure.item
        if beside and rate.depth == figure.depth and same_kind(told, figure):
            yield Side((("taken", told), ("rate", rate)), "by rate", (), True, REST_OF_RATE)
            yield Side((("whole", told), ("rate", rate)), "by rate of", (), False, LESS_RATE)


def _by_place(shown: Shown, figure: Figure, before: Sequence[Figure]) -> Iterator[Side]:
    """Pairs of what stands before a figure, and what the whole filing leaves of its budget."""
    item = [one for one in before if one.item == figure.item]
    earlier = [one for one in before if one.item != figure.item][:_BASES]
    yield from _off("near", item[1:2], item[:1])
    yield from _off("run", item[2:][-1:], item[-2::-1])
    yield from _off("earlier", earlier, item[:1])
    spent = next((one for one in before[:2] if one.stage == "executed"), shown.overall.spent)
    budget = shown.overall.budget if figure.quantity.dimension == "money" else None
    if spent is not None and budget is not None:
        yield from _off("budget", [budget], [spent])


def _off(how: str, bases: Sequence[Figure], parts: Sequence[Figure]) -> Iterator[Side]:
    """`parts` off each of `bases`; of one, either may be the larger."""
    taken = sum(part.quantity.amount for part in parts)
    for base in bases if parts else ():
        if base in parts or base.quantity.amount == taken:
            continue
        if len(parts) == 1:
            yield _side(base, parts[0], how)
        elif base.quantity.amount > taken:
            operands = (("whole", base), *(("taken", part) for part in parts))
            yield Side(operands, how, (), False, signed((1, *(-1 for _ in parts))))


def _other_part(
    view: View, shown: Shown, figure: Figure, before: Sequence[Figure]
) -> Iterator[Side]:
    """The other part of a whole of two, of which no words tell: of the one before it a rate tells of what
    (公办园351家，占66%，民办园181家), or the whole stands right before it (400人中男性214人，女性186人)."""
    if figure.index in view.wholes or before[0].index in view.wholes:
        return
    part = before[0]
    behind = view.figures[figure.index + 1 : figure.index + _BESIDE]
    third = any(
        one.sentence == figure.sentence and same_kind(one, figure) and one.nature == "level"
        for one in behind
    )
    last = "" if third else "last"
    alike = "alike" if _are_alike(part, figure) else ""
    whole = before[1] if len(before) > 1 else part
    if whole.sentence == figure.sentence and whole.quantity.amount > part.quantity.amount:
        among = "among" if _AMONG.search(view.gap(whole, part)) else ""
        staged = "staged" if len({one.stage for one in (whole, part, figure)}) == 1 else ""
        if among or alike:
            yield _side(whole, part, "other", (among, last, staged))
    for pair in shown.pairs:
        if (
            pair.part.index == part.index and pair.base.index != figure.index and pair.place.nature == "share"
            and pair.base.quantity.amount > part.quantity.amount
        ):  # fmt: skip
            yield _side(pair.base, part, "other shared", (alike, last))
    for rate, described in shown.rates:
        if described.index == part.index and rate.index < figure.index and rate.nature == "share":
            operands = (("taken", part), ("rate", rate))
            yield Side(operands, "other by share", (alike, last), False, REST_OF_RATE)


def _are_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures are called much alike: 集中供养, 分散供养; 新能源车, 燃油车."""
    return bool(one.lead) and (one.lead[-1:] == other.lead[-1:] or shares_two(one.lead, other.lead))
