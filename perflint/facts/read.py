"""From the quantities of a filing to figures: what each means and what it describes."""

from __future__ import annotations

from perflint.facts.added import parts_before
from perflint.facts.against import MEASURED, against_of
from perflint.facts.concept import alike, name_of
from perflint.facts.joined import join_sentences
from perflint.facts.lexicon import Lexicon, mask_funds, stages_said
from perflint.facts.nature import nature_of, role_of, strip_links
from perflint.facts.spots import FIGURE, Spot, find_spots
from perflint.model.figure import Figure, Nature, Role, Stage, same_dimension
from perflint.model.quantity import Quantity
from perflint.model.subject import Symbols
from perflint.text.patterns import compile_pattern

_OPENS = compile_pattern(r"(?:其中|包括|含)[^。；]*$")
_PREVIOUS = compile_pattern(r"(?:上年|去年|上一年|上期)(?!结转|结余|末|底|余额)")
_SINCE_LAST_YEAR = compile_pattern(r"同比|上年|去年|同期")
_ACCOUNTED = compile_pattern(r"决算|执行数")
_COMPARING = compile_pattern(r"比|较|与|同|占|为")
_JOINING = ("", "和", "及", "与", "以及")
_DESCRIBES = frozenset({"growth_rate", "share", "rate", "points", "change"})
_IN_BRACKETS = 5
_NO_HEADS = frozenset({"ordinal_or_name", "weight", "score", "rank"})


def read_figures(
    symbols: Symbols, quantities: tuple[Quantity, ...], lexicon: Lexicon
) -> tuple[Figure, ...]:
    """One figure for each quantity, in order."""
    spots = list(join_sentences(list(find_spots(symbols)), quantities))
    figures: list[Figure] = []
    heads = _Heads()
    for spot, quantity in zip(spots, quantities, strict=True):
        following = quantities[spot.index + 1] if spot.index + 1 < len(quantities) else None
        core = strip_links(spot.lead, lexicon)
        role = role_of(spot, following, lexicon)
        nature, direction = nature_of(spot, quantity, core, lexicon)
        if figures and not role and _goes_on(spot, quantity, figures[-1]):
            nature, direction = figures[-1].nature, figures[-1].direction
        if role:
            nature = nature if nature not in ("change", "growth_rate") else "level"
        name = name_of(core, lexicon, role in ("compared", "from"))
        figure = Figure(
            spot.index, quantity, spot.lead, spot.tail, spot.mark, spot.clause, spot.item,
            spot.sentence, quantity.paragraph, spot.depth, spot.hung,
            nature=nature, direction=direction, concept=name.words,
            stage=_stage(core, lexicon), role=role, key=name.key, flow=name.flow,
            against=_against(symbols, spot, quantity, nature, core, role),
        )  # fmt: skip
        if figures:
            figure = _like_its_neighbour(figure, figures[-1])
        opens = _opens(_gap(symbols, quantities, quantity))
        figures.append(heads.bind(figure, figures, opens))
    return tuple(figures)


def _against(
    symbols: Symbols, spot: Spot, quantity: Quantity, nature: Nature, core: str, role: Role
) -> str:
    """What a figure that is no level by itself is measured against, by the words of its clause."""
    if role or nature not in MEASURED:
        return "none"
    clause = symbols.text[max(spot.clause_start, quantity.symbol - 80) : quantity.symbol]
    return against_of(nature, core, clause)


def _opens(gap: str) -> bool:
    """Whether the words before a figure open a list of parts."""
    return ("其中" in gap or "包括" in gap or "含" in gap) and _OPENS.search(gap) is not None


def _goes_on(spot: Spot, quantity: Quantity, before: Figure) -> bool:
    """Whether a percentage is the next of a row: 分别增长5.2%、3.1%和4%."""
    return (
        quantity.dimension == before.quantity.dimension in ("percent", "points")
        and spot.lead in ("", "和", "及", "与", "以及")
        and spot.mark in ("、", FIGURE) and not before.role
    )  # fmt: skip


def _stage(core: str, lexicon: Lexicon) -> Stage:
    """The stage that the words before a figure name, the last one where they name several."""
    if not core:
        return "none"
    bare = mask_funds(core, lexicon)
    found, reached = "none", 0
    for said in stages_said(bare, lexicon):
        if said.start < reached:
            continue
        if said.stage != "budget" or found not in ("first_budget", "adjusted_budget"):
            found = said.stage
        reached = said.end
    if _PREVIOUS.search(bare) and not _COMPARING.search(bare):
        return "previous_year"
    if found == "executed" and "预算" in bare[-6:] and not _ACCOUNTED.search(bare):
        return "budget"
    return found  # type: ignore[return-value]


