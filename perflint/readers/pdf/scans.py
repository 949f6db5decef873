"""Pages that are pictures: recognised where that is possible, else said to be unread."""

from __future__ import annotations

from perflint.errors import ReadError
from perflint.readers.limits import Limits
from perflint.readers.pdf.sheets import Pages
from perflint.text.page_list import list_pages


def recognise(data: bytes, pages: Pages, limits: Limits) -> None:
    """Put the words of the pages that are pictures into `pages`, if perflint[ocr] is installed."""


def refuse_scan(pages: Pages) -> ReadError:
    """The refusal of a file in which every page with something on it is a picture."""
    total = len(pages.pictures)
    title = f"是扫描件：第 {list_pages(pages.pictures)} 页（共 {total} 页）都是图片，没有可读的文字"
    hint = (
        "请提供 Word 原件（.docx）；没有原件的，安装文字识别后再检查：pip install 'perflint[ocr]'。"
    )
    return ReadError(title, kind="scan", hint=hint)
