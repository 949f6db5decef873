"""Pages of a filing that nobody has read must not pass for clean."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.config import Config
from perflint.model.document import Document, Place
from perflint.model.result import Finding
from perflint.postprocess.notices import Written, make_notice
from perflint.text.page_list import list_pages


def notice_unread(document: Document, config: Config) -> Iterator[Finding]:
    """A notice naming the pages of `document` that are pictures, at the place of the first of them."""
    numbers = sorted({place.page for place in document.unread if place.page is not None})
    if not document.unread:
        return
    pages = list_pages(numbers) or "?"
    line = _line_before(document, document.unread[0])
    count = str(len(document.unread))
    top = Written(document.path, line)
    notice = make_notice("PFL201", config, top, pages=pages, count=count)
    if notice:
        place = notice.location._replace(page=numbers[0] if numbers else None)
        yield notice._replace(location=place)


def _line_before(document: Document, place: Place) -> int:
    """The line of text after which the page would stand, at least the first."""
    offset = 0
    for block in document.blocks:
        page = block.place.page
        if block.kind in ("paragraph", "table") and page and place.page and page < place.page:
            offset = block.span.start
    return document.line_column(offset)[0]
