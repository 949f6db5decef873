"""What perflint says of one filing: findings, claims and coverage, located for a person."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from perflint.model.rule import Basis, Severity


class Location(NamedTuple):
    """Lines and columns of the filing's text from 1; the rest where the format has it. In a table `row`
    counts from 1, `label` is what the row is called, `heading` what stands over the column, and `table`
    what the table is called; plain text has none of them. `plain`: the filing is plain text, whose lines a
    person sees."""

    line: int
    column: int
    end_line: int
    end_column: int
    page: int | None = None
    paragraph: int | None = None
    sheet: str | None = None
    cell: str | None = None
    section: str = ""
    row: int | None = None
    table: str = ""
    label: str = ""
    heading: str = ""
    plain: bool = False


class RelatedPlace(NamedTuple):
    """Another place that takes part in a finding; `path` is the file it stands in, "" for the one
    the finding stands in."""

    line: int
    column: int
    role: str
    text: str
    path: str = ""
    page: int | None = None
    paragraph: int | None = None
    sheet: str | None = None
    cell: str | None = None
    row: int | None = None
    plain: bool = False


class Values(NamedTuple):
    """What a contradicted statement says, what it should say, and the calculation."""

    stated: str
    expected: str
    expression: str


Verdict = Literal["accepted", "rejected", "pending"]


class Decision(NamedTuple):
    """What a reviewer made of a finding: accepted, rejected or still to be verified; `note` says why."""

    verdict: Verdict
    note: str = ""
    reviewer: str = ""


class Finding(NamedTuple):
    """One problem at one place. `excerpt` quotes the filing, `mark` the part of it meant (character
    offsets in `excerpt`). `fingerprint` = rule + file + normalised content, never a line number."""

    rule: str
    name: str
    severity: Severity
    confidence: str
    message: str
    location: Location
    excerpt: str
    mark: tuple[int, int]
    basis: Basis
    fingerprint: str
    values: Values | None = None
    related: tuple[RelatedPlace, ...] = ()
    suggestion: str = ""
    decision: Decision | None = None


class LocatedOperand(NamedTuple):
    """A quantity of a claim with its place in the text; `path` is the file it stands in, "" for
    that of the claim."""

    role: str
    text: str
    value: str
    unit: str
    line: int
    column: int
    path: str = ""


class ClaimRecord(NamedTuple):
    """A claim as `perflint inspect` shows it."""

    kind: str
    rule: str
    verdict: str
    reason: str
    line: int
    end_line: int
    text: str
    stated: LocatedOperand | None
    expected: str
    expression: str
    operands: tuple[LocatedOperand, ...]


class OutlineRow(NamedTuple):
    """One heading of the outline."""

    level: int
    number: str
    title: str
    line: int
    empty: bool


class ReportInfo(NamedTuple):
    """The identity of a report, undetermined fields None. `evidence` maps a field to the words and
    the line it was read from. `template` is the outline it was held against, "" for
    none; None where that is not known. `unsaid`: nothing tells what the text is, so that it is no other
    document for sure."""

    type: str | None
    year: int | None
    region: str | None
    profile: str | None
    department: str | None
    score: str | None
    grade: str | None
    evidence: Mapping[str, str] = MappingProxyType({})
    template: str | None = None
    unsaid: bool = False


class Coverage(NamedTuple):
    """Numeric statements found and checked; the rest skipped, counted by reason."""

    found: int
    checked: int
    skipped: Mapping[str, int]


class ReadFailure(NamedTuple):
    """Why a filing could not be read, in words for its owner."""

    kind: str
    message: str
    hint: str


class LintResult(NamedTuple):
    """Everything perflint says of one filing. `status` is checked or unreadable.

    `attachments` are the results of the files read together with it, each with what was found in
    it and with the path of the report it is `attached_to`; `unfold` sets them side by side. `until`
    is the last day (ISO) for which the result holds, where a suppression has one; "" for ever.
    `suppressed` are the findings that were accepted as exceptions: by a comment, a file beside the
    filing, the configuration or a baseline. `unchecked` are the rules that were not run on the filing:
    switched off, or not meant for such a document.
    """

    path: str
    format: str
    status: Literal["checked", "unreadable"]
    error: ReadFailure | None = None
    report: ReportInfo | None = None
    findings: tuple[Finding, ...] = ()
    claims: tuple[ClaimRecord, ...] = ()
    outline: tuple[OutlineRow, ...] = ()
    coverage: Coverage = Coverage(0, 0, {})
    text: str = ""
    attachments: tuple[LintResult, ...] = ()
    attached_to: str = ""
    until: str = ""
    suppressed: tuple[Finding, ...] = ()
    unchecked: tuple[str, ...] = ()

    def unfold(self) -> tuple[LintResult, ...]:
        """One result a file: the filing's own, then those of its attachments."""
        if not self.attachments:
            return (self,)
        return (self._replace(attachments=()), *self.attachments)
