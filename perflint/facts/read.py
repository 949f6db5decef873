"""From the quantities of a filing to figures: what each means and what it describes."""

from __future__ import annotations

from perflint.facts.against import against_of
from perflint.facts.concept import alike_figures, name_of
from perflint.facts.lexicon import Lexicon
from perflint.facts.nature import nature_of, role_of, strip_links
from perflint.facts.spots import FIGURE, find_spots
from perflint.model.figure import Figure, Stage
from perflint.model.quantity import Quantity
from perflint.model.subject import Symbols

_JOINING = ("", "和", "及", "与", "以及")
_DESCRIBES = frozenset({"growth_rate", "share", "rate", "points", "change"})


def read_figures(
    symbols: Symbols, quantities: tuple[Quantity, ...], lexicon: Lexicon
) -> tuple[Figure, ...]:
    """One figure for each quantity, in order."""
    spots = list(find_spots(symbols))
    figures: list[Figure] = []
    heads = _Heads()
    for spot, quantity in zip(spots, quantities, strict=True):
        following = quantities[spot.index + 1] if spot.index + 1 < len(quantities) else None
        core = strip_links(spot.lead, lexicon)
        role = role_of(spot, quantity, following, lexicon)
        nature, direction = nature_of(spot, quantity, core, lexicon)
        if role:
            nature = nature if nature not in ("change", "growth_rate") else "level"
        clause = symbols.text[max(spot.clause_start, quantity.symbol - 80) : quantity.symbol]
        name = name_of(core, lexicon)
        figure = Figure(
            spot.index, quantity, spot.lead, spot.tail, spot.mark, spot.clause, spot.item,
            spot.sentence, quantity.paragraph, spot.depth, spot.hung,
            nature=nature, direction=direction, concept=name.words,
            stage=_stage(core, clause, lexicon), role=role, key=name.key, flow=name.flow,
            against=against_of(nature, core, clause, role, lexicon),
        )  # fmt: skip
        if figures:
            figure = _like_its_neighbour(figure, figures[-1], following)
        figure = heads.bind(figure, figures)
        figures.append(figure)
    return tuple(figures)


def _stage(core: str, clause: str, lexicon: Lexicon) -> Stage:
    """The stage that the words before a figure name, the last one where they name several."""
    bare = lexicon.fund.sub(lambda match: "＿" * len(match.group()), core)
    found: tuple[int, int, str] = (-1, 0, "none")
    for rank, (stage, pattern) in enumerate(lexicon.stages):
        for match in pattern.finditer(bare):
            key = (match.end(), -rank, stage)
            if key > found:
                found = key
    if found[2] == "executed" and "预算" in bare[-6:] and "决算" not in bare:
        return "budget"
    return found[2]  # type: ignore[return-value]


def _like_its_neighbour(figure: Figure, previous: Figure, following: Quantity | None) -> Figure:
    """A figure that only 、 or 和 joins to the one before it means what that one means; a percentage
    in brackets behind a change is the rate of that change."""
    bare = figure.lead in _JOINING and not figure.key
    if bare and figure.mark in ("、", FIGURE) and previous.quantity.dimension == figure.quantity.dimension:
        if figure.sentence == previous.sentence and not figure.role:
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
    """The figures that later ones of the same sentence may describe."""

    def __init__(self) -> None:
        self.paragraph = self.sentence = -1
        self.levels: list[int] = []

    def bind(
        self, figure: Figure, figures: list[Figure]
    ) -> Figure:
        """`figure` with `of` and `base` set; a level becomes a head for those after it."""
        if figure.paragraph != self.paragraph:
            self.paragraph = figure.paragraph
            self.levels = []
        base = -1
        previous = figures[-1] if figures else None
        if (
            previous is not None and previous.role
            and (previous.clause == figure.clause or figure.mark == FIGURE
                 or (previous.role == "compared" and figure.clause - previous.clause == 1))
        ):  # fmt: skip
            base = previous.index
        if figure.nature in _DESCRIBES:
            of = self._described(figure, figures)
            against = figure.against
            if (
                against == "none" and base < 0 and previous is not None and previous.of == of
                and previous.nature in ("growth_rate", "change") and figure.clause - previous.clause <= 1
                and figure.nature in ("growth_rate", "change")
            ):  # fmt: skip
                against, base = previous.against, previous.base
            return figure._replace(of=of, base=base, against=against)
        if figure.role == "":
            self.levels.append(figure.index)
        return figure._replace(base=base)

    def _described(self, figure: Figure, figures: list[Figure]) -> int:
        near = [
            index for index in reversed(self.levels[-12:])
            if figures[index].depth <= figure.depth
            and figure.sentence - figures[index].sentence <= 1
        ]  # fmt: skip
        if figure.key and figure.nature != "rate":
            for index in near:
                if alike_figures(figure, figures[index]):
                    return index
            return -1
        same = [index for index in near if figures[index].sentence == figure.sentence]
        if same:
            return same[0]
        if near and figure.nature in ("growth_rate", "change"):
            first = figures[near[0]].sentence
            return min(index for index in near if figures[index].sentence == first)
        return -1
