"""Relations that hold in public texts: how many are seen, how many breaks of them are caught.

`shared/corpus/README.md` defines both. A relation is *seen* when a claim that is not skipped has
its number, on its line, as stated value. A break *agrees* where it is no further from what was
recomputed than one unit of its last digit, or than the printed number is.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from perflint.api import lint_text
from perflint.config import Config
from perflint.model.result import ClaimRecord, Finding
from perflint.model.rule import Ruleset
from tests.evaluation.breaking import NUMBER, Target, plain, run_breaks
from tests.evaluation.mutants import Mutant
from tests.evaluation.shared import SHARED, SPLITS, read_text, split_of
from tests.evaluation.table import Measured, share

COLUMNS = ("关系", "条", "认出", "一位数字", "相邻颠倒", "小数点", "变异查出")
SLIPS = ("digit", "swap", "point")


class Relation(NamedTuple):
    """A stated number that follows from others near it."""

    file: str
    line: int
    column: int
    kind: str
    stated: str
    recomputed: str


def load_relations() -> list[Relation]:
    """The relations that hold, in file order."""
    lines = (SHARED / "corpus" / "relations.jsonl").read_text(encoding="utf-8").splitlines()
    rows = (json.loads(line) for line in lines)
    found = [Relation(*(row[field] for field in Relation._fields)) for row in rows if row["ok"]]
    return sorted(found, key=lambda one: (one.file, one.line, one.column))


def measure_corpus(ruleset: Ruleset, *, mutate: bool = True) -> Measured:
    """Recall by kind and by split, and mutants, which take ten times as long."""
    counts: dict[str, Counter[str]] = {}
    details = []
    for file, group in groupby(load_relations(), key=lambda one: one.file):
        split = split_of(file)
        for relation, events in check_text(file, list(group), ruleset, mutate=mutate):
            for row in (split, f"{split} · {relation.kind}", "合计"):
                counts.setdefault(row, Counter()).update(events)
            if split == "development":
                details += describe(relation, events)
    kinds = sorted(row for row in counts if "·" in row)
    rows = tuple(draw_row(row, counts[row]) for row in (*SPLITS, "合计", *kinds) if row in counts)
    return Measured("corpus", TITLE, NOTE, COLUMNS, rows, tuple(details))


TITLE = "公开文本里成立的数字关系（shared/corpus）"
NOTE = (
    "120 份公开文本里粗略找出的 2014 条成立的关系。held 是始终不看内容、不据以校准的地方。"
    "变异：只改这一个数，新报出差错或提醒才算查出。"
)


def measure_seen(ruleset: Ruleset) -> Measured:
    """Recall alone, for a quick look."""
    return measure_corpus(ruleset, mutate=False)._replace(name="corpus-seen")


def check_text(
    file: str, relations: list[Relation], ruleset: Ruleset, *, mutate: bool = True
) -> Iterator[tuple[Relation, Counter[str]]]:
    """Each relation of a text with what happened to it."""
    path = SHARED / "corpus" / file
    text = read_text(path)
    result = lint_text(text, ruleset, Config(), path=str(path))
    stated = judged_numbers(result.claims)
    targets = {as_target(one, text): one for one in relations}
    events = {one: Counter({"all": 1, "seen": int(is_judged(one, stated))}) for one in relations}
    broken = targets if mutate else {}
    outcomes = run_breaks(text, broken, lambda t: lint_broken(t, path, ruleset))
    for target, mutant, caught in outcomes:
        events[targets[target]].update({mutant.slip: 1, f"{mutant.slip} caught": int(caught)})
    yield from events.items()


def lint_broken(text: str, path: Path | str, ruleset: Ruleset) -> tuple[Finding, ...]:
    """The findings on a changed text of the file at `path`."""
    return lint_text(text, ruleset, Config(), path=str(path)).findings


def judged_numbers(claims: Iterable[ClaimRecord]) -> set[tuple[int, str]]:
    """Line and digits of every stated value of a claim that is not skipped."""
    return {
        (one.stated.line, digits_of(one.stated.text))
        for one in claims
        if one.stated and one.verdict != "skipped"
    }


def is_judged(one: Relation, stated: set[tuple[int, str]]) -> bool:
    return (one.line, digits_of(one.stated)) in stated


def digits_of(text: str) -> str:
    """The first number of a text without separators, "" where there is none."""
    match = NUMBER.search(text)
    return plain(match[0]).replace(",", "") if match else ""


def as_target(one: Relation, text: str) -> Target:
    """The number of a relation as something to break."""
    value = Decimal(digits_of(one.recomputed))
    off = abs(Decimal(digits_of(one.stated)) - value)

    def agrees(mutant: Mutant) -> bool:
        number = Decimal(mutant.number)
        unit = Decimal(1).scaleb(number.as_tuple().exponent)
        return abs(abs(number) - value) <= max(unit, off)

    return Target(f"{one.file}:{one.line}:{one.column}", one.line, one.column, one.stated, agrees)


def draw_row(name: str, count: Counter[str]) -> tuple[str, ...]:
    """One row of the table."""
    slips = [(count[slip], count[f"{slip} caught"]) for slip in SLIPS]
    cells = [share(caught, made) for made, caught in slips]
    caught, made = sum(c for _, c in slips), sum(m for m, _ in slips)
    return name, str(count["all"]), share(count["seen"], count["all"]), *cells, share(caught, made)


def describe(one: Relation, events: Counter[str]) -> Iterator[str]:
    """What went wrong with a relation."""
    place = f"{one.file}:{one.line}:{one.column + 1} {one.kind} [{one.stated}]"
    if not events["seen"]:
        yield f"unseen {place}"
    for slip in SLIPS:
        if events[slip] and not events[f"{slip} caught"]:
            yield f"escaped {slip} {place}"
