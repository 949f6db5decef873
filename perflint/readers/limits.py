"""How much of a filing perflint is willing to take in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from perflint.errors import ReadError

MB = 1 << 20


class Limits(NamedTuple):
    """Bounds on one filing; past any of them it is refused as too-large, never half read.

    The largest real reports run to about 1 MB of text and a few MB of XML, pictures aside.
    """

    max_text_bytes: int = 20 * MB
    """A plain text or Markdown file."""
    max_file_bytes: int = 100 * MB
    """Any other file; most of it pictures that are never unpacked."""
    max_blocks: int = 500_000
    """Paragraphs and tables."""
    max_entries: int = 10_000
    """Files inside a zip package, or in a zip archive and those in it."""
    max_archive_bytes: int = 2048 * MB
    """All files of a zip archive of filings, unpacked; one at a time is in memory."""
    max_depth: int = 3
    """Archives inside each other."""
    max_part_bytes: int = 32 * MB
    """One XML part of a package, unpacked."""
    max_unpacked_bytes: int = 96 * MB
    """All parts of a package that are read."""
    max_ratio: int = 300
    """Compression of a part of more than 4 MB; text packs about 20 to 1."""
    max_tags: int = 1_000_000
    """Opening and closing tags in one XML part, because each costs far more than its bytes."""

    max_pages: int = 2_000
    """Pages of a PDF or OFD."""
    max_page_bytes: int = 8 * MB
    """What is drawn on one page of a PDF, unpacked, pictures and fonts apart."""
    max_page_objects: int = 200_000
    """Pieces of text, strokes and pictures on one page of a PDF."""
    max_pdf_seconds: int = 120
    """What reading the pages of a PDF may take, recognising pictures apart."""
    max_page_chars: int = 100_000
    """Characters on one page of a PDF; a page of small print has 5,000."""
    max_recognised_pages: int = 100
    """Pages of pictures recognised in one filing, which takes seconds each; more stay unread."""
    max_conversion_seconds: int = 60
    """What LibreOffice may take to open and save one file."""
    max_conversion_bytes: int = 3072 * MB
    """The address space LibreOffice may take, where the system can bound it."""
    max_cells: int = 300_000
    """Cells with content in one workbook."""


DEFAULT_LIMITS = Limits()


def set_limits(bounds: Mapping[str, int]) -> Limits:
    """The default limits with `bounds`, by name, in their place."""
    return DEFAULT_LIMITS._replace(**bounds) if bounds else DEFAULT_LIMITS


def too_large(stated: str, allowed: str) -> ReadError:
    """The refusal of something beyond a limit."""
    hint = (
        "一份自评报告远小于此，请确认选对了文件；几份合在一起的，请拆开后分别检查；"
        "确实这样大的，可在 perflint.toml 的 [limits] 里放宽。"
    )
    return ReadError(f"文件过大：{stated}，最多 {allowed}", kind="too-large", hint=hint)
