"""Tables with one figure broken: `python -m tests.evaluation.sheets [--details] [FILE …]`.

Each table of a filing is taken out with the lines above it, one number in it is spoiled as typists do
(a digit, two neighbours, the point), and the rules on tables and scores are run again. What the
table holds decides the class of a number: in a total row or column, a computed rate, a score or
weight, or any other amount. A break is caught when a rule says something it did not say before.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from perflint.api import lint_document
from perflint.config import Config
from perflint.extract.build import build
from perflint.model.document import Block, Document, Table
from perflint.model.rule import Ruleset
from perflint.model.span import Span
from perflint.readers import read
from perflint.ruleset import load_ruleset
from perflint.sheets import Sheet, sheets
from perflint.sheets.roles import COMPUTED
from tests.evaluation.mutants import break_number
from tests.evaluation.shared import SHARED, split_of

RULES = ("TAB", "SCO3")
ORIGINALS = SHARED / "corpus" / "originals"
MOST = 40
DETAILS = "--details"
ABOVE = 2
CLASSES = ("total", "computed", "score", "amount")


class Cell(NamedTuple):
    """A number of a table: its class, and where it stands in the document."""

    kind: str
    span: Span


class Counted(NamedTuple):
    """How many numbers were broken and caught, by class; errors and warnings on the whole tables."""

    broken: Counter[str]
    caught: Counter[str]
    found: int
    missed: tuple[str, ...] = ()


def excerpts(document: Document, ruleset: Ruleset) -> Iterator[Document]:
    """Each run of tables that belong together, with the lines right above it."""
    subject = build(document, ruleset)
    document = subject.document
    blocks = document.blocks
    tables = [at for at, block in enumerate(blocks) if block.kind == "table"]
    heads = sorted({sheet.table for sheet in sheets(subject)})
    if not heads or len(subject.tables) != len(tables):
        return
    for first, after in zip(heads, [*heads[1:], len(tables)], strict=True):
        start, end = tables[first], tables[after - 1] + 1
        yield _cut(document, blocks[max(0, start - ABOVE) : end])


def _cut(document: Document, blocks: tuple[Block, ...]) -> Document:
    start, end = blocks[0].span.start, blocks[-1].span.end
    return Document(
        document.path, document.format, document.text[start:end] + "\n",
        tuple(_shifted(block, start) for block in blocks),
    )  # fmt: skip


def _shifted(block: Block, by: int) -> Block:
    table = block.table
    if table is not None:
        cells = tuple(cell._replace(span=_moved(cell.span, by)) for cell in table.cells)
        table = Table(table.rows, table.columns, cells)
    return block._replace(span=_moved(block.span, by), table=table)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start - by, span.end - by)


def numbers(document: Document, ruleset: Ruleset) -> Iterator[Cell]:
    """The numbers of the tables of a document that something can be said about."""
    subject = build(document, ruleset)
    for sheet in sheets(subject):
        for row in range(len(sheet.lines)):
            for column in sheet.numeric:
                number = sheet.number(row, column)
                if number and number.value and len(number.value.as_tuple().digits) > 1:
                    yield Cell(_class(sheet, row, column), subject.flow.source_span(number.span))


def _class(sheet: Sheet, row: int, column: int) -> str:
    role = sheet.columns[column].role
    if role in ("score", "weight"):
        return "score"
    if role in COMPUTED:
        return "computed"
    return "total" if role == "total" or sheet.rows[row].kind == "total" else "amount"


def measure(document: Document, ruleset: Ruleset) -> Counted:
    """Break up to MOST numbers of a document's tables, one at a time."""
    broken: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    missed: list[str] = []
    pieces = [(piece, list(numbers(piece, ruleset))) for piece in excerpts(document, ruleset)]
    chosen = sorted(
        (crc32(f"{at} {cell.span}".encode()), at, cell)
        for at, (_, cells) in enumerate(pieces)
        for cell in cells
    )[:MOST]
    before = [said(piece, ruleset) for piece, _ in pieces]
    found = sum(map(len, before))
    for key, at, cell in chosen:
        piece = pieces[at][0]
        stated = cell.span.of(piece.text)
        options = [
            one.text
            for one in break_number(stated)
            if one.slip in ("digit", "swap", "point") and len(one.text) == len(stated)
        ]
        if not options:
            continue
        text = options[key % len(options)]
        spoiled = piece.text[: cell.span.start] + text + piece.text[cell.span.end :]
        broken[cell.kind] += 1
        if said(piece._replace(text=spoiled), ruleset) - before[at]:
            caught[cell.kind] += 1
        else:
            missed.append(f"{cell.kind}: {stated} → {text}")
    return Counted(broken, caught, found, tuple(missed))


def said(document: Document, ruleset: Ruleset) -> set[tuple[str, int, int]]:
    """The rules on tables that find something, and where."""
    result = lint_document(document, ruleset, Config(select=RULES))
    return {
        (one.rule, one.location.line, one.location.column)
        for one in result.findings
        if one.severity in ("error", "warning")
    }


def main() -> None:
    """Measure the files named, or all there are for development."""
    ruleset = load_ruleset()
    names = [one for one in sys.argv[1:] if one != DETAILS]
    paths = [Path(name) for name in names] or [
        *sorted((SHARED / "cases" / "tables").glob("*.html")),
        *(one for one in sorted(ORIGINALS.iterdir()) if split_of(one.name) == "development"),
    ]
    broken: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for path in paths:
        counted = measure(read(str(path)), ruleset)
        if not counted.broken:
            continue
        broken += counted.broken
        caught += counted.caught
        print(path.name, f"said {counted.found}", _shares(counted.broken, counted.caught))
        if DETAILS in sys.argv:
            print("\n".join(f"  {one}" for one in counted.missed))
    print("all", _shares(broken, caught))


def _shares(broken: Counter[str], caught: Counter[str]) -> str:
    return "  ".join(f"{kind} {caught[kind]}/{broken[kind]}" for kind in CLASSES if broken[kind])


if __name__ == "__main__":
    main()
