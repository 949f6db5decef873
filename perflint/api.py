"""One filing in, one result out: every door calls these two functions and nothing else."""

from __future__ import annotations

from perflint.config import Config
from perflint.engine import judge_subject
from perflint.errors import ReadError
from perflint.extract.build import build
from perflint.model.document import Document
from perflint.model.result import LintResult, ReadFailure
from perflint.model.rule import Ruleset
from perflint.postprocess import postprocess
from perflint.readers import read


def lint_file(path: str, ruleset: Ruleset, config: Config) -> LintResult:
    """Read and judge one filing (`-`: standard input). A filing that cannot be read comes back with
    status `unreadable` and the reason; UsageError is raised for an unknown profile only."""
    try:
        document = read(path)
    except ReadError as error:
        return LintResult(
            path=path,
            format="",
            status="unreadable",
            error=ReadFailure(error.kind, error.title, error.hint),
        )
    return lint_document(document, ruleset, config)


def lint_text(text: str, ruleset: Ruleset, config: Config, *, path: str = "<text>") -> LintResult:
    """Judge a filing given as text."""
    return lint_document(read("-", data=text.encode(), name=path), ruleset, config)


def lint_document(document: Document, ruleset: Ruleset, config: Config) -> LintResult:
    """Judge a filing already read."""
    config = config.at(document.path)
    result = judge_subject(build(document, ruleset, profile=config.profile), ruleset, config)
    return result._replace(findings=postprocess(result.findings))
