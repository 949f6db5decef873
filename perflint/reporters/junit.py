"""JUnit XML, which CI servers show as test results.

The attributes are those that Jenkins, GitLab and Azure read; there is no official schema.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from perflint.lang import SEVERITY, choose, name
from perflint.model.rule import SEVERITIES
from perflint.reporters.encoding import encode, make_printable
from perflint.telling.place import say_place

if TYPE_CHECKING:
    from perflint.model.result import Finding, LintResult
    from perflint.reporters import ReportOptions

ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\ufffe": " ", "\uffff": " "}
)


def render(results: Iterable[LintResult], options: ReportOptions) -> Iterator[bytes]:
    """A test suite a filing, a test case a finding.

    A finding that makes the run fail (`options.fail_on`) is a failure, a lesser one a test passed
    with output, a filing that cannot be read an error, one without findings a test passed.
    """
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="perflint">\n'
    for result in results:
        yield encode(head + "".join(write_suite(result, options)))
        head = ""
    yield encode(f"{head}</testsuites>\n")


def write_suite(result: LintResult, options: ReportOptions) -> Iterator[str]:
    """The lines of one filing's suite."""
    failing = SEVERITIES[: SEVERITIES.index(options.fail_on) + 1] if options.fail_on else ()
    failures = sum(finding.severity in failing for finding in result.findings)
    errors = int(result.error is not None)
    count = max(len(result.findings) + errors, 1)
    path = escape(result.path)
    yield (
        f'<testsuite name="{path}" tests="{count}" failures="{failures}" errors="{errors}"'
        ' skipped="0">\n'
    )
    if result.error is not None:
        message = escape(f"{result.error.message} {result.error.hint}".rstrip())
        title = escape(choose(options.lang, "无法读取", "cannot be read"))
        yield (
            f'<testcase classname="{path}" name="{title}">'
            f'<error type="{escape(result.error.kind)}" message="{message}"/></testcase>\n'
        )
    for finding in result.findings:
        yield write_case(path, finding, options, failed=finding.severity in failing)
    if result.error is None and not result.findings:
        title = escape(choose(options.lang, "未发现问题", "no problems found"))
        yield f'<testcase classname="{path}" name="{title}"/>\n'
    yield "</testsuite>\n"


def write_case(path: str, finding: Finding, options: ReportOptions, *, failed: bool) -> str:
    """The test case of one finding; its words in full stand in the body."""
    place = say_place(finding.location, options.lang)
    body = escape(
        f"{name(SEVERITY, finding.severity, options.lang)} {finding.rule} {finding.message}"
        f"  {place}  {finding.excerpt}"
    )
    title = escape(f"{finding.rule} {finding.name} ({finding.location.line})")
    message = escape(finding.message)
    inside = (
        f'<failure type="{finding.severity}" message="{message}">{body}</failure>'
        if failed
        else f"<system-out>{body}</system-out>"
    )
    return f'<testcase classname="{path}" name="{title}">{inside}</testcase>\n'


def escape(text: str) -> str:
    """`text` as XML content or attribute, without characters XML cannot hold."""
    return make_printable(text).translate(ESCAPES)
