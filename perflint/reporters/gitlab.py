"""GitLab Code Quality: a JSON array of issues, which merge requests show beside the change.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from perflint.reporters.encoding import encode, write_json
from perflint.text.fingerprint import make_fingerprint

if TYPE_CHECKING:
    from perflint.model.result import Finding, LintResult, ReadFailure
    from perflint.reporters import ReportOptions

SEVERITY: Mapping[str, str] = {"error": "major", "warning": "minor", "info": "info"}
UNREADABLE = "critical"


def render(
    results: Iterable[LintResult],
    options: ReportOptions,  # noqa: ARG001 - all formats have one signature
) -> Iterator[bytes]:
    """An issue a finding; a filing that cannot be read is one as well, the gravest.

    GitLab drops an issue whose fingerprint it has seen, so a repeated one gets a number.
    """
    seen: Counter[str] = Counter()
    head = "["
    for result in results:
        issues = [describe(result.path, finding) for finding in result.findings]
        if result.error is not None:
            issues.insert(0, describe_error(result.path, result.error))
        for issue in issues:
            mark = issue["fingerprint"]
            seen[mark] += 1
            if seen[mark] > 1:
                issue["fingerprint"] = f"{mark}-{seen[mark]}"
            yield encode(f"{head}\n{write_json(issue)}")
            head = ","
    yield encode(f"{head if head != ',' else ''}\n]\n")


def describe(path: str, finding: Finding) -> dict[str, Any]:
    """The issue for one finding."""
    at = finding.location
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": " ".join(f"{finding.rule} {finding.message}".split()),
        "categories": ["Bug Risk"],
        "severity": SEVERITY[finding.severity],
        "fingerprint": finding.fingerprint,
        "location": {"path": relative(path), "lines": {"begin": at.line, "end": at.end_line}},
    }


def describe_error(path: str, error: ReadFailure) -> dict[str, Any]:
    """The issue for a filing that cannot be read."""
    return {
        "type": "issue",
        "check_name": "unreadable",
        "description": " ".join(f"{error.message} {error.hint}".split()),
        "categories": ["Bug Risk"],
        "severity": UNREADABLE,
        "fingerprint": make_fingerprint("unreadable", path, error.kind),
        "location": {"path": relative(path), "lines": {"begin": 1, "end": 1}},
    }


def relative(path: str) -> str:
    """`path` the way GitLab writes those of a repository: `/` between names, no `./` before."""
    return path.replace("\\", "/").removeprefix("./")
