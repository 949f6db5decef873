"""Links from an output to the filings it speaks of."""

from __future__ import annotations

import os
import re
from urllib.parse import quote

IN_ARCHIVE = re.compile(r".{0,4000}?\.zip(?=/)", re.IGNORECASE | re.DOTALL)


def link_to(path: str, folder: str) -> str:
    """A URI reference to the filing at `path` for a file that lies in `folder` ("": the current
    one), relative so that both can move together; to the archive of one in an archive, "" for what
    is no file."""
    if found := IN_ARCHIVE.match(path):
        path = found[0]
    if path.startswith(("<", "-")):
        return ""
    try:
        seen = os.path.relpath(path, folder or os.curdir)
    except ValueError:  # another drive
        return "file:///" + quote(
            path.replace(os.sep, "/").encode("utf-8", "surrogateescape"), "/:"
        )
    return quote(seen.replace(os.sep, "/").encode("utf-8", "surrogateescape"))
