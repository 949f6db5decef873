"""From a filing to the few facts of it that comparing needs."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from hashlib import blake2b
from itertools import islice

from perflint.errors import ReadError
from perflint.extract.build import build
from perflint.model.document import Document
from perflint.model.folder import SCORE, Asked, Clause, FilingFacts, Told
from perflint.model.quantity import Quantity
from perflint.model.result import ReadFailure
from perflint.model.rule import Ruleset
from perflint.model.subject import Fact, Section, Subject
from perflint.operands.borrowed import hash_clause
from perflint.operands.context import under
from perflint.readers import read
from perflint.sheets import sheets
from perflint.text.comments import HINT
from perflint.text.patterns import compile_pattern

_CLAUSE = compile_pattern(r"[^，。；：！？、\n]{10,400}")
_OTHER_YEAR = compile_pattern(r"上年|去年|上一年|以前年度|[0-9]{4}年")
_CITES = compile_pattern(r"《[^》\n]{2,80}》|〔[0-9]{4}〕|规定|条例|办法")
_BEFORE, _AFTER = 24, 24
_MOST_FIGURES = 40


def collect(path: str, ruleset: Ruleset, asked: Asked) -> FilingFacts:
    """The facts of the filing at `path`."""
    try:
        document = read(path)
    except ReadError as error:
        return FilingFacts(path, error=ReadFailure(error.kind, error.title, error.hint))
    return gather(document, ruleset, asked)


def gather(document: Document, ruleset: Ruleset, asked: Asked) -> FilingFacts:
    """The facts of a filing already read."""
    subject = understand(document, ruleset)
    identity = subject.identity
    plain = "".join(subject.flow.text.split())
    digest = blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return FilingFacts(
        path=document.path,
        format=document.format,
        type=identity.type.value,
        unsaid=identity.kind == "unknown",
        year=int(identity.year.value) if identity.year else None,
        region=value_of(identity.region),
        department=value_of(identity.department),
        profile=subject.profile.id or None,
        score=value_of(identity.score),
        grade=value_of(identity.grade),
        digest=digest,
        length=len(plain),
        figures=(
            *find_score(subject),
            *islice(find_figures(subject, asked.labels), _MOST_FIGURES),
        ),
        clauses=array(
            "Q", [hash_clause(one.text) for one in find_clauses(subject, asked.exempt)]
        ).tobytes(),
    )


def understand(document: Document, ruleset: Ruleset) -> Subject:
    """The filing as understood, without what it says to perflint."""
    if HINT in document.text:
        from perflint.postprocess.comments import blank_comments

        document = blank_comments(document)
    return build(document, ruleset)


def value_of(fact: Fact | None) -> str | None:
    """The value of a fact that may be undetermined."""
    return fact.value if fact else None


def read_clauses(ruleset: Ruleset, asked: Asked, path: str) -> tuple[Clause, ...]:
    """The clauses behind the `FilingFacts.clauses` of the filing at `path`, one for each; none if it
    can no longer be read."""
    try:
        subject = understand(read(path), ruleset)
    except ReadError:
        return ()
    return tuple(find_clauses(subject, asked.exempt))


def find_clauses(subject: Subject, exempt: tuple[str, ...]) -> Iterator[Clause]:
    """The longer clauses of running text, in order: no tables, no headings, nothing under a title
    with one of the `exempt` words, and nothing that cites a law or a document, which many do in
    the same words."""
    text = subject.flow.text
    headings = {
        section.span.start for section in walk(subject) if section.kind in ("title", "heading")
    }
    for paragraph in subject.paragraphs:
        if paragraph.table is not None or paragraph.span.start in headings:
            continue
        if under(subject, paragraph.span.start, exempt):
            continue
        for match in _CLAUSE.finditer(text, paragraph.span.start, paragraph.span.end):
            words = match.group()
            if _CITES.search(words):
                continue
            line, column = subject.document.line_column(subject.flow.source(match.start()))
            yield Clause(words, line, column)


def walk(subject: Subject) -> Iterator[Section]:
    """Every section, from the first to the last."""
    left = list(reversed(subject.sections))
    while left:
        section = left.pop()
        yield section
        left.extend(reversed(section.children))


def find_figures(subject: Subject, labels: tuple[str, ...]) -> Iterator[Told]:
    """The figures whose label ends in one of `labels`, of the report's own year: those of prose, then
    those of tables with one column of numbers."""
    if labels:
        yield from _find_told(subject, labels)
        yield from _find_tabled(subject, labels)


def _find_told(subject: Subject, labels: tuple[str, ...]) -> Iterator[Told]:
    text = subject.flow.text
    year = f"{subject.identity.year.value}年" if subject.identity.year else ""
    for quantity in subject.quantities:
        if quantity.paragraph < 0 or quantity.qualifier or not quantity.label.endswith(labels):
            continue
        start = quantity.span.start
        begin = max(0, start - _BEFORE, text.rfind("\n", 0, start), text.rfind("。", 0, start))
        years = _OTHER_YEAR.findall(text, begin, start)
        if years and years[-1] != year and not quantity.label.startswith("上年"):
            continue
        yield tell(subject, quantity, quantity.label)


def _find_tabled(subject: Subject, labels: tuple[str, ...]) -> Iterator[Told]:
    for sheet in sheets(subject):
        if len(sheet.numeric) != 1:
            continue
        for row in range(len(sheet.lines)):
            quantity_there = sheet.number(row, sheet.numeric[0])
            label = sheet.label(row)
            if quantity_there is not None and label.endswith(labels):
                yield tell(subject, quantity_there, label)


def find_score(subject: Subject) -> Iterator[Told]:
    """The score that the filing gives itself."""
    score = subject.identity.score
    if score is None or score.span is None:
        return
    for quantity in subject.quantities:
        if quantity.span.start <= score.span.start < quantity.span.end:
            yield tell(subject, quantity, SCORE)
            return


def tell(subject: Subject, quantity: Quantity, label: str) -> Told:
    """A figure with the place where a person finds it."""
    flow, document = subject.flow, subject.document
    line, column = document.line_column(flow.source(quantity.span.start))
    start, end = quantity.span.start - _BEFORE, quantity.span.end + _AFTER
    around = flow.text[max(0, start) : end]
    cut = around.rfind("\n", 0, quantity.span.start - max(0, start)) + 1
    return Told(
        label, quantity.amount, quantity.ulp, quantity.text, line, column,
        around[cut:].partition("\n")[0].strip(),
    )  # fmt: skip
