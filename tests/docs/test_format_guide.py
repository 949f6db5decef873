"""docs/add-a-format.md: its reader and its reporter do what they promise."""

from __future__ import annotations

from types import ModuleType

import pytest

from perflint.errors import ReadError
from perflint.readers.limits import DEFAULT_LIMITS
from perflint.reporters import ReportOptions
from tests.docs.blocks import blocks
from tests.readers.test_spans import check
from tests.reporters.sample import RUN


def load(index: int) -> ModuleType:
    """The module that a block of the guide shows."""
    module = ModuleType("guide")
    exec(
        compile(blocks("add-a-format.md", "python")[index], "add-a-format.md", "exec"), vars(module)
    )
    return module


def test_the_reader_reads_a_table() -> None:
    data = "项目,预算数,执行数\n培训费,12.00,9.60\n合计,12.00,9.60\n".encode("gb18030")
    document = load(0).read(data, "表.csv", DEFAULT_LIMITS)
    check(document)
    (block,) = document.blocks
    assert block.table is not None
    assert (block.table.rows, block.table.columns) == (3, 3)
    cell = block.table.cells[4]
    assert (cell.span.of(document.text), cell.place.cell) == ("12.00", "B2")


def test_the_reader_refuses_what_is_no_text() -> None:
    with pytest.raises(ReadError):
        load(0).read(b"\x00\x01\x02\x03" * 50, "表.csv", DEFAULT_LIMITS)


def test_the_reporter_writes_a_line_for_each_finding_and_unreadable_filing() -> None:
    out = b"".join(load(1).render(iter(RUN), ReportOptions(version="0"))).decode()
    lines = [line.split("\t") for line in out.splitlines()]
    assert all(len(parts) == 5 for parts in lines)
    expected = sum(len(result.findings) + (result.error is not None) for result in RUN)
    assert len(lines) == expected > 1
