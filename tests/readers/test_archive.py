"""Packages opened with care."""

from __future__ import annotations

import io
import zipfile

from perflint.readers.archive import Archive
from perflint.readers.limits import DEFAULT_LIMITS


def test_an_entry_without_a_name_is_no_part() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("/", "")
        package.writestr("甲.xml", "乙")
    archive = Archive(data.getvalue(), DEFAULT_LIMITS)
    assert "" not in archive
    assert archive.read("甲.xml") == "乙".encode()
