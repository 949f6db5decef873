"""Findings as cell comments in an Excel workbook; every part that is not ours stays as it is.

Comments and their shapes: ECMA-376 part 1, 18.7, and part 4, 19.1 (VML).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.annotate.wording import write_note
from perflint.annotate.xlsx.comments import Comment
from perflint.annotate.xlsx.package import Package
from perflint.annotate.xlsx.worksheet import Worksheet

if TYPE_CHECKING:
    from perflint.annotate import AnnotateOptions
    from perflint.annotate.wording import Note
    from perflint.model.document import Document
    from perflint.model.result import LintResult


def annotate(
    data: bytes,
    document: Document,  # noqa: ARG001 (cells have addresses)
    result: LintResult,
    options: AnnotateOptions,
) -> bytes:
    """The workbook with a comment by `perflint` on each cell that has findings, all of one cell in
    one comment; comments of ours from before are replaced.

    A cell holds one comment: where somebody else's is, ours goes to the next cell on the right
    without one and says which cell it is about. What belongs to no cell stands in A1 of the first
    sheet. `document` is not needed: cells have addresses. Raises ReadError: unsupported where the
    workbook is signed.
    """
    package = Package(data)
    notes: dict[str, dict[str, list[Note]]] = {}
    names = [name for name, _, hidden in package.sheets if not hidden]
    for finding in result.findings:
        at = finding.location
        known = at.sheet in names and at.cell is not None
        sheet, cell = (str(at.sheet), str(at.cell)) if known else (names[0], "A1")
        notes.setdefault(sheet, {}).setdefault(cell, []).append(write_note(finding, options))
    for number, (name, part, _) in enumerate(package.sheets, 1):
        comments = [Comment(cell, tuple(said)) for cell, said in notes.get(name, {}).items()]
        Worksheet(package, part, number).write(comments)
    return package.save()
