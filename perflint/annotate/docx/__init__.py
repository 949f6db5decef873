"""Word comments on the exact words, and safe corrections as tracked changes.

Source: ISO/IEC 29500-1, 17.13.4 (comments) and 17.13.5 (revisions).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.annotate import AUTHOR, span_of
from perflint.annotate.docx.changes import take_back
from perflint.annotate.docx.filing import OpenFiling
from perflint.annotate.docx.wiring import serialise
from perflint.annotate.packing import repack
from perflint.annotate.wording import write_note
from perflint.readers import DEFAULT_LIMITS as LIMITS
from perflint.readers.docx import names as n
from perflint.readers.docx.package import Package

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


def retract(data: bytes) -> bytes:
    """The filing without the tracked changes that we proposed and nobody has settled yet."""
    package = Package(data, LIMITS)
    xml = package.load(package.main)
    if f'"{AUTHOR}"'.encode() not in xml:
        return data
    root = package.tree(xml, package.main, whole=True)
    if not take_back(root):
        return data
    made = serialise(root)
    return repack(data, {package.main: n.make_strict(made) if package.strict else made})
