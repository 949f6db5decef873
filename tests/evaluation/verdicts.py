"""Verdicts of people on findings, kept in verdicts.jsonl: `python -m tests.evaluation.verdicts add`.

`add` reads JSON lines from standard input, as `python -m tests.evaluation accusations --unjudged`
prints them with `judged` (right, debatable, wrong) and `cause` filled in; lines left without
`judged` and keys that are no field are passed over, and a verdict on the same finding is replaced.
No more of a text is kept than the words pointed at.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

KEPT = Path(__file__).with_name("verdicts.jsonl")
JUDGED = ("right", "debatable", "wrong")
LONGEST_MARK = 40
NEAR = (3, 60)
"""How many lines and columns a finding may stand from where it was judged in a plain text."""
NEAR_IN_ORIGINALS = (40, 1000)
"""The same in a document as published, whose lines are our readers' work."""


class Verdict(NamedTuple):
    """What a person made of a finding. `file` lies below `shared/corpus`, `line` and `column`
    (from 1) are where it stood in version `seen` of perflint, `mark` the words pointed at."""

    file: str
    line: int
    column: int
    rule: str
    mark: str
    judged: str
    cause: str = ""
    note: str = ""
    seen: str = ""


Verdicts = dict[tuple[str, str, str], list[Verdict]]


def load_verdicts(path: Path = KEPT) -> Verdicts:
    """The verdicts by file, rule and mark."""
    verdicts: Verdicts = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        one = Verdict(**json.loads(line))
        verdicts.setdefault((one.file, one.rule, one.mark), []).append(one)
    return verdicts


def find_verdict(
    verdicts: Verdicts, file: str, line: int, column: int, rule: str, mark: str
) -> Verdict | None:
    """The verdict on a finding: of the same file, rule and words, and no further away than readers
    move a text, the nearest."""
    lines, columns = NEAR_IN_ORIGINALS if file.startswith("originals/") else NEAR
    near = [
        one
        for one in verdicts.get((file, rule, mark), ())
        if abs(one.line - line) <= lines and abs(one.column - column) <= columns
    ]
    return min(near, key=lambda v: (abs(v.line - line), abs(v.column - column)), default=None)


def parse_verdicts(lines: Iterable[str]) -> list[Verdict]:
    """The judged ones of some JSON lines. Raises ValueError for a verdict that is none."""
    found = []
    for line in filter(str.strip, lines):
        entry: dict[str, Any] = json.loads(line)
        if not entry.get("judged"):
            continue
        one = Verdict(**{key: entry[key] for key in Verdict._fields if key in entry})
        if one.judged not in JUDGED or len(one.mark) > LONGEST_MARK:
            raise ValueError(line)
        if one.judged == "wrong" and not one.cause:
            raise ValueError(f"a wrong finding has a cause: {line}")
        found.append(one)
    return found


def merge(old: Iterable[Verdict], new: Iterable[Verdict]) -> list[Verdict]:
    """All verdicts in order, the new one where both judge one finding."""
    return sorted({one[:5]: one for one in (*old, *new)}.values())


def write_verdicts(verdicts: Iterable[Verdict], path: Path = KEPT) -> None:
    """Keep verdicts, one a line, empty fields left out."""
    rows = ({key: value for key, value in one._asdict().items() if value} for one in verdicts)
    lines = (json.dumps({"mark": "", **row}, ensure_ascii=False, sort_keys=True) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def main() -> None:
    """Add verdicts from standard input."""
    if sys.argv[1:] != ["add"]:
        sys.exit(__doc__)
    old = [one for group in load_verdicts().values() for one in group]
    new = parse_verdicts(sys.stdin)
    write_verdicts(merge(old, new))
    print(f"{len(new)} verdicts read")


if __name__ == "__main__":
    main()
