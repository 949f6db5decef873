"""The results as a program reads them back, in a sheet of the workbook that no person needs to see.

A row a filing or a finding: what it is, then its JSON (perflint/1) in pieces that a cell can hold. The
sheet of findings refers to it by fingerprint, so people may sort, filter and rephrase that one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from perflint.reporters.contract import SCHEMA, describe_document, describe_finding

if TYPE_CHECKING:
    from perflint.model.result import LintResult
    from perflint.reporters.xlsx.book import Book

NAME = "perflint"
RUN, DOCUMENT, FINDING = "run", "document", "finding"
PIECE = 30_000
"""Characters in a cell; programs take 32,767."""


class Record:
    """The hidden sheet in the making."""

    def __init__(self, book: Book) -> None:
        self.sheet = book.conceal(NAME)
        self.row = 0
        rules = [rule.id for rule in book.options.rules]
        self.put(RUN, {"schema": SCHEMA, "version": book.options.version, "rules": rules})

    def add(self, result: LintResult, _department: str) -> None:
        """A filing and its findings."""
        self.put(DOCUMENT, describe_document(result._replace(findings=())))
        for finding in result.findings:
            self.put(FINDING, describe_finding(finding))

    def put(self, kind: str, content: object) -> None:
        """One row."""
        words = json.dumps(content, ensure_ascii=True)
        pieces = [words[at : at + PIECE] for at in range(0, len(words), PIECE)]
        for column, piece in enumerate((kind, *pieces)):
            self.sheet.write_string(self.row, column, piece)
        self.row += 1

    def close(self) -> None:
        """Nothing is left to do."""
