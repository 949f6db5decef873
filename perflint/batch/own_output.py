"""What perflint itself wrote into a folder of filings: notices by name, workbooks by what they hold."""

from __future__ import annotations

import os

NOTICE = "整改通知"
"""How the names of notices end, suffix apart."""


def is_own_workbook(path: str) -> bool:
    """Whether the workbook at `path` holds results of perflint, saved again or not. False for what is
    no workbook or cannot be read."""
    if os.path.splitext(path)[1].lower() != ".xlsx":
        return False
    from perflint.reporters.xlsx.review import LIMITS, is_review

    try:
        if os.path.getsize(path) > LIMITS.max_file_bytes:
            return False
        with open(path, "rb") as file:
            return is_review(file.read())
    except OSError:
        return False
