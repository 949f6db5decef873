"""The fenced blocks of a page."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"
BLOCK = re.compile(r"^( *)```([a-z]+)\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)


def blocks(page: str, language: str) -> list[str]:
    """What stands in the fences of `language`, in order, as a reader would copy it."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return [textwrap.dedent(found[3]) for found in BLOCK.finditer(text) if found[2] == language]


def files(page: str, language: str, comment: str = "# ") -> Iterator[tuple[str, str]]:
    """Path and content of the blocks whose first line names a file."""
    for block in blocks(page, language):
        first = block.split("\n", 1)[0]
        assert first.startswith(comment), f"{page}: this block names no file: {first}"
        yield first.removeprefix(comment), block
