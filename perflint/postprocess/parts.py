"""The result of a report and its attachments, judged as one, shared out among their files."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from perflint.model.document import Document
from perflint.model.result import ClaimRecord, Coverage, Finding, LintResult
from perflint.text.fingerprint import make_fingerprint, settle_path


class Shares:
    """Which lines of the joined text belong to which of `documents`, the report first; paths in
    fingerprints are as seen from `root`."""

    __slots__ = ("documents", "root", "starts")

    def __init__(self, documents: Sequence[Document], root: str = "") -> None:
        self.documents = documents
        self.root = root
        lengths = [document.text.count("\n") + 1 for document in documents]
        self.starts = [0, *accumulate(lengths)][:-1]

    def share(self, result: LintResult) -> LintResult:
        """`result` with what stands in the attachments moved to results of their own. The identity
        is that of the filing; its coverage stays with the report."""
        findings: list[list[Finding]] = [[] for _ in self.documents]
        claims: list[list[ClaimRecord]] = [[] for _ in self.documents]
        for finding in result.findings:
            findings[self._of(finding.location.line)].append(self._finding(finding))
        for claim in result.claims:
            claims[self._of(claim.line)].append(self._claim(claim))
        own, *attached = (
            LintResult(
                document.path,
                document.format,
                "checked",
                report=result.report,
                findings=tuple(findings[i]),
                claims=tuple(claims[i]),
                coverage=Coverage(0, 0, {}),
                text=document.text if result.text else "",
                attached_to=result.path if i else "",
                unchecked=result.unchecked,
            )
            for i, document in enumerate(self.documents)
        )
        return own._replace(
            outline=result.outline, coverage=result.coverage, attachments=tuple(attached)
        )

    def _of(self, line: int) -> int:
        return bisect_right(self.starts, line - 1) - 1

    def _finding(self, finding: Finding) -> Finding:
        at = finding.location
        own = self._of(at.line)
        above = self.starts[own]
        related = tuple(
            place._replace(line=self._line(place.line), path=self._path(place.line, own))
            for place in finding.related
        )
        moved = at._replace(line=at.line - above, end_line=at.end_line - above)
        fingerprint = finding.fingerprint
        if own:
            named = settle_path(self.documents[own].path, self.root)
            fingerprint = make_fingerprint(finding.rule, named, fingerprint)
        return finding._replace(location=moved, related=related, fingerprint=fingerprint)

    def _claim(self, claim: ClaimRecord) -> ClaimRecord:
        own = self._of(claim.line)
        above = self.starts[own]
        operands = tuple(
            operand._replace(line=self._line(operand.line), path=self._path(operand.line, own))
            for operand in claim.operands
        )
        stated = claim.stated and claim.stated._replace(line=claim.stated.line - above)
        end = max(claim.line, claim.end_line) if self._of(claim.end_line) == own else claim.line
        return claim._replace(
            line=claim.line - above, end_line=end - above, stated=stated, operands=operands
        )

    def _line(self, line: int) -> int:
        return line - self.starts[self._of(line)]

    def _path(self, line: int, own: int) -> str:
        """The file that `line` is in, "" for the one that speaks."""
        at = self._of(line)
        return "" if at == own else self.documents[at].path
