"""A filing as understood: flow, paragraphs, sections, quantities, tables and identity.

Every span here lies in the *flow*: the document's text with paragraphs that were cut by page breaks
joined, conversion residue and blanks beside Chinese dropped, and characters normalised one to one.
`Flow.source` leads back to the document.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, NamedTuple

from perflint.model.document import Document
from perflint.model.figure import Figure
from perflint.model.measure import Measure
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.statement import Statement
from perflint.model.words import EMPTY_INDEX, WordIndex

References = tuple[tuple[str, ...], ...]
"""The rows of a list to hold filings against, as texts."""


class Flow(NamedTuple):
    """`text` with one paragraph a line. `starts[i]` in the flow is `sources[i]` in Document.text,
    and the characters after it follow one to one until the next entry."""

    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]

    def source(self, offset: int) -> int:
        """The offset in Document.text of the flow character at `offset`."""
        at = bisect_right(self.starts, offset) - 1
        return self.sources[at] + offset - self.starts[at]

    def source_span(self, span: Span) -> Span:
        """The characters of Document.text that the flow characters of `span` came from."""
        start, end = span
        at = bisect_right(self.starts, start)
        source = self.sources[at - 1] + start - self.starts[at - 1]
        if end <= start:
            return Span(source, source)
        if at == len(self.starts) or end <= self.starts[at]:
            return Span(source, source + end - start)
        return Span(source, self.source(end - 1) + 1)


ParagraphKind = Literal["body", "heading", "title", "cell", "footnote"]


class Paragraph(NamedTuple):
    """One paragraph of the flow (without its newline). `level` is what the format declares."""

    span: Span
    level: int | None = None
    table: int | None = None


HeadingKind = Literal["title", "heading", "run_in", "list_item"]
Numbering = Literal[
    "ok", "missing_number", "skip", "duplicate", "restarted", "not_restarted", "double_token",
    "mislevelled", "lone",
]  # fmt: skip


class Section(NamedTuple):
    """A heading and what stands under it.

    `level` counts as printed (一、=1, （一）=2, 1.=3, （1）=4), `depth` as meant (its nesting below the
    title, from 1). `number` is the token as printed, "" where lost; `ordinals` its numbers, several
    where tokens are doubled. `span` covers the heading's own characters, `title` without number and
    trailing punctuation. `body` runs to the next heading of the same or a higher rank and so holds
    the `children`. `empty`: nothing but headings, or nothing at all, follows. `items` are numbered
    list items directly below, no sections themselves. `numbering` says what is wrong with the
    number, `expected` what it should read where that is known.
    """

    kind: HeadingKind
    level: int
    depth: int
    number: str
    ordinals: tuple[int, ...]
    title: str
    span: Span
    body: Span
    empty: bool
    children: tuple[Section, ...] = ()
    numbering: Numbering = "ok"
    items: tuple[Section, ...] = ()
    expected: str = ""

    @property
    def label(self) -> str:
        """Number and title as a person would quote them."""
        return f"{self.number}{self.title}"


class TableCell(NamedTuple):
    """A cell of a table in the flow."""

    row: int
    column: int
    row_span: int
    column_span: int
    span: Span


class Grid(NamedTuple):
    """A table in the flow: cells in reading order."""

    rows: int
    columns: int
    cells: tuple[TableCell, ...]


def table_spans(tables: Iterable[Grid]) -> list[Span]:
    """Where the tables that have cells stand, in order."""
    return [
        Span(grid.cells[0].span.start, grid.cells[-1].span.end) for grid in tables if grid.cells
    ]


class Fact(NamedTuple):
    """A value read from the filing, with the place it was read from (None where inferred)."""

    value: str
    span: Span | None = None
    evidence: str = ""


class Identity(NamedTuple):
    """Which report this is; a field is None where undetermined.

    `type`: department, project, project-summary or other (`kind` tells text that does not say what
    it is from other documents: unknown). `year` has four digits. `region` is the
    full name of the area (广东省广州市荔湾区). `score` is printed digits, `grade` the printed word.
    `also` are further years the title names, as of a plan told of beside the execution.
    """

    type: Fact
    year: Fact | None = None
    region: Fact | None = None
    department: Fact | None = None
    score: Fact | None = None
    grade: Fact | None = None
    signed: Fact | None = None
    also: tuple[int, ...] = ()

    @property
    def kind(self) -> str:
        """The type, `unknown` where nothing tells what the text is."""
        told = self.type.value != "other" or self.type.evidence
        return self.type.value if told else "unknown"


class ExpectedSection(NamedTuple):
    """A node of a template's section tree. `required`: required, conditional (with `condition` for
    the reader) or optional. `allow_empty`: bodies such as 「无」 that count as content. `contains`:
    words of which its text has at least two, by which it is known without a heading. `when`: labels
    of amounts which, where not nought, show that the condition holds. Of sections that share a
    `one_of` one is enough. `minimum`: characters its text should have at least."""

    title: str
    aliases: tuple[str, ...] = ()
    required: Literal["required", "conditional", "optional"] = "required"
    condition: str = ""
    allow_empty: tuple[str, ...] = ()
    children: tuple[ExpectedSection, ...] = ()
    contains: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    one_of: str = ""
    minimum: int = 0


class Template(NamedTuple):
    """The section tree a locality prescribes for one type of report."""

    id: str
    name: str
    report: str
    region: str
    sections: tuple[ExpectedSection, ...]
    first_year: int | None = None
    last_year: int | None = None
    basis: str = ""
    status: str = "verified"


class Band(NamedTuple):
    """Scores from `low` up to, not including, `high` deserve `grade` (the top band includes its end)."""

    grade: str
    low: Decimal
    high: Decimal


class Profile(NamedTuple):
    """What holds in one locality: its template for this filing, its grade bands, and the evidence on
    which it was chosen. `bands` holds every band table that may apply: one where the locality is
    known, all where it is not."""

    id: str
    name: str
    region: str = ""
    template: Template | None = None
    bands: tuple[tuple[Band, ...], ...] = ()
    evidence: tuple[str, ...] = ()


class Subject(NamedTuple):
    """Everything a check may look at. `symbols` is the flow with each quantity as one private-use
    character and ASCII commas made Chinese; `Quantity.symbol` is its offset there. `phrase_words` are
    the words found in it, `pattern_words` those in the flow. `vocabularies` are the word lists of the
    rules, by which tables are read, `measures` their fiscal quantities, `references` the lists that a
    configuration gives. `figures` say what each quantity means, `statements` what was made of them,
    `topics` what these are on."""

    document: Document
    flow: Flow
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    quantities: tuple[Quantity, ...]
    symbols: Symbols
    tables: tuple[Grid, ...]
    identity: Identity
    profile: Profile
    phrase_words: WordIndex = EMPTY_INDEX
    pattern_words: WordIndex = EMPTY_INDEX
    vocabularies: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    topics: frozenset[str] = frozenset()
    measures: tuple[Measure, ...] = ()
    references: Mapping[str, References] = MappingProxyType({})

    @property
    def body(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the report itself, without those of its attachments."""
        return own_paragraphs(self.document, self.flow, self.paragraphs)


def own_paragraphs(
    document: Document, flow: Flow, paragraphs: tuple[Paragraph, ...]
) -> tuple[Paragraph, ...]:
    """Those of `paragraphs` that do not stand in an attachment."""
    start = document.attached
    if start is None:
        return paragraphs
    return paragraphs[: bisect_left(paragraphs, start, key=lambda one: flow.source(one.span.start))]


class Symbols(NamedTuple):
    """The symbol text, and the way back: characters from `starts[i]` on stem from `flows[i]` on.

    `at` maps the offset of each symbol to the index of its quantity, `stops` are the offsets at which
    sentences end."""

    text: str
    starts: tuple[int, ...]
    flows: tuple[int, ...]
    at: dict[int, int]
    stops: tuple[int, ...] = ()

    def flow(self, offset: int) -> int:
        """The flow offset of the symbol-text character at `offset`."""
        i = bisect_right(self.starts, offset) - 1
        return self.flows[i] + offset - self.starts[i]
