"""Files embedded whole (w:altChunk): what is in them is part of the text a person reads."""

from __future__ import annotations

from collections.abc import Callable

from perflint.errors import ReadError
from perflint.model.document import Place, Table
from perflint.readers.compose import DraftCell
from perflint.readers.docx.package import Package
from perflint.readers.docx.pieces import Line, Piece, Rows
from perflint.readers.limits import Limits

ReadChunk = Callable[[str, Place], list[Piece]]
_MOST = 16


def reader_of_chunks(package: Package, path: str, limits: Limits) -> ReadChunk:
    """A function that reads the embedded file an r:id refers to, in any format there is a reader
    for, all of it placed where it stands. At most 16 of them, sharing the bounds of one filing.

    It raises ReadError where the file cannot be read, because a part not read must not look clean.
    """
    share = limits._replace(
        max_part_bytes=limits.max_part_bytes // _MOST,
        max_unpacked_bytes=limits.max_unpacked_bytes // _MOST,
        max_text_bytes=limits.max_text_bytes // _MOST,
    )
    count = 0

    def read(relation: str, place: Place) -> list[Piece]:
        from perflint.readers import read as read_file

        nonlocal count
        name = package.target(relation)
        if not name:
            return []
        count += 1
        try:
            if count > _MOST:
                raise ReadError(name, kind="unsupported")
            document = read_file(path, limits=share, data=package.load(name), name=name)
        except ReadError as error:
            if error.kind == "empty":
                return []
            hint = "请用 Word 打开，另存为 .docx 后再检查：另存时 Word 会把嵌入的内容并入正文。"
            title = f"文档里嵌入的文件（{name}）读不出来"
            raise ReadError(title, kind="unsupported", hint=hint) from None
        return [
            Rows(_rows(document.text, block.table, place))
            if block.table
            else Line(block.span.of(document.text), place, block.level)
            for block in document.blocks
            if block.kind in ("paragraph", "table")
        ]

    return read


def _rows(text: str, table: Table, place: Place) -> list[list[DraftCell | None]]:
    rows: list[list[DraftCell | None]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(
            DraftCell(
                cell.span.of(text), cell.row, cell.column, place, cell.row_span, cell.column_span
            )
        )
    return rows
