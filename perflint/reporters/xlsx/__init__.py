"""The reviewer's workbook: summary, findings, departments by rules, filings not read, numbers.

The rows of each sheet go to a temporary file as results come; in memory are counts only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from perflint.reporters.overview import Departments
from perflint.reporters.xlsx.book import Book
from perflint.reporters.xlsx.findings import Findings
from perflint.reporters.xlsx.matrix import Matrix
from perflint.reporters.xlsx.record import Record
from perflint.reporters.xlsx.sheets import Numbers, Overview, Unread

if TYPE_CHECKING:
    from perflint.model.result import LintResult
    from perflint.reporters import ReportOptions


def render(results: Iterable[LintResult], options: ReportOptions) -> Iterator[bytes]:
    """The whole workbook in one piece (Office Open XML, ECMA-376)."""
    book = Book(options)
    sheets = (
        Overview(book),
        Findings(book),
        Matrix(book),
        Unread(book),
        Numbers(book),
        Record(book),
    )
    departments = Departments()
    for result in results:
        department = departments.name(result)
        for sheet in sheets:
            sheet.add(result, department)
    for sheet in sheets:
        sheet.close()
    yield book.finish()
