"""What the reader of a filing had to remark becomes findings, at the line of the text that says so."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.config import Config
from perflint.model.document import Document, Place
from perflint.model.result import Finding
from perflint.postprocess.notices import Written, make_notice


def notice_remarks(document: Document, config: Config) -> Iterator[Finding]:
    """One notice for each remark that `config` wants to hear."""
    for kind, span, place, values in document.remarks:
        line, column = document.line_column(span.start)
        written = Written(document.path, line, column, span.of(document.text))
        notice = make_notice(kind, config, written, **dict(values))
        if notice:
            part = document.part_at(span.start) if place == Place() else None
            spot = part.place if part else place
            yield notice._replace(location=notice.location._replace(**spot._asdict()))
