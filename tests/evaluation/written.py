"""Written reports and filings with seeded defects (shared/reports, shared/filings, fixtures/written).

A seeded defect is *found* when an error or warning points at the words named at one of its places,
or shows its number in the calculation. An error about no defect, in no line of one, is an error on
right text. Right statements are seen as in the corpus and broken the same way, the latter
in plain texts only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from perflint.api import lint_file
from perflint.config import Config
from perflint.model.result import ClaimRecord, Finding, LintResult
from perflint.model.rule import Ruleset
from tests.evaluation.breaking import NUMBER, Target, figures_of, run_breaks
from tests.evaluation.corpus import digits_of, lint_broken
from tests.evaluation.labelled import Filing, Label, Spot, find_filings, find_spots, find_written
from tests.evaluation.mutants import Mutant
from tests.evaluation.recompute import as_printed, can_hold
from tests.evaluation.shared import SPLITS, split_of
from tests.evaluation.table import Measured, share

COLUMNS = ("报告", "埋设错误", "找到", "误报差错", "误报提醒", "正确", "认出", "变异", "查出变异")
TITLE = "写成的报告和材料（shared/reports、shared/filings）"
NOTE = "19 份报告和 3 份材料，标注了埋设的错误和核对无误的数字。held 是始终不看内容的七份。"
BY_CATEGORY = "埋设的错误，按种类"
OTHERS = "另写的报告（fixtures/written）"
OTHERS_NOTE = (
    "40 份报告，由没有看过 perflint、也没有看过上面各份报告的人另写，标注同上。"
    "held 是始终不看内容的十份；地名是真的，数字都是虚构的。"
)
BROKEN_BY = ("NUM", "TAB", "SCO", "FIL2")


class Pointed(NamedTuple):
    """An error or warning in the file at `path`."""

    path: str
    finding: Finding


def measure_written(ruleset: Ruleset) -> list[Measured]:
    """Counts by filing of ../shared, and seeded defects by category."""
    return measure_filings(ruleset, find_filings(), Measured("reports", TITLE, NOTE, COLUMNS, ()))


def measure_others(ruleset: Ruleset) -> list[Measured]:
    """Counts by filing of fixtures/written, and seeded defects by category."""
    table = Measured("written", OTHERS, OTHERS_NOTE, COLUMNS, ())
    return measure_filings(ruleset, find_written(), table)


def measure_filings(ruleset: Ruleset, filings: Iterable[Filing], table: Measured) -> list[Measured]:
    """Counts by filing in the rows of `table`, and seeded defects by category."""
    counts: dict[str, Counter[str]] = {}
    categories: dict[str, Counter[str]] = {}
    details: list[str] = []
    for filing in filings:
        split = split_of(f"{filing.name}.txt")
        first, *others = (one.path for one in filing.documents)
        results = lint_file(first, ruleset, Config(), tuple(others)).unfold()
        told: list[str] = []
        events = judge_findings(filing, results, categories, told)
        events += judge_statements(filing, results, told)
        events += judge_mutants(filing, ruleset)
        for row in (split, "合计", filing.name):
            counts.setdefault(row, Counter()).update(events)
        if split == "development":
            details += told
    rows = tuple(draw_row(row, counts[row]) for row in dict.fromkeys((*SPLITS, "合计", *counts)))
    by_category = tuple(
        (name, str(n["seeded"]), share(n["found"], n["seeded"]))
        for name, n in sorted(categories.items())
    )
    return [
        table._replace(rows=rows, details=tuple(details)),
        Measured(f"{table.name}-categories", BY_CATEGORY, "", ("种类", "处", "找到"), by_category),
    ]


def judge_findings(
    filing: Filing,
    results: tuple[LintResult, ...],
    categories: dict[str, Counter[str]],
    told: list[str],
) -> Counter[str]:
    """Which defects are found, and what is reported where there is none."""
    findings = [
        Pointed(result.path, one)
        for result in results
        for one in result.findings
        if one.severity != "info"
    ]
    events: Counter[str] = Counter()
    known: set[tuple[str, int]] = set()
    about: set[Pointed] = set()
    for defect in filing.labels["defects"]:
        spots = find_spots(defect, filing)
        known |= {(spot.path, spot.line) for spot in spots}
        pointing = {one for one in findings if is_of(one, spots, defect)}
        about |= pointing
        category = categories.setdefault(defect["category"], Counter())
        for counter in (events, category):
            counter.update({"seeded": 1, "found": int(bool(pointing))})
        if not pointing:
            place = f"{filing.name}:{defect.get('line', defect.get('anchor'))}"
            told.append(f"not found {place} {defect['category']} {defect['message']}")
    for one in findings:
        place = one.finding.location
        lines = range(place.line, place.end_line + 1)
        if one not in about and not any((one.path, line) in known for line in lines):
            events[one.finding.severity] += 1
            where = f"{filing.name}:{place.line}:{place.column}"
            told.append(
                f"false {one.finding.severity} {where} {one.finding.rule} {one.finding.message}"
            )
    return events


def is_of(one: Pointed, spots: Iterable[Spot], defect: Label) -> bool:
    """Whether a finding is about a defect: it overlaps its words, or names its number, one too short to
    be told from others only in the same line."""
    spots = tuple(spots)
    if any(overlaps(one, spot) for spot in spots):
        return True
    number = digits_of(str(defect["stated"]))
    message = one.finding.message
    if number in figures_of(message):
        return True
    near = any(is_in_line_of(one, spot) for spot in spots)
    return near and number in map(digits_of, NUMBER.findall(message))


def is_in_line_of(one: Pointed, spot: Spot) -> bool:
    place = one.finding.location
    return one.path == spot.path and place.line <= spot.line <= place.end_line


def overlaps(one: Pointed, spot: Spot) -> bool:
    place = one.finding.location
    if not is_in_line_of(one, spot):
        return False
    same = place.line == place.end_line
    return not same or (place.column < spot.end and spot.start < place.end_column)


def judge_statements(
    filing: Filing, results: tuple[LintResult, ...], told: list[str]
) -> Counter[str]:
    """Which right statements are seen."""
    claims = [(result.path, one) for result in results for one in result.claims]
    events: Counter[str] = Counter()
    for label in filing.labels["right"]:
        spots = find_spots(label, filing)
        seen = any(is_about(path, one, spot, label) for path, one in claims for spot in spots)
        events.update({"right": 1, "seen": int(seen)})
        if not seen:
            place = f"{filing.name}:{label.get('line', label.get('anchor'))}"
            told.append(f"unseen {place} {label['kind']} {label['stated']}")
    return events


def is_about(path: str, claim: ClaimRecord, spot: Spot, label: Label) -> bool:
    """Whether a claim that is not skipped judges a labelled number, or the words labelled."""
    if claim.verdict == "skipped" or path != spot.path:
        return False
    digits = digits_of(label["stated"])
    if not digits or claim.stated is None:
        return claim.line <= spot.line <= claim.end_line and label["stated"] in claim.text
    return claim.stated.line == spot.line and digits_of(claim.stated.text) == digits


def judge_mutants(filing: Filing, ruleset: Ruleset) -> Counter[str]:
    """How many breaks of right statements are caught; none where the filing is no plain text."""
    document = filing.documents[0]
    if document.format != "txt":
        return Counter()
    targets = list(find_targets(filing))
    outcomes = run_breaks(
        document.text, targets, lambda text: lint_broken(text, document.path, ruleset), BROKEN_BY
    )
    return Counter(mutants=len(outcomes), caught=sum(one.caught for one in outcomes))


def find_targets(filing: Filing) -> Iterator[Target]:
    """The right statements that are arithmetic on printed numbers."""
    lines = filing.documents[0].text.split("\n")
    for label in filing.labels["right"]:
        formula = str(label.get("expression", "")).partition("==")[0]
        spot, *_ = find_spots(label, filing)
        stated = label["stated"]
        start = lines[spot.line - 1].find(stated, label.get("column", spot.start) - 1)
        number = digits_of(stated)
        if start < 0 or not number or not holds(number, formula):
            continue

        def agrees(mutant: Mutant, formula: str = formula) -> bool:
            return holds(mutant.number, formula)

        yield Target(f"{filing.name}:{spot.line}:{start}", spot.line, start, stated, agrees)


def holds(number: str, formula: str) -> bool:
    """Whether a number follows from a formula; False where that is no arithmetic."""
    try:
        return can_hold(as_printed(number, formula), formula, factor=Fraction(1))
    except (ValueError, ZeroDivisionError):
        return False


def draw_row(name: str, count: Counter[str]) -> tuple[str, ...]:
    return (
        name,
        str(count["seeded"]),
        share(count["found"], count["seeded"]),
        str(count["error"]),
        str(count["warning"]),
        str(count["right"]),
        share(count["seen"], count["right"]),
        str(count["mutants"]),
        share(count["caught"], count["mutants"]),
    )