def _gap(symbols: Symbols, quantities: tuple[Quantity, ...], quantity: Quantity) -> str:
    """The words between a figure and the one before it, 40 characters at most."""
    start = quantities[quantity.index - 1].symbol + 1 if quantity.index else 0
    end = quantity.symbol
    return symbols.text[start if start > end - 40 else end - 40 : end]


def _like_its_neighbour(figure: Figure, previous: Figure) -> Figure:
    """A figure that only 、 or 和 joins to the one before it means what that one means; a percentage
    in brackets behind a change is the rate of that change."""
    joined = figure.lead in _JOINING and not figure.key and figure.mark in ("、", FIGURE)
    if (
        joined and previous.quantity.dimension == figure.quantity.dimension
        and figure.sentence == previous.sentence and not figure.role
    ):  # fmt: skip
        return figure._replace(
            nature=previous.nature, direction=previous.direction, stage=previous.stage,
            against=previous.against,
        )  # fmt: skip
    if (
        figure.hung == previous.index and previous.nature == "change" and figure.nature == "rate"
        and figure.lead in ("", "约", "即") and figure.quantity.dimension == "percent"
    ):  # fmt: skip
        return figure._replace(
            nature="growth_rate", direction=previous.direction, against=previous.against
        )
    return figure


class _Heads:
    """The figures that later ones of the same paragraph may describe."""

    def __init__(self) -> None:
        self.paragraph = -1
        self.levels: list[int] = []
        self.scores: list[int] = []
        self.parts: set[int] = set()
        self.listing = -1

    def bind(self, figure: Figure, figures: list[Figure], opens: bool) -> Figure:
        """`figure` with `of` and `base` set; a level becomes a head for those after it. `opens`: 其中
        or the like stands right before it."""
        if figure.paragraph != self.paragraph:
            self.paragraph = figure.paragraph
            self.levels, self.scores = [], []
            self.parts = set()
            self.listing = -1
        before = _outside(figure, figures)
        bracketed = bool(figures) and before is not figures[-1]
        base = _printed_base(figure, before, _IN_BRACKETS if bracketed else 1)
        if base >= 0 and _is_of_another_year(figure, figures[base]):
            base = -1
        if figure.nature in _DESCRIBES:
            return self._describe(figure, figures, before, base)
        if base >= 0 and figures[base].role == "from" and figure.nature == "level":
            begun = figures[base]
            figure = figure._replace(key=begun.key, flow=begun.flow, concept=begun.concept)
        if opens:
            self.listing = figure.item
        if figure.nature == "score" and not figure.role:
            self.scores.append(figure.index)
        if figure.role == "" and figure.nature not in _NO_HEADS:
            topic = figure.key or self._topic(figure, figures)
            if topic or base >= 0:
                figure = figure._replace(topic=topic, base=base)
            if self.listing == figure.item and figure.depth == 0:
                self.parts.add(figure.index)
            self.levels.append(figure.index)
            if figure.depth == 0:
                told = (figures[index] for index in reversed(self.levels[:-1]))
                outer = (one for one in told if one.depth == 0)
                self.parts |= {part.index for part in parts_before(figure, outer)}
            return figure
        return figure._replace(base=base) if base >= 0 else figure

    def _topic(self, figure: Figure, figures: list[Figure]) -> str:
        if figure.stage == "none" or not self.levels:
            return ""
        before = figures[self.levels[-1]]
        same = before.sentence == figure.sentence and same_dimension(before, figure)
        flows = (figure.flow or before.flow) == (before.flow or figure.flow)
        return before.topic if same and flows else ""

    def _describe(
        self, figure: Figure, figures: list[Figure], previous: Figure | None, base: int
    ) -> Figure:
        subject = (
            figures[base] if base >= 0 and figures[base].role in ("compared", "from") else figure
        )
        named = figure if figure.key or figure.flow else subject
        if previous is not None and _goes_on_from(figure, previous, base):
            return figure._replace(
            of=previous.of, base=previous.base,
                against=previous.against if figure.against == "none" else figure.against,
            )  # fmt: skip
        of = self._described(figure, named, figures)
        against = figure.against
        beside = (
            previous is not None and previous.of == of and of >= 0
            and previous.nature in ("growth_rate", "change")
            and figure.nature in ("growth_rate", "change") and figure.clause - previous.clause <= 1
        )  # fmt: skip
        if against == "none" and base < 0 and beside and previous is not None:
            against, base = previous.against, previous.base
        return figure._replace(of=of, base=base, against=against)

    def _described(self, figure: Figure, named: Figure, figures: list[Figure]) -> int:
        heads = self.scores if figure.quantity.dimension == "score" else self.levels
        near = [
            index for index in reversed(heads[-14:])
            if figures[index].depth <= figure.depth
            and figure.sentence - figures[index].sentence <= 2
            and (figure.nature != "change" or same_dimension(figures[index], figure))
        ]  # fmt: skip
        if figure.nature != "rate" and (named.key or named.flow):
            alike = [index for index in near if _names(named, figures[index])]
            if alike:
                return next((one for one in alike if figures[one].topic == named.key), alike[0])
            if named.key or (named is not figure and named.flow):
                return -1  # 结余18万元；支出比上年的40万元增加2万元
        same = [index for index in near if figures[index].sentence == figure.sentence]
        if same:
            return self._subject(figure, same, figures)
        earlier = [index for index in near if index not in self.parts]
        if earlier and figure.nature in ("growth_rate", "change"):
            return earlier[0]
        return -1

    def _subject(self, figure: Figure, same: list[int], figures: list[Figure]) -> int:
        """The nearest level; where a new item begins with no name, what the parts before it are parts
        of rather than the last part. A figure of last year, and one that a rate was of (预算（24万元）的
        81%), only serve to compare."""
        same = [index for index in same if not _is_divided_by(index, figures)] or same
        nearest = figures[same[0]]
        yearly = figure.against == "previous_year" and nearest.stage == "target"
        if (nearest.stage == "previous_year" or yearly) and len(same) > 1:
            return same[1]  # 收入完成1.133亿元，距任务数还差192万元，同比增收702万元
        if nearest.item != figure.item and same[0] in self.parts:
            return next((index for index in same if index not in self.parts), same[0])
        return same[0]


