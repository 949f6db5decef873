"""The filing itself, with every finding written where it belongs. One format a module."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from perflint.model.span import Span

if TYPE_CHECKING:
    from datetime import datetime

    from perflint.lang import Lang
    from perflint.model.document import Document
    from perflint.model.result import Finding, LintResult
    from perflint.model.rule import Rule

AUTHOR = "perflint"
"""Whose name our notes bear; notes of this author are replaced when a filing is annotated anew."""

ANNOTATORS: Mapping[str, str] = {
    "docx": "perflint.annotate.docx",
    "pdf": "perflint.annotate.pdf",
    "xlsx": "perflint.annotate.xlsx",
}
"""Format (a key of FORMATS) to the module with an `annotate`, see Annotator."""


class Converter(NamedTuple):
    """How a format without an annotator becomes one that has one: `module` offers
    `convert(data: bytes, path: str) -> bytes` (ReadError if it cannot) and makes `format` of it."""

    module: str
    format: str


_WORD = Converter("perflint.annotate.word", "docx")
_WORKBOOK = Converter("perflint.annotate.workbook", "xlsx")
CONVERTERS: Mapping[str, Converter] = {
    **dict.fromkeys(("doc", "wps", "rtf", "odt"), _WORD),
    **dict.fromkeys(("xls", "et", "ods"), _WORKBOOK),
}
"""Formats that come back as another one: doc, wps, rtf and odt as docx; xls, et and ods as xlsx."""


RETRACTORS: Mapping[str, str] = {"docx": "perflint.annotate.docx"}
"""Formats with tracked changes, some perhaps proposed by us: the module with `retract(data) -> bytes`, which
takes these back, so that the filing is checked as its author wrote it."""


class AnnotateOptions(NamedTuple):
    """`date`: the time on the notes, None for none; the same options give the same bytes.
    `fixes`: findings whose suggestion is provably safe, to be proposed as changes that a person
    accepts or rejects, where the format has such a thing. `rules`: the rules of the run by id, for their titles.
    `certified`: annotate a PDF even where that breaks its certification."""

    version: str
    date: datetime | None = None
    lang: Lang = "zh"
    fixes: tuple[Finding, ...] = ()
    rules: Mapping[str, Rule] = MappingProxyType({})
    certified: bool = False


class Annotator(Protocol):
    """What the module of a format offers."""

    def annotate(
        self, data: bytes, document: Document, result: LintResult, options: AnnotateOptions
    ) -> bytes:
        """The filing in `data` with a note for each finding of `result` on its exact words.

        `document` is what the reader of this format makes of `data`. Nothing but our own notes is
        changed, earlier ones of ours are replaced. Raises ReadError where the file does not allow
        notes (protected, signed …).
        """
        ...


def load_annotator(format: str) -> Annotator:
    """The annotator of a format that is in ANNOTATORS."""
    return cast(Annotator, import_module(ANNOTATORS[format]))


def span_of(finding: Finding, document: Document) -> Span:
    """The characters of Document.text that a finding points at; empty where it points at a place
    between characters, such as where a section is missing."""
    at = finding.location
    start = document.offset(at.line, at.column)
    return Span(start, max(start, document.offset(at.end_line, at.end_column)))
