"""What to do about a workbook that is broken, whichever part of the reading finds it so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from perflint.errors import ReadError

REMEDY = "请用 Excel 或 WPS 打开，能打开的另存为新的 .xlsx；打不开的，请重新索取文件。"


@contextmanager
def remedy_for_workbooks() -> Iterator[None]:
    """Gives refusals as corrupt the remedy for workbooks; that of zip packages speaks of Word."""
    try:
        yield
    except ReadError as error:
        if error.kind == "corrupt":
            error.hint = REMEDY
        raise
