"""Many filings as the checks across them see them: a few facts of each, small enough to keep all."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from perflint.model.result import ReadFailure, RelatedPlace

FOLDER = "folder"
"""What a rule applies to that compares filings: `applies_to: {report: [folder]}`."""


SCORE = "自评得分"
"""The label of the score a filing gives itself, whatever words it uses."""


class Told(NamedTuple):
    """A figure by its label: `amount` in base units, `ulp` one unit in its last printed place, where
    it stands (line and column from 1), and the words around it."""

    label: str
    amount: Decimal
    ulp: Decimal
    text: str
    line: int
    column: int
    excerpt: str


class Clause(NamedTuple):
    """A clause of a filing: its words, and the line and column where they start."""

    text: str
    line: int
    column: int


class Asked(NamedTuple):
    """What a check across filings needs to know of each: `labels` are the ends of labels of figures,
    `exempt` words of titles under which no text is compared."""

    labels: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()


class FilingFacts(NamedTuple):
    """What is kept of one filing while the others are read.

    `type`, `year`, `region`, `department`, `score` and `grade` are those of its identity; `digest` is
    of its words without blanks, `length` how many there are; `figures` are those that some rule asks
    for. `clauses` are 64-bit hashes of its longer clauses in order, packed as native unsigned
    integers of eight bytes; those exempt (duties, quotations, headings) are not among them. `unsaid`: nothing
    tells what it is. `error` says why it could not be read, all else then being empty.
    """

    path: str
    format: str = ""
    error: ReadFailure | None = None
    type: str = ""
    year: int | None = None
    region: str | None = None
    department: str | None = None
    profile: str | None = None
    score: str | None = None
    grade: str | None = None
    digest: bytes = b""
    length: int = 0
    figures: tuple[Told, ...] = ()
    clauses: bytes = b""
    unsaid: bool = False


class Expected(NamedTuple):
    """A department that should have filed, as the list names it; line from 1, the rest where the
    list has it."""

    name: str
    line: int
    sheet: str | None = None
    cell: str | None = None


class Folder(NamedTuple):
    """The filings to compare, in the order of the plan. `names` holds for each the one name used for
    its department however it was written, "" where it is unknown. `expected` is the list of those
    that should have filed, None without one. `read` gives the clauses of a filing again, text
    and all, by its place in `filings`; empty where it can no longer be read."""

    filings: tuple[FilingFacts, ...]
    names: tuple[str, ...]
    read: Callable[[int], tuple[Clause, ...]]
    expected: tuple[Expected, ...] | None = None


class FolderMatch(NamedTuple):
    """What a check across filings found in one of them (`filing` counts in Folder.filings), or in the
    list of those expected (-1). `values` fill the rule's message; `mark` is the part of `excerpt` that
    is meant, all of it if ""."""

    filing: int
    line: int
    column: int
    end_line: int
    end_column: int
    excerpt: str
    values: dict[str, str]
    related: tuple[RelatedPlace, ...] = ()
    suggestion: str = ""
    mark: str = ""
    confidence: str = "likely"
    sheet: str | None = None
    cell: str | None = None
