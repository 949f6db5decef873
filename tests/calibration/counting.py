"""Readings of texts, counted by cell."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from perflint.extract.build import build
from perflint.extract.statements import view_of
from perflint.judgement.comparisons import TOPIC
from perflint.judgement.misses import MISSES
from perflint.judgement.policy import weigh
from perflint.judgement.reliability import OWN, cells
from perflint.model.claim import SOUND
from perflint.model.rule import Ruleset
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.readers import read
from perflint.relations.find import find_readings
from perflint.relations.reading import ROW, ROWS, Reading
from tests.evaluation.shared import FIXTURES, split_by_index, split_of

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
ERRORS = Path(__file__).with_name("errors.jsonl")
FOLDERS = (
    "budget-reports",
    "final-accounts",
    "fiscal-notes",
    "statistical-bulletins",
    "work-reports",
)


TABLED = (
    "chaoyang-2025.pdf", "fangchenggang-2025.pdf", "hebei-2021.pdf", "henan-2025.pdf", "jiangsu-2024.pdf",
    "jilin-2020.pdf", "jinan-2025.pdf", "lincang-2025.pdf", "wuhan-2025.pdf", "wuhan-2025-2.pdf",
    "wuhan-2025-3.pdf", "xinjiang-2023.pdf",
)  # fmt: skip
"""Published documents that have tables; their prose is among the texts already."""


class Text(NamedTuple):
    """A text to count, whether it is of a self-evaluation report, and the printed numbers (line, digits)
    known to be wrong in it; `tabled`: only its tables are."""

    name: str
    content: bytes
    own: bool
    wrong: frozenset[tuple[int, str]]
    tabled: bool = False


def read_texts(shared: Path) -> Iterator[Text]:
    """The texts that are not held out."""
    wrong = read_errors()
    for folder in FOLDERS:
        for path in sorted((shared / "corpus" / folder).glob("*.txt")):
            if split_of(path.name) == "development":
                name = f"{folder}/{path.name}"
                yield Text(name, path.read_bytes(), False, wrong.get(name, frozenset()))
    for file in TABLED:
        name = f"originals/{file}"
        content = (shared / "corpus" / name).read_bytes()
        yield Text(name, content, False, wrong.get(name, frozenset()), tabled=True)
    for path in sorted((shared / "seeds").glob("*.txt")):
        yield Text(path.name, path.read_bytes(), True, wrong.get(path.name, frozenset()))
    written = FIXTURES / "written"
    for path in sorted((*(shared / "reports").glob("*.txt"), *written.glob("*.txt"))):
        if split_of(path.name) == "development":
            labels = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
            yield Text(path.name, path.read_bytes(), True, frozenset(seeded(labels)))
    for name in ("openings.yaml", "openings2.yaml"):
        entries = yaml.safe_load((shared / "gold" / name).read_text(encoding="utf-8"))
        seen: set[str] = set()
        for index, entry in enumerate(entries):
            if split_by_index(index) == "held" or not entry["holds"] or entry["text"] in seen:
                continue
            seen.add(entry["text"])
            yield Text(f"{name}:{entry['id']}", entry["text"].encode(), True, frozenset())


def seeded(labels: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """Line and digits of what was put in wrong."""
    for defect in labels.get("defects", ()):
        for line in {defect["line"], *defect.get("lines", ())}:
            yield line, ""


def read_errors() -> dict[str, frozenset[tuple[int, str]]]:
    """Real mistakes by text."""
    found: dict[str, set[tuple[int, str]]] = {}
    if ERRORS.exists():
        for row in ERRORS.read_text(encoding="utf-8").splitlines():
            entry = json.loads(row)
            found.setdefault(entry["file"], set()).add((entry["line"], entry.get("mark", "")))
    return {name: frozenset(rows) for name, rows in found.items()}


class Counted(NamedTuple):
    """A reading of a text with whether it holds, and the passage it stands in."""

    text: str
    line: int
    reading: Reading
    holds: bool
    own: bool
    passage: str


def count_readings(found: Iterable[Counted]) -> dict[str, tuple[int, int]]:
    """(holding, met) of every cell."""
    counts: dict[str, tuple[int, int]] = {}
    for counted in found:
        for key in _keys(counted.reading):
            for cell in (key, OWN + key) if counted.own else (key,):
                holding, met = counts.get(cell, (0, 0))
                counts[cell] = (holding + counted.holds, met + 1)
    return counts


def _keys(reading: Reading) -> list[str]:
    """The cells of a reading; what a line of a table tells among others it also tells by itself."""
    form, features = reading.form, reading.features
    found = cells(form, features)
    if form.startswith(ROWS):
        found += cells(ROW + form.removeprefix(ROWS), features[1:])
    return found


def count_comparisons(texts: Iterable[Text], ruleset: Ruleset) -> dict[str, tuple[int, int]]:
    """(holding, met) of every form of words of comparison."""
    counts: dict[str, tuple[int, int]] = {}
    for text in texts:
        if text.tabled:
            continue
        subject = build(read("-", data=text.content, name=text.name), ruleset)
        for statement in subject.statements:
            topic, told, _ = statement.form.partition("|")
            if not told or topic not in (TOPIC, *MISSES):
                continue
            if (_line(subject, statement.claim.mark), "") in text.wrong:
                continue
            holding, met = counts.get(statement.form, (0, 0))
            counts[statement.form] = (holding + (statement.claim.verdict == "holds"), met + 1)
    return counts


def _is_of_wrong(subject: Subject, reading: Reading, wrong: frozenset[tuple[int, str]]) -> bool:
    """Whether a figure is told again where something wrong was put in, so that the two differ rightly."""
    return any((_line(subject, one.quantity.span), "") in wrong for _, one in reading.operands)


def _line(subject: Subject, span: Span) -> int:
    """The line of the file, from 1, on which a span of the flow begins."""
    return subject.document.text.count("\n", 0, subject.flow.source_span(span).start) + 1


def find_counted(texts: Iterable[Text], ruleset: Ruleset) -> Iterator[Counted]:
    """Every reading of `texts` that can be judged, real mistakes left out."""
    for text in texts:
        subject = build(read("-", data=text.content, name=text.name), ruleset)
        view = view_of(subject, ruleset)
        source = subject.document.text
        for reading in find_readings(view, ruleset.identities, ruleset.signs):
            weighed = weigh(reading, {})
            if weighed.judgement.verdict == "skipped":
                continue
            if text.tabled and not reading.form.startswith((ROW, ROWS)):
                continue
            span = subject.flow.source_span(reading.stated.quantity.span)
            line = _line(subject, reading.stated.quantity.span)
            if (line, "") in text.wrong or (line, span.of(source)) in text.wrong:
                continue
            if reading.form.startswith("restated") and _is_of_wrong(subject, reading, text.wrong):
                continue
            spans = [figure.quantity.span for _, figure in reading.operands]
            spans.append(reading.stated.quantity.span)
            start, end = min(spans).start, max(spans).end
            passage = subject.flow.text[max(0, start - 40) : end + 30].replace("\n", "⏎")
            holds = weighed.judgement.verdict in SOUND
            yield Counted(text.name, line, reading, holds, text.own, passage)
