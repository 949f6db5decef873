"""Word comments on the exact words, and safe corrections as tracked changes.

Source: ISO/IEC 29500-1, 17.13.4 (comments) and 17.13.5 (revisions).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.annotate import span_of
from perflint.annotate.docx.filing import OpenFiling
from perflint.annotate.wording import write_note

if TYPE_CHECKING:
    from perflint.annotate import AnnotateOptions
    from perflint.model.document import Document
    from perflint.model.result import LintResult


def annotate(
    data: bytes, document: Document, result: LintResult, options: AnnotateOptions
) -> bytes:
    """The filing with a comment for each finding; see Annotator.

    Text, formatting, others' comments and every other part stay as they are. In footnotes and
    headers Word allows no comments: such a finding stands at the mark of the note, or at the first
    words of the filing. A note of ours that someone answered stays, with its answers.
    """
    filing = OpenFiling(data, document)
    for fix in options.fixes:
        filing.correct(span_of(fix, document), fix.suggestion)
    for finding in result.findings:
        filing.comment(span_of(finding, document), write_note(finding, options), options.date)
    return filing.finish(options.date)
