"""Two rounds of the same filings: what was fixed, what remains, what is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from perflint.compare.match import match_findings
from perflint.compare.pair import pair_filings
from perflint.model.result import Finding, LintResult
from perflint.reporters.overview import Departments

Change = Literal["fixed", "suppressed", "unchecked", "remaining", "new", "unknown"]
OWN = "PFL"
"""How the ids begin of what perflint says of its own run: no rule, never switched off."""
FORMATS: Mapping[str, str] = {
    "rich": "perflint.compare.formats.rich",
    "concise": "perflint.compare.formats.concise",
    "json": "perflint.compare.formats.json",
    "xlsx": "perflint.compare.formats.xlsx",
    "html": "perflint.compare.formats.html",
}


class ComparedFiling(NamedTuple):
    """A filing in both rounds, or in one of them.

    `path` is the later one's where there is one, `earlier_path` the earlier one's, "" if the filing
    is new. `standing` says whether the rounds can be compared: `compared`; `added`, only in the
    later round; `absent`, only in the earlier; `unreadable`, not read in the later; `readable`, not
    read in the earlier. `suppressed` are findings accepted as exceptions since: still there, to be put
    right no more; `unchecked` those whose rule was not run on the later filing, so that nobody knows
    whether they are still there. `unknown` are findings of the earlier round of which nothing can be said,
    because the filing is absent or unreadable now: they never count as fixed.
    """

    path: str
    earlier_path: str
    department: str
    standing: str
    fixed: tuple[Finding, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    unchecked: tuple[Finding, ...] = ()
    remaining: tuple[Finding, ...] = ()
    new: tuple[Finding, ...] = ()
    unknown: tuple[Finding, ...] = ()

    @property
    def changes(self) -> dict[Change, tuple[Finding, ...]]:
        """The findings by what became of them."""
        return {
            "fixed": self.fixed,
            "suppressed": self.suppressed,
            "unchecked": self.unchecked,
            "remaining": self.remaining,
            "new": self.new,
            "unknown": self.unknown,
        }

    @property
    def worth_showing(self) -> bool:
        """Whether there is anything to say of it."""
        return self.standing != "compared" or any(self.changes.values())


class Comparison(NamedTuple):
    """Two rounds side by side: filings in the order of the later round, absent ones at the end.
    `results` are those of the later round with what was decided in the earlier one."""

    before: str
    after: str
    filings: tuple[ComparedFiling, ...]
    results: tuple[LintResult, ...] = ()


class Tally(NamedTuple):
    """How many findings of each kind."""

    filings: int = 0
    fixed: int = 0
    suppressed: int = 0
    unchecked: int = 0
    remaining: int = 0
    new: int = 0
    unknown: int = 0

    def plus(self, filing: ComparedFiling) -> Tally:
        """This with one filing more."""
        return Tally(
            self.filings + 1,
            self.fixed + len(filing.fixed),
            self.suppressed + len(filing.suppressed),
            self.unchecked + len(filing.unchecked),
            self.remaining + len(filing.remaining),
            self.new + len(filing.new),
            self.unknown + len(filing.unknown),
        )


def compare_rounds(
    earlier: Iterable[LintResult],
    later: Iterable[LintResult],
    before: str,
    after: str,
    rules: frozenset[str] = frozenset(),
) -> Comparison:
    """The comparison of two rounds, called `before` and `after`; `rules` are those the later one knew,
    none where that is not told. Remaining findings are told as the later round has them."""
    known: dict[int, str] = {}
    rounds = tuple(earlier), tuple(later)
    for results in rounds:
        departments = Departments()
        known |= {id(result): departments.name(result) for result in results}
    filings: list[ComparedFiling] = []
    told: list[LintResult] = []
    for old, new in pair_filings(*rounds):
        made = compare_filing(old, new, rules)
        filings.append(made._replace(department=known[id(name_from(old, new))]))
        if new is not None:
            told.append(carry(new, made))
    return Comparison(before, after, tuple(filings), tuple(told))


def carry(later: LintResult, compared: ComparedFiling) -> LintResult:
    """The later result, its remaining findings as compared: with what was decided of them before."""
    remaining, new = iter(compared.remaining), {id(one) for one in compared.new}
    found = (one if id(one) in new else next(remaining, one) for one in later.findings)
    return later._replace(findings=tuple(found))


def name_from(earlier: LintResult | None, later: LintResult | None) -> LintResult:
    """Which of the two tells the department: the later one if it could be read."""
    known = (one for one in (later, earlier) if one and one.report)
    shown = next(known, later or earlier)
    assert shown is not None
    return shown


def compare_filing(
    earlier: LintResult | None, later: LintResult | None, rules: frozenset[str] = frozenset()
) -> ComparedFiling:
    """What changed in one filing, its department aside; at least one of the two is there."""
    shown = later or earlier
    assert shown is not None
    path, before = (earlier.path, earlier.findings) if earlier else ("", ())
    made = ComparedFiling(shown.path, path, "", "compared")
    if later is None or later.error is not None:
        return made._replace(standing="unreadable" if later else "absent", unknown=before)
    if earlier is None or earlier.error is not None:
        standing = "added" if earlier is None else "readable"
        return made._replace(standing=standing, new=later.findings)
    return compare_findings(made, earlier, later, rules)


def compare_findings(
    made: ComparedFiling, earlier: LintResult, later: LintResult, rules: frozenset[str]
) -> ComparedFiling:
    """`made` with what became of the findings of a filing that could be read both times."""
    matched = match_findings(earlier.findings, later.findings)
    accepted = match_findings(matched.fixed, later.suppressed)
    left_out = {one.rule for one in accepted.fixed if not was_run(one.rule, later, rules)}
    return made._replace(
        fixed=tuple(one for one in accepted.fixed if one.rule not in left_out),
        unchecked=tuple(one for one in accepted.fixed if one.rule in left_out),
        suppressed=accepted.remaining,
        remaining=matched.remaining,
        new=matched.new,
    )


def was_run(rule: str, later: LintResult, rules: frozenset[str]) -> bool:
    """Whether the later round, which knew `rules`, ran `rule` on this filing."""
    if rule.startswith(OWN):
        return True
    return rule not in later.unchecked and (not rules or rule in rules)


def tally_departments(comparison: Comparison) -> dict[str, Tally]:
    """The tally of each department, in the order in which they first appear."""
    tallies: dict[str, Tally] = {}
    for filing in comparison.filings:
        department = filing.department
        tallies[department] = tallies.get(department, Tally()).plus(filing)
    return tallies


def tally_all(comparison: Comparison) -> Tally:
    """The tally of the whole."""
    total = Tally()
    for filing in comparison.filings:
        total = total.plus(filing)
    return total
