"""A figure: one printed quantity with what it means."""

from __future__ import annotations

from typing import Literal, NamedTuple

from perflint.model.quantity import Quantity
from perflint.model.record import Record

Nature = Literal[
    "level", "change", "growth_rate", "share", "rate", "points", "rank", "score", "weight",
    "price_each", "count_of_list", "ordinal_or_name",
]  # fmt: skip
Direction = Literal["+", "-", ""]
Stage = Literal[
    "first_budget", "adjusted_budget", "budget", "allotted", "received", "executed", "target",
    "achieved", "previous_year", "planned", "none",
]  # fmt: skip
Filled = Literal["stated", "inherited", "assumed"]
Role = Literal["", "compared", "from", "divisor", "stated_base"]


class Figure(Record):
    """A printed quantity and the slots that say what it means.

        Where it stands: `lead` is the words right before it (back to the last mark or figure), `tail`
        those right after, `mark` the character the lead begins behind (a punctuation mark, "#" for
        another figure, "" at the start of a paragraph). `sentence` ends at 。, `item` at ；, `clause` at
        ， as well; they count through the filing. `depth` is how many brackets are open, `hung` the
        index of the figure the innermost of them follows.

        What it means: `nature`, `direction` of a change, `concept` (the quantity's name without its
        stage), `stage`, `period` (2023, 2023-01..09, 2018..2020, none), `owner` ("" for the department
        itself), `against` (a stage or a concept). `filled` says how period, stage and owner were filled.
        `of` is the index of the figure it describes (a rate, share or change), `base` that of the figure
        printed as what it is measured against, `whole` that of the figure it is a part of; -1 where
        there is none. `role` tells a figure that is only there to be compared with. `key` is the concept as
    names are compared ("" where the words beside the figure name nothing), `flow` "in" for 收, "out" for 支;
        `topic` is the key, or the one that a figure telling only a stage takes over from the one before it.
    """

    index: int
    quantity: Quantity
    lead: str
    tail: str
    mark: str
    clause: int
    item: int
    sentence: int
    paragraph: int
    depth: int
    hung: int
    nature: Nature = "level"
    direction: Direction = ""
    concept: str = ""
    stage: Stage = "none"
    period: str = "none"
    owner: str = ""
    against: str = "none"
    of: int = -1
    base: int = -1
    whole: int = -1
    role: Role = ""
    key: str = ""
    flow: str = ""
    topic: str = ""
    filled: tuple[Filled, Filled, Filled] = ("assumed", "assumed", "assumed")


def same_dimension(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one dimension, and money of one currency."""
    a, b = one.quantity, other.quantity
    return a.dimension == b.dimension and a.currency == b.currency


class FigureRow(NamedTuple):
    """A printed number with its slots as they are shown. `line` and `column` from 1 in the document's text,
    `whole` is `line:column` or `none`, `direction` + − or `none`, `filled` is of period, stage, owner."""

    line: int
    column: int
    text: str
    concept: str
    owner: str
    period: str
    stage: str
    nature: str
    direction: str
    against: str
    whole: str
    filled: tuple[str, str, str]
