"""Excel workbooks (.xlsx, .xlsm): own reader, see docs/decisions/workbooks.md for why not a library."""

from __future__ import annotations

from perflint.model.document import Document
from perflint.readers.limits import Limits
from perflint.readers.spreadsheet.remedy import remedy_for_workbooks
from perflint.readers.spreadsheet.workbook import compose_workbook
from perflint.readers.xlsx.package import Workbook


def read(data: bytes, path: str, limits: Limits) -> Document:
    """The sheets in order, numbers and dates as displayed, formulas by the results stored with them.

    Macros, external links, pivots and charts are not looked at. Raises ReadError: corrupt, encrypted,
    empty, unsupported (.xlsb) or too-large.
    """
    with remedy_for_workbooks():
        return compose_workbook(Workbook(data, limits).sheets(), path, "xlsx", limits)
