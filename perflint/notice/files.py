"""File names for notices: each inside its folder, no two the same, nothing overwritten unasked."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from perflint.reporters.docx.wordml import clean

FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
LONGEST = 180
"""Bytes of a name before its suffix; file systems take 255."""


def name_notices(departments: Iterable[str], ending: str) -> list[str]:
    """A file name for each department, `ending` (整改通知.docx) after it; none leads out of a folder,
    and no two are the same where letter case does not count."""
    taken: set[str] = set()
    names = []
    for department in departments:
        plain = make_name(department)
        number = 1
        while (
            name := f"{plain}{f'（{number}）' if number > 1 else ''}{ending}"
        ).casefold() in taken:
            number += 1
        taken.add(name.casefold())
        names.append(name)
    return names


def make_name(department: str) -> str:
    """`department` as part of a file name on every system."""
    name = " ".join(
        FORBIDDEN.sub("_", clean(department).encode("utf-8", "replace").decode()).split()
    )
    name = name.encode()[:LONGEST].decode("utf-8", "ignore").strip(". ")
    return f"_{name}" if not name or RESERVED.fullmatch(name) else name


def find_existing(folder: str, names: Iterable[str]) -> list[str]:
    """Those of `names` that are there already, links to nowhere included."""
    return [name for name in names if os.path.lexists(os.path.join(folder, name))]
