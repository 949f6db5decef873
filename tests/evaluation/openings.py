"""Statements rewritten from real self-evaluation and evaluation reports (gold/openings*.yaml).

A right statement is *accused* when any error or warning on numbers, time, tables or scores is
reported in it, *seen* when a claim that is not skipped has its number as stated value (for those
that state a word, 超过 or 持平, when any claim is made). A wrong one is *caught* when there is an
error or warning. Broken ones are the right ones with the number broken in every way that the
recomputed value rules out; one that follows from a rate or bound (`96>=95`) is not broken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

import yaml

from perflint.api import lint_text
from perflint.config import Config
from perflint.model.result import LintResult
from perflint.model.rule import Ruleset
from tests.evaluation.breaking import plain
from tests.evaluation.corpus import digits_of, judged_numbers
from tests.evaluation.mutants import Mutant, break_number
from tests.evaluation.shared import SHARED, SPLITS, split_by_index
from tests.evaluation.table import Measured, share

FILES = ("openings.yaml", "openings2.yaml")
JUDGING = ("NUM", "TIM", "TAB", "SCO", "FIL2")
COLUMNS = ("语句", "正确", "误报", "认出", "有错", "查出", "变异", "查出变异")
TITLE = "真实自评报告里的 397 句（gold/openings.yaml、openings2.yaml）"
NOTE = "held 是每个文件里第三、六、九……句，不据以改规则。变异：把正确语句里的这个数改错，逐一检查。"


class Statement(NamedTuple):
    """A labelled statement; `recomputed` is a number where it was computed to one."""

    id: str
    split: str
    kind: str
    text: str
    stated: str
    recomputed: Decimal | None
    holds: bool


def load_openings() -> list[Statement]:
    """All of them, in file order."""
    return [one for name in FILES for one in _load(name)]


def _load(name: str) -> Iterator[Statement]:
    entries = yaml.safe_load((SHARED / "gold" / name).read_text(encoding="utf-8"))
    for index, entry in enumerate(entries):
        yield Statement(
            entry["id"],
            split_by_index(index),
            entry["kind"],
            entry["text"],
            str(entry["stated"]),
            as_number(str(entry["recomputed"])),
            entry["holds"],
        )


def as_number(text: str) -> Decimal | None:
    """The number a label recomputed, None where it gives a comparison or words."""
    try:
        return abs(Decimal(re.sub(r"[%,个百分点]", "", text)))
    except InvalidOperation:
        return None


def measure_openings(ruleset: Ruleset) -> Measured:
    """Counts by split and by kind."""
    counts: dict[str, Counter[str]] = {}
    details: list[str] = []
    for one in load_openings():
        events = check(one, ruleset)
        for row in (one.split, "合计", one.kind):
            counts.setdefault(row, Counter()).update(events)
        if one.split == "development":
            details += describe(one, events)
    rows = tuple(draw_row(row, counts[row]) for row in dict.fromkeys((*SPLITS, "合计", *counts)))
    return Measured("openings", TITLE, NOTE, COLUMNS, rows, tuple(details))


def check(one: Statement, ruleset: Ruleset) -> Counter[str]:
    """What happened to a statement."""
    result = lint_text(one.text, ruleset, Config())
    accused = bool(accusations(result))
    if not one.holds:
        return Counter({"wrong": 1, "caught": int(accused)})
    events = Counter({"right": 1, "accused": int(accused), "seen": int(is_seen(one, result))})
    for text in broken_texts(one):
        events["mutants"] += 1
        events["noticed"] += int(bool(accusations(lint_text(text, ruleset, Config()))))
    return events


def accusations(result: LintResult) -> list[str]:
    """Messages of the errors and warnings on what a statement says."""
    return [
        f"{one.rule} {one.message}"
        for one in result.findings
        if one.severity != "info" and one.rule.startswith(JUDGING)
    ]


def is_seen(one: Statement, result: LintResult) -> bool:
    digits = digits_of(one.stated)
    if not digits:
        return any(claim.verdict != "skipped" for claim in result.claims)
    return digits in {number for _, number in judged_numbers(result.claims)}


def find_stated(one: Statement) -> re.Match[str] | None:
    """Where the stated number stands in the text: a percentage last, another number first."""
    digits = digits_of(one.stated)
    if not digits:
        return None
    pattern = r"[,，\s]?".join(map(re.escape, digits)).replace(r"\.", "[.．]")
    hits = list(re.finditer(rf"(?<![\d.,．]){pattern}(?![\d.．]|,\d)", one.text))
    if one.stated.endswith("%"):
        hits = [hit for hit in hits if one.text[hit.end() :].lstrip()[:1] in "%％"]
    return hits[-1 if one.stated.endswith("%") else 0] if hits else None


def broken_texts(one: Statement) -> Iterator[str]:
    """The statement with its number broken in every way that is certainly wrong."""
    hit = find_stated(one)
    if hit is None or one.recomputed is None:
        return
    for mutant in break_number(plain(hit[0])):
        if not agrees(mutant, one.recomputed):
            yield one.text[: hit.start()] + mutant.text + one.text[hit.end() :]


def agrees(mutant: Mutant, recomputed: Decimal) -> bool:
    """Whether a broken number is the recomputed one but for a unit of its last digit."""
    number = abs(Decimal(mutant.number))
    unit = Decimal(1).scaleb(int(number.as_tuple().exponent))
    return abs(number - recomputed) <= unit


def draw_row(name: str, count: Counter[str]) -> tuple[str, ...]:
    return (
        name,
        str(count["right"]),
        str(count["accused"]),
        share(count["seen"], count["right"]),
        str(count["wrong"]),
        share(count["caught"], count["wrong"]),
        str(count["mutants"]),
        share(count["noticed"], count["mutants"]),
    )


def describe(one: Statement, events: Counter[str]) -> Iterable[str]:
    """What went wrong with a statement."""
    if events["accused"]:
        yield f"accused {one.id} {one.text}"
    if events["right"] and not events["seen"]:
        yield f"unseen {one.id} {one.text} [{one.stated}]"
    if events["wrong"] and not events["caught"]:
        yield f"uncaught {one.id} {one.text} [{one.stated}]"
    if escaped := events["mutants"] - events["noticed"]:
        yield f"escaped {escaped} of {events['mutants']} {one.id} {one.text} [{one.stated}]"
