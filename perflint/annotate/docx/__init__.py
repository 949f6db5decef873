"""Word comments on the exact words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perflint.annotate import AnnotateOptions
    from perflint.model.document import Document
    from perflint.model.result import LintResult


def annotate(
    data: bytes, document: Document, result: LintResult, options: AnnotateOptions
) -> bytes:
    """The filing with a comment for each finding."""
    raise NotImplementedError
