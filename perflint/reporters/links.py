"""Links from an output to the filings it speaks of."""

from __future__ import annotations

import os
from urllib.parse import quote


def link_to(path: str, folder: str) -> str:
    """A URI reference to the filing at `path` for a file that lies in `folder` ("": the current
    one), relative so that both can move together; "" for what is no file."""
    if path.startswith(("<", "-")):
        return ""
    try:
        seen = os.path.relpath(path, folder or os.curdir)
    except ValueError:  # another drive
        return "file:///" + quote(
            path.replace(os.sep, "/").encode("utf-8", "surrogateescape"), "/:"
        )
    return quote(seen.replace(os.sep, "/").encode("utf-8", "surrogateescape"))
