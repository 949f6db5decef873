"""Where the labels of written filings point, in the text perflint reads.

Labels name a line and column of a text, a paragraph or table cell of a Word file, a cell of a
workbook; `anchor` or `stated` are the words meant there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from perflint.model.document import Document
from perflint.model.span import Span
from perflint.readers import read
from tests.evaluation.shared import FIXTURES, SHARED

Label = Mapping[str, Any]


class Filing(NamedTuple):
    """A labelled filing and its files as read, the report first."""

    name: str
    documents: tuple[Document, ...]
    labels: dict[str, Any]


class Spot(NamedTuple):
    """A place in the text of the file at `path`: columns from 1, `end` exclusive."""

    path: str
    line: int
    start: int
    end: int


def find_filings() -> Iterator[Filing]:
    """The labelled filings of ../shared."""
    yield from read_filings((*SHARED.glob("reports/*.yaml"), *SHARED.glob("filings/*.yaml")))


def find_written() -> Iterator[Filing]:
    """The labelled filings of fixtures/written."""
    yield from read_filings(FIXTURES.glob("written/*.yaml"))


def read_filings(paths: Iterable[Path]) -> Iterator[Filing]:
    """The filings of the labels at `paths`, by name."""
    for path in sorted(paths):
        labels = yaml.safe_load(path.read_text(encoding="utf-8"))
        named = labels.get("file", f"{path.stem}.txt")
        names = [named] if isinstance(named, str) else named
        documents = tuple(read(str(path.parent / name)) for name in names)
        yield Filing(path.stem, documents, labels)


def find_spots(label: Label, filing: Filing) -> list[Spot]:
    """Every place a finding on a labelled defect or statement may stand at, the best first."""
    words = [str(label[key]) for key in ("anchor", "stated") if label.get(key)]
    document = choose_document(label, filing)
    if "line" in label and "column" in label:
        start = document.offset(label["line"], label["column"])
        return [as_spot(document, Span(start, start + len(label["stated"])))]
    spots = [narrow(document, span, words) for span in find_spans(label, document)]
    for line in label.get("lines", ()):
        spots.append(narrow(document, span_of_line(document, line), words))
    for other in label.get("also", ()):
        spots += find_spots({"file": label.get("file"), **other}, filing)
    return spots


def choose_document(label: Label, filing: Filing) -> Document:
    """The file a label speaks of."""
    name = label.get("file")
    found = (one for one in filing.documents if name and Path(one.path).name == name)
    return next(found, filing.documents[0])


def find_spans(label: Label, document: Document) -> Iterable[Span]:
    """The line, paragraph or cell a label names."""
    if "line" in label:
        lines = range(label["line"], label.get("end_line", label["line"]) + 1)
        return [span_of_line(document, line) for line in lines]
    tables = [one for one in document.blocks if one.table]
    if "table" in label:
        place = label["row"] - 1, label["column"] - 1
        cells = tables[label["table"] - 1].table.cells  # type: ignore[union-attr]
        return [one.span for one in cells if (one.row, one.column) == place]
    if "cell" in label:
        cells = tuple(cell for one in tables if one.table for cell in one.table.cells)
        place = label["sheet"], label["cell"]
        return [one.span for one in cells if (one.place.sheet, one.place.cell) == place]
    blocks = [one for one in document.blocks if one.place.paragraph == label.get("paragraph")]
    return [
        one.span
        for one in blocks
        if not one.table and label["anchor"] in one.span.of(document.text)
    ]


def span_of_line(document: Document, line: int) -> Span:
    start = document.offset(line, 1)
    end = document.text.find("\n", start)
    return Span(start, end if end >= 0 else len(document.text))


def narrow(document: Document, span: Span, words: Iterable[str]) -> Spot:
    """The first of `words` that stands in `span`, all of it where none does."""
    text = span.of(document.text)
    for one in words:
        if one in text:
            start = span.start + text.index(one)
            return as_spot(document, Span(start, start + len(one)))
    return as_spot(document, span)


def as_spot(document: Document, span: Span) -> Spot:
    line, column = document.line_column(span.start)
    return Spot(document.path, line, column, column + span.end - span.start)
