"""python -m tests.evaluation.wording: what became of the judged findings of wording and filing rules.

verdicts-wording.jsonl keeps errors and warnings on the public and written texts beside the checkout, each
judged by opening the passage: those that stood before the rules were mended, those that stand now
(`seen`). The table says how many of the right ones are still found and of the wrong ones still told.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from perflint.api import lint_file
from perflint.config import Config
from perflint.ruleset import load_ruleset
from tests.evaluation.shared import SHARED

KEPT = Path(__file__).with_name("verdicts-wording.jsonl")
JUDGED = ("right", "debatable", "wrong")
LONGEST_MARK = 40
_ROOMS = ("WRD", "FIL")


class Judged(NamedTuple):
    """A finding and what a person made of it; `file` lies below `shared/`."""

    file: str
    line: int
    rule: str
    mark: str
    judged: str
    seen: str
    cause: str = ""


def load_judged() -> tuple[Judged, ...]:
    """All verdicts, in the order of the file."""
    lines = KEPT.read_text(encoding="utf-8").splitlines()
    return tuple(Judged(**json.loads(line)) for line in lines)


def found_marks(file: str) -> Iterator[tuple[str, str]]:
    """Rule and message of each error and warning of these rooms in one file."""
    result = lint_file(str(SHARED / file), load_ruleset(), Config())
    for one in result.findings:
        if one.rule.startswith(_ROOMS) and one.severity != "info":
            yield one.rule, one.message.replace("\n", "")


def main() -> None:
    """Print found / judged by rule, for each verdict."""
    judged = load_judged()
    found = {file: tuple(found_marks(file)) for file in sorted({one.file for one in judged})}
    told: Counter[tuple[str, str]] = Counter()
    every: Counter[tuple[str, str]] = Counter()
    for one in judged:
        key = one.rule, one.judged
        every[key] += 1
        told[key] += any(
            rule == one.rule and one.mark in message for rule, message in found[one.file]
        )
    print("rule".ljust(8), *(verdict.ljust(10) for verdict in JUDGED))
    for rule in sorted({rule for rule, _ in every}):
        cells = (f"{told[rule, verdict]}/{every[rule, verdict]}" for verdict in JUDGED)
        print(rule.ljust(8), *(cell.ljust(10) for cell in cells))


if __name__ == "__main__":
    main()
