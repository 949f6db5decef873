"""A report and the tables attached to it as one document, so that the rules see both."""

from __future__ import annotations

from perflint.extract.tables import gather_tables
from perflint.model.document import Block, Cell, Document
from perflint.model.span import Span


def is_tabular(document: Document) -> bool:
    """Whether most of what a file says stands in tables; a file of prose is a filing of its own."""
    whole = sum(block.span.end - block.span.start for block in document.blocks)
    tables = sum(
        block.span.end - block.span.start
        for block in gather_tables(document).blocks
        if block.table is not None
    )
    return 2 * tables > whole


def join(report: Document, *attachments: Document) -> Document:
    """`report` with the text of each of `attachments` after its own, an empty line before each."""
    texts, blocks = [report.text], list(report.blocks)
    recognised, turns = list(report.recognised), list(report.turns)
    at = len(report.text)
    start = at + 1
    for attached in attachments:
        at += 1
        blocks += [_moved(block, at) for block in attached.blocks]
        recognised += [_shift(span, at) for span in attached.recognised]
        turns += [(offset + at, page) for offset, page in attached.turns]
        texts.append(attached.text)
        at += len(attached.text)
    return report._replace(
        text="\n".join(texts),
        blocks=tuple(blocks),
        recognised=tuple(recognised),
        turns=tuple(turns),
        attached=start,
    )


def _moved(block: Block, by: int) -> Block:
    table = block.table
    if table is not None:
        cells: tuple[Cell, ...] = tuple(
            cell._replace(span=_shift(cell.span, by)) for cell in table.cells
        )
        table = table._replace(cells=cells)
    return block._replace(span=_shift(block.span, by), table=table)


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
