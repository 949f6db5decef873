"""PDF files with findings as highlights, each with its note.

Notes are appended to the file as it is (an incremental update, ISO 32000-1, 7.5.6), so every byte of
the filing stays, and signatures stay valid for what was signed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.annotate import span_of
from perflint.annotate.pdf.marks import Mark, add_marks
from perflint.annotate.pdf.places import Area, find_areas
from perflint.annotate.wording import write_note

if TYPE_CHECKING:
    from perflint.annotate import AnnotateOptions
    from perflint.model.document import Document
    from perflint.model.result import LintResult


def annotate(
    data: bytes, document: Document, result: LintResult, options: AnnotateOptions
) -> bytes:
    """The filing with a highlight on the words of each finding; a finding without words of its own,
    such as a missing section, is a note beside the line it follows.

    Earlier notes of ours are replaced; nothing else changes. Raises ReadError: encrypted where the
    file may not be changed, corrupt where it cannot be taken apart.
    """
    spans = [span_of(finding, document) for finding in result.findings]
    areas = find_areas(data, document, spans, [one.location.page for one in result.findings])
    marks = [
        Mark(area, write_note(finding, options), finding, number)
        for finding, found in zip(result.findings, areas, strict=True)
        for number, area in enumerate(found or (Area(1, ()),))
    ]
    return add_marks(data, marks, options.date, certified=options.certified)
