"""What perflint itself wrote into a folder of filings: notices by name, workbooks by their author."""

from __future__ import annotations

import os

from perflint.errors import ReadError

NOTICE = "整改通知"
"""How the names of notices end, suffix apart."""
_PROPERTIES = "docProps/core.xml"
_AUTHOR = b">perflint"


def is_own_workbook(path: str) -> bool:
    """Whether the workbook at `path` was written by `perflint check -o`, saved again or not. False for
    what is no workbook or cannot be read."""
    if os.path.splitext(path)[1].lower() != ".xlsx":
        return False
    from perflint.readers.limits import DEFAULT_LIMITS
    from perflint.readers.zip_members import Members

    try:
        with open(path, "rb") as file:
            return _AUTHOR in Members(file, DEFAULT_LIMITS).read(_PROPERTIES)
    except (OSError, ReadError):
        return False
