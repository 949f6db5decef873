"""Count mistakes that stay caught under each transformation.

Only mistakes that are caught as they stand are tried. One is kept when an error or warning on the
transformed text names a number that was accused before (where none was, when there is any).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from perflint.api import lint_text
from perflint.config import Config
from perflint.model.result import Finding
from perflint.model.rule import Ruleset
from tests.evaluation.breaking import NUMBER
from tests.evaluation.corpus import digits_of
from tests.evaluation.invariance.cases import SOURCES, Case, find_cases
from tests.evaluation.invariance.transforms import TRANSFORMS
from tests.evaluation.openings import JUDGING
from tests.evaluation.table import Measured, share

TITLE = "换一种说法还能查出的错误"
NOTE = (
    "反例和真实语句（标注有误的，以及把正确的改错一位数字的）换序、插入无关分句、换系词、拆成两句、"
    "移入括号、改成表格后，仍查出的有多少；只试原样能查出的。不改变意思的条件见 "
    "tests/evaluation/invariance/transforms.py。"
)
RULES_TITLE = "换一种说法还能查出的错误，按规则和种类"
NAMES = {
    "swap": "换序",
    "filler": "插入分句",
    "linking": "换系词",
    "split": "拆成两句",
    "brackets": "移入括号",
    "table": "改成表格",
}


def measure_invariance(ruleset: Ruleset) -> list[Measured]:
    """Kept and tried by transformation and source, and by rule or kind."""
    by_source: Counter[tuple[str, str]] = Counter()
    by_group: Counter[tuple[str, str]] = Counter()
    groups: dict[str, None] = {}
    details = []
    for case in find_cases():
        accused = find_accusations(case.text, ruleset)
        by_source[case.source, "cases"] += 1
        by_source[case.source, "caught"] += bool(accused)
        if not accused:
            continue
        groups[case.group] = None
        for name, transformed, kept in try_all(case, accused, ruleset):
            for counter, row in ((by_source, case.source), (by_group, case.group)):
                counter[row, name] += 1
                counter[row, f"{name} kept"] += kept
            if not kept and case.source != SOURCES[2]:
                details.append(f"lost {name} {case.group} {case.id} {transformed}")
    names = {name: NAMES[name] for name in TRANSFORMS}
    rows = [("原样查出", *(share(by_source[s, "caught"], by_source[s, "cases"]) for s in SOURCES))]
    for name, title in names.items():
        cells = (share(by_source[s, f"{name} kept"], by_source[s, name]) for s in SOURCES)
        rows.append((title, *cells))
    by_rule = tuple(
        (group, *(share(by_group[group, f"{name} kept"], by_group[group, name]) for name in names))
        for group in groups
    )
    return [
        Measured("invariance", TITLE, NOTE, ("说法", *SOURCES), tuple(rows), tuple(details)),
        Measured("invariance-rules", RULES_TITLE, "", ("规则", *names.values()), by_rule),
    ]


def try_all(
    case: Case, accused: list[Finding], ruleset: Ruleset
) -> Iterable[tuple[str, str, bool]]:
    """Every transformation of a case, its text and whether the mistake is still caught."""
    blamed = {number for one in accused for number in blamed_numbers(one)}
    for name, transform in TRANSFORMS.items():
        for text in transform(case.text, case.listed):
            again = find_accusations(text, ruleset)
            named = {number for one in again for number in named_numbers(one)}
            yield (
                name,
                text.replace("\n", "⏎"),
                bool(again) and (not blamed or bool(blamed & named)),
            )


def find_accusations(text: str, ruleset: Ruleset) -> list[Finding]:
    """The errors and warnings on what a text says."""
    path = "text.md" if text.startswith("|") else "text.txt"
    findings = lint_text(text, ruleset, Config(), path=path).findings
    return [one for one in findings if one.severity != "info" and one.rule.startswith(JUDGING)]


def blamed_numbers(one: Finding) -> set[str]:
    """The number a finding points at."""
    start, end = one.mark
    return {digits_of(one.values.stated if one.values else one.excerpt[start:end])} - {""}


def named_numbers(one: Finding) -> set[str]:
    """Every number a finding points at or mentions."""
    mentioned = {digits_of(match[0]) for match in NUMBER.finditer(one.message)}
    return blamed_numbers(one) | mentioned
