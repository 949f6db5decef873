"""One filing in, one result out: every door calls these two functions and nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from perflint.config import Config, config_at
from perflint.engine import judge_subject
from perflint.errors import ReadError
from perflint.extract.build import build
from perflint.lang import Lang
from perflint.model.document import Document, Place
from perflint.model.result import Finding, LintResult, ReadFailure
from perflint.model.rule import Ruleset
from perflint.model.subject import Subject
from perflint.postprocess import postprocess
from perflint.postprocess.sidecar import Found, find_suppressions
from perflint.readers import read
from perflint.readers.limits import set_limits
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
        return lint_together(path, attachments, ruleset, config)
    try:
        document = read(path, limits=set_limits(config.limits))
    except ReadError as error:
        return refuse(path, error, config.lang)
    return lint_document(document, ruleset, config, find_beside(path, config))


def refuse(path: str, error: ReadError, lang: Lang = "zh") -> LintResult:
    """The result of a file that cannot be read, in words of `lang`."""
    failure = ReadFailure(error.kind, error.title, error.hint)
    if lang == "en":
        from perflint.translations import translate_hint, translate_title

        hint = translate_hint(error.hint, error.kind)
        failure = ReadFailure(error.kind, translate_title(error.title, error.kind), hint)
    return LintResult(path, "", "unreadable", error=failure)


def find_beside(path: str, config: Config) -> Found:
    """What files beside the filing at `path`, and `config`, accept in it."""
    return find_suppressions(path, config) if config.suppress else NOTHING


def lint_together(
    path: str, attachments: tuple[str, ...], ruleset: Ruleset, config: Config
) -> LintResult:
    """As `lint_file`, for a filing in several files. Tables are judged together with the report;
    an attachment of prose, and all of them where the report cannot be read, each by itself."""
    limits = set_limits(config.limits)
    documents: dict[str, Document] = {}
    results: dict[str, LintResult] = {}
    for one in (path, *attachments):
        try:
            documents[one] = read(one, limits=limits)
        except ReadError as error:
            results[one] = refuse(one, error, config.lang)
    together = []
    if path in documents:
        documents[path] = documents[path]._replace(
            attachments=tuple(map(os.path.basename, attachments))
        )
        together = [documents[path], *choose_tables(documents, path)]
    if len(together) > 1:
        results |= judge_together(together, ruleset, config)
    for one, document in documents.items():
        if one not in results:
            results[one] = lint_document(document, ruleset, config, find_beside(one, config))
    attached = tuple(results[one]._replace(attached_to=path) for one in attachments)
    until = min((result.until for result in results.values() if result.until), default="")
    return results[path]._replace(attachments=attached, until=until)


def judge_together(
    documents: list[Document], ruleset: Ruleset, config: Config
) -> dict[str, LintResult]:
    """The results of a report, the first of `documents`, and its tables by their paths, all judged as one
    filing."""
    from perflint.extract.join import join
    from perflint.postprocess.parts import Shares

    whole = join(*map(without_comments, documents))
    settings = config_at(config, documents[0].path)
    subject = build(whole, ruleset, profile=settings.profile, year=settings.year)
    documents = [remark_year(documents[0], subject, settings.year), *documents[1:]]
    judged = Shares(documents, config.root).share(judge_subject(subject, ruleset, settings))
    return {
        result.path: accept(document, result, ruleset, settings, find_beside(result.path, config))
        for document, result in zip(documents, judged.unfold(), strict=True)
    }


def choose_tables(documents: dict[str, Document], path: str) -> Iterator[Document]:
    """Those of `documents` to be judged together with the report at `path`. One of another unit is
    not, and says so."""
    from perflint.extract.join import find_stranger, is_tabular

    report = documents[path]
    for one, document in documents.items():
        if one == path or not is_tabular(document):
            continue
        stranger = find_stranger(report, document)
        if stranger is None:
            yield document
            continue
        values = (("unit", stranger.of(document.text)), ("report", path))
        remark = ("PFL203", stranger, Place(), values)
        documents[one] = document._replace(remarks=(*document.remarks, remark))


def remark_year(document: Document, subject: Subject, wanted: int) -> Document:
    """`document` with the remark that its report is of another year than the one `wanted` (0: none)."""
    said, kind = subject.identity.year, subject.identity.type.value
    if not wanted or said is None or said.span is None or said.value == str(wanted):
        return document
    if kind == "other":
        return document
    span = subject.flow.source_span(said.span)
    remark = ("PFL204", span, Place(), (("year", said.value), ("wanted", str(wanted))))
    return document._replace(remarks=(*document.remarks, remark))


def lint_text(text: str, ruleset: Ruleset, config: Config, *, path: str = "<text>") -> LintResult:
    """Judge a filing given as text."""
    return lint_document(read("-", data=text.encode(), name=path), ruleset, config)


def lint_document(
    document: Document, ruleset: Ruleset, config: Config, beside: Found = NOTHING
) -> LintResult:
    """Judge a filing already read; `beside` is what files say of findings accepted in it."""
    config = config_at(config, document.path)
    own = without_comments(document)
    subject = build(own, ruleset, profile=config.profile, year=config.year)
    document = remark_year(document, subject, config.year)
    return accept(document, judge_subject(subject, ruleset, config), ruleset, config, beside)


def without_comments(document: Document) -> Document:
    """`document` without what it says to perflint, which no check sees."""
    if HINT not in document.text:
        return document
    from perflint.postprocess.comments import blank_comments

    return blank_comments(document)


def accept(
    document: Document, result: LintResult, ruleset: Ruleset, config: Config, beside: Found
) -> LintResult:
    """`result` with the findings that are accepted in `document` or `beside` it among the suppressed."""
    findings: Iterable[Finding] = result.findings
    if document.unread:
        from perflint.postprocess.unread import notice_unread

        findings = [*findings, *notice_unread(document, config)]
    if document.remarks:
        from perflint.postprocess.remarks import notice_remarks

        findings = [*findings, *notice_remarks(document, config)]
    if any(beside) or (config.suppress and HINT in document.text):
        from perflint.postprocess.suppress import find_last_day, suppress

        findings, gone = suppress(findings, document, beside, ruleset, config)
        until = find_last_day(document, beside)
        result = result._replace(until=until, suppressed=postprocess(gone))
    text = document.text if config.detail else ""
    return result._replace(findings=postprocess(findings), text=text)
