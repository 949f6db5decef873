"""Labelled statements: our own in fixtures/statements.yaml, and others where they lie near."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import yaml

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
OPEN_KINDS = frozenset({"trap", "approx", "passage"})
"""Kinds that must not be accused, but need not be recognised."""


class Example(NamedTuple):
    """A text with one labelled statement; `start` and `end` bound the printed result in `text`.

    `formula` recomputes it (see recompute.py), "" where the label gives none; `must` makes it a
    bound. `cut_off`: right only if digits were cut off. `fixed`: no other number would be wrong
    for certain (a bound, 0 of 0), so it is not broken.
    """

    id: str
    kind: str
    text: str
    start: int
    end: int
    holds: bool
    formula: str = ""
    must: str = ""
    cut_off: bool = False
    fixed: bool = False

    @property
    def stated(self) -> str:
        return self.text[self.start : self.end]


def load_statements(name: str = "statements.yaml") -> list[Example]:
    """The statements in our own words; `statements-aside.yaml` holds those that no rule had been
    widened for when they were written."""
    path = FIXTURES / name
    return [_own(entry) for entry in yaml.safe_load(path.read_text(encoding="utf-8"))]


def load_sentences(path: Path) -> list[Example]:
    """Labelled sentences with a recomputed value instead of a formula; those that state no number
    of their own are left out."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    examples = []
    for entry in entries:
        if not entry["stated"]:
            continue
        start, end = _find_stated(entry["text"], entry["stated"])
        # A value the label calls wrong because it was cut off is worth a note, not an accusation.
        cut_off = "truncated" in entry.get("note", "")
        holds = entry["holds"] or cut_off
        one = Example(entry["id"], entry["kind"], entry["text"], start, end, holds)
        fixed = re.match(r"-?\d", entry["stated"]) is None or entry["recomputed"] == "0/0"
        examples.append(one._replace(cut_off=cut_off, fixed=fixed))
    return examples


def _own(entry: dict[str, Any]) -> Example:
    text, stated = entry["text"], entry.get("stated", "")
    start = -len(stated)
    for _ in range(entry.get("nth", 1)):
        start = text.index(stated, start + len(stated))
    return Example(
        entry["id"],
        entry["kind"],
        text,
        start,
        start + len(stated),
        entry["holds"],
        entry.get("from", ""),
        entry.get("must", ""),
        entry.get("cut_off", False),
    )


def _find_stated(text: str, stated: str) -> tuple[int, int]:
    """Where a stated value stands in a text that may group its digits; (0, 0) if it does not."""
    number = re.search(r"-?\d+(?:\.\d+)?", stated)
    if number is None:
        return 0, 0
    digits = r"[,，\s\u2009]?".join(re.escape(char) for char in number[0])
    hits = list(re.finditer(rf"(?<![\d.,]){digits}(?![\d.]|,\d)(?:%|[万亿]?元)?", text))
    if not hits:
        return 0, 0
    hit = hits[-1] if stated.endswith("%") else hits[0]
    return hit.start(), hit.end()
