"""Readings of texts, counted by cell."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from perflint.extract.build import build
from perflint.facts.lexicon import read_lexicon
from perflint.judgement.policy import SOUND, weigh
from perflint.judgement.reliability import cells
from perflint.model.rule import Ruleset
from perflint.readers import read
from perflint.relations.find import find_readings
from perflint.relations.partitions import read_partitions
from perflint.relations.view import View
from tests.evaluation.split import is_held, is_held_report, is_held_statement

ERRORS = Path(__file__).with_name("errors.jsonl")
FOLDERS = ("budget-reports", "final-accounts", "fiscal-notes", "statistical-bulletins", "work-reports")


class Text(NamedTuple):
    """A text to count, and the printed numbers (line, digits) known to be wrong in it."""

    name: str
    content: bytes
    wrong: frozenset[tuple[int, str]]


def read_texts(shared: Path) -> Iterator[Text]:
    """The texts that are not held out."""
    wrong = read_errors()
    for folder in FOLDERS:
        for path in sorted((shared / "corpus" / folder).glob("*.txt")):
            if not is_held(path.name):
                name = f"{folder}/{path.name}"
                yield Text(name, path.read_bytes(), wrong.get(name, frozenset()))
    for path in sorted((shared / "seeds").glob("*.txt")):
        yield Text(path.name, path.read_bytes(), wrong.get(path.name, frozenset()))
    for path in sorted((shared / "reports").glob("*.txt")):
        if not is_held_report(path.stem):
            labels = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
            yield Text(path.name, path.read_bytes(), frozenset(seeded(labels)))
    for name in ("openings.yaml", "openings2.yaml"):
        entries = yaml.safe_load((shared / "gold" / name).read_text(encoding="utf-8"))
        seen: set[str] = set()
        for index, entry in enumerate(entries):
            if is_held_statement(index) or not entry["holds"] or entry["text"] in seen:
                continue
            seen.add(entry["text"])
            yield Text(f"{name}:{entry['id']}", entry["text"].encode(), frozenset())


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


def count_readings(texts: Iterable[Text], ruleset: Ruleset) -> dict[str, tuple[int, int]]:
    """(holding, met) of every cell."""
    lexicon = read_lexicon(ruleset.vocabularies)
    partitions = read_partitions(ruleset.vocabularies["fact-partitions"])
    counts: dict[str, tuple[int, int]] = {}
    for text in texts:
        subject = build(read("-", data=text.content, name=text.name), ruleset)
        view = View(subject.figures, subject.symbols, lexicon, partitions)
        source = subject.document.text
        for reading in find_readings(view, ruleset.identities):
            weighed = weigh(reading, {})
            if weighed.judgement.verdict == "skipped":
                continue
            span = subject.flow.source_span(reading.stated.quantity.span)
            line = source.count("\n", 0, span.start) + 1
            if (line, "") in text.wrong or (line, span.of(source)) in text.wrong:
                continue
            holds = weighed.judgement.verdict in SOUND
            for key in cells(reading.form, reading.features):
                holding, met = counts.get(key, (0, 0))
                counts[key] = (holding + holds, met + 1)
    return counts
