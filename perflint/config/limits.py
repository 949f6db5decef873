"""[limits]: how much of a filing is read, by names and units for people. Imported only where set."""

from __future__ import annotations

from collections.abc import Mapping

from perflint.config.table import Table

MB = 1 << 20
KEYS: Mapping[str, tuple[str, int]] = {
    "text-mb": ("max_text_bytes", MB),
    "file-mb": ("max_file_bytes", MB),
    "paragraphs": ("max_blocks", 1),
    "entries": ("max_entries", 1),
    "archive-mb": ("max_archive_bytes", MB),
    "depth": ("max_depth", 1),
    "part-mb": ("max_part_bytes", MB),
    "unpacked-mb": ("max_unpacked_bytes", MB),
    "ratio": ("max_ratio", 1),
    "tags": ("max_tags", 1),
    "pages": ("max_pages", 1),
    "page-mb": ("max_page_bytes", MB),
    "page-objects": ("max_page_objects", 1),
    "pdf-seconds": ("max_pdf_seconds", 1),
    "page-characters": ("max_page_chars", 1),
    "recognised-pages": ("max_recognised_pages", 1),
    "conversion-seconds": ("max_conversion_seconds", 1),
    "conversion-mb": ("max_conversion_bytes", MB),
    "cells": ("max_cells", 1),
}
"""Key to the bound of the readers (readers.limits.Limits) that it sets, and its unit in theirs."""


def read_limits(table: Table | None) -> dict[str, int]:
    """The bounds that the table [limits] sets; mistakes are noted in it."""
    if table is None:
        return {}
    table.only(tuple(KEYS))
    bounds: dict[str, int] = {}
    for key, (field, factor) in KEYS.items():
        count = table.count(key, 1)
        if count is not None:
            bounds[field] = count * factor
    return bounds