def _outside(figure: Figure, figures: list[Figure]) -> Figure | None:
    """The figure before, those in brackets left out for one that is not, but for what it is compared with."""
    if figures and figure.mark == "）" and figures[-1].role == "compared":
        return figures[-1]
    for other in reversed(figures[-_IN_BRACKETS:]):
        if other.depth <= figure.depth:
            return other
    return figures[-1] if figures else None


def _is_of_another_year(figure: Figure, base: Figure) -> bool:
    """Whether a growth since last year stands behind a rate of something else: 为年初预算100万元的98%，
    同比增长3%."""
    since = figure.against == "previous_year" or _SINCE_LAST_YEAR.search(figure.lead)
    return (
        figure.nature in ("growth_rate", "change") and base.role == "stated_base"
        and base.stage != "previous_year" and bool(since)
    )  # fmt: skip


def _goes_on_from(figure: Figure, change: Figure, base: int) -> bool:
    """Whether a growth says by how much in a hundred the change right before it is: 增加5万元，增长9%."""
    return (
        figure.nature == "growth_rate" and change.nature == "change" and change.of >= 0
        and base < 0 and not figure.key and not figure.flow
        and figure.sentence == change.sentence and figure.clause - change.clause <= 1
        and figure.item == change.item and figure.direction == change.direction
    )  # fmt: skip


def _is_divided_by(index: int, figures: list[Figure]) -> bool:
    following = figures[index + 1] if index + 1 < len(figures) else None
    return following is not None and following.nature == "rate" and following.lead.startswith("的")


def _printed_base(figure: Figure, previous: Figure | None, apart: int) -> int:
    """The figure printed right before for `figure` to be measured against, at most `apart` clauses away,
    -1 if none."""
    if previous is None or previous.sentence != figure.sentence:
        return -1
    joined = previous.clause == figure.clause or figure.mark == FIGURE
    if previous.role and (joined or 0 < figure.clause - previous.clause <= apart):
        return previous.index
    reached = previous.base >= 0 and previous.nature in ("level", "rate") and not previous.role
    if reached and figure.nature in _DESCRIBES and figure.clause - previous.clause <= apart:
        return previous.base
    return -1


def _names(named: Figure, level: Figure) -> bool:
    if named.flow and level.flow and named.flow != level.flow:
        return False
    if not named.key:
        return named.flow == level.flow
    return alike(named.key, level.topic)
