"""A report and the tables attached to it as one document, so that the rules see both."""

from __future__ import annotations

from perflint.extract.tables import gather_tables
from perflint.model.document import Block, Cell, Document
from perflint.model.span import Span
from perflint.text.patterns import compile_pattern

_UNIT = compile_pattern(
    r"(?:填报单位|填报部门|单位名称|部门名称|预算单位|主管部门|实施单位|项目单位)(?:（[^（）\n]{0,8}）)?"
    r"[：:|\t ]{1,9}([\u4e00-\u9fff]{2,28}"
    r"[局委办厅部处院所站校园馆队会社心府镇乡室道厂司])(?![\u4e00-\u9fff])"
)
_AREA = compile_pattern(r"^[\u4e00-\u9fff]{1,12}[省市县区州盟旗]")


def is_tabular(document: Document) -> bool:
    """Whether most of what a file says stands in tables; a file of prose is a filing of its own."""
    whole = sum(block.span.end - block.span.start for block in document.blocks)
    tables = sum(
        block.span.end - block.span.start
        for block in gather_tables(document).blocks
        if block.table is not None
    )
    return 2 * tables > whole


def find_stranger(report: Document, attached: Document) -> Span | None:
    """Where `attached` names the unit it is of, if `report` says nothing of any unit named there: then
    it belongs to somebody else."""
    text = " ".join(report.text.split())
    named = [Span(*match.span(1)) for match in _UNIT.finditer(attached.text)]
    for span in named:
        own = _AREA.sub("", span.of(attached.text)) or span.of(attached.text)
        if own in text:
            return None
    return named[0] if named else None


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
