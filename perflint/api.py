"""One filing in, one result out: every door calls these two functions and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from perflint.config import Config
from perflint.engine import judge_subject
from perflint.errors import ReadError
from perflint.extract.build import build
from perflint.model.document import Document
from perflint.model.result import Finding, LintResult, ReadFailure
from perflint.model.rule import Ruleset
from perflint.postprocess import postprocess
from perflint.postprocess.sidecar import Found, find_suppressions
from perflint.readers import read
from perflint.text.comments import HINT

NOTHING: Found = ((), ())


def lint_file(
    path: str, ruleset: Ruleset, config: Config, attachments: tuple[str, ...] = ()
) -> LintResult:
    """Read and judge one filing (`-`: standard input), files of suppressions beside it included. A
    filing that cannot be read comes back with status `unreadable` and the reason; UsageError is
    raised for an unknown profile only. `attachments` are files of the same filing; what is found in
    them is in the result's `attachments`, in their order."""
    if attachments:
        result = lint_file(path, ruleset, config)
        attached = tuple(lint_file(one, ruleset, config) for one in attachments)
        return result._replace(attachments=attached)
    try:
        document = read(path)
    except ReadError as error:
        return LintResult(
            path=path,
            format="",
            status="unreadable",
            error=ReadFailure(error.kind, error.title, error.hint),
        )
    beside = find_suppressions(path, config) if config.suppress else NOTHING
    return lint_document(document, ruleset, config, beside)


def lint_text(text: str, ruleset: Ruleset, config: Config, *, path: str = "<text>") -> LintResult:
    """Judge a filing given as text."""
    return lint_document(read("-", data=text.encode(), name=path), ruleset, config)


def lint_document(
    document: Document, ruleset: Ruleset, config: Config, beside: Found = NOTHING
) -> LintResult:
    """Judge a filing already read; `beside` is what files say of findings accepted in it."""
    config = config.at(document.path)
    if HINT in document.text:
        return lint_commented(document, ruleset, config, beside)
    result = judge_subject(build(document, ruleset, profile=config.profile), ruleset, config)
    findings: Iterable[Finding] = result.findings
    if any(beside):
        from perflint.postprocess.suppress import suppress

        findings = suppress(findings, document, beside, ruleset, config)
    return result._replace(findings=postprocess(findings))


def lint_commented(
    document: Document, ruleset: Ruleset, config: Config, beside: Found
) -> LintResult:
    """As `lint_document`, for a filing that speaks to perflint: no check sees what it says."""
    from perflint.postprocess.comments import blank_comments
    from perflint.postprocess.suppress import suppress

    report = blank_comments(document)
    result = judge_subject(build(report, ruleset, profile=config.profile), ruleset, config)
    findings: Iterable[Finding] = result.findings
    if config.suppress:
        findings = suppress(findings, document, beside, ruleset, config)
    return result._replace(
        findings=postprocess(findings), text=document.text if config.detail else ""
    )
