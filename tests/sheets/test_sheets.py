"""Tables as a person reads them."""

from __future__ import annotations

from decimal import Decimal

from perflint.extract.flow import build_flow
from perflint.extract.quantities import read_quantities
from perflint.extract.symbols import build_symbols
from perflint.model.document import Block, Cell, Document, Table
from perflint.model.span import Span
from perflint.model.subject import Fact, Identity, Profile, Subject
from perflint.sheets import Sheet, sheets
from perflint.sheets.cells import parse_unit
from tests.checks.verdicts import ruleset, understand


def read_sheets(text: str, name: str = "filing.md") -> tuple[Sheet, ...]:
    return sheets(understand(text, name))


def merged(rows: list[list[tuple[str, int, int]]], columns: int) -> Subject:
    """A table whose cells are given as text, rows and columns they reach over."""
    text, cells, taken = "", [], set()
    for row, line in enumerate(rows):
        column = 0
        for words, down, across in line:
            while (row, column) in taken:
                column += 1
            taken |= {(row + i, column + j) for i in range(down) for j in range(across)}
            cells.append(Cell(row, column, Span(len(text), len(text) + len(words)), down, across))
            text += words + "\t"
            column += across
    table = Table(len(rows), columns, tuple(cells))
    document = Document("x", "docx", text, (Block("table", Span(0, len(text)), table=table),))
    flow, paragraphs, grids = build_flow(document)
    symbols, quantities = build_symbols(flow.text, read_quantities(flow.text, {}))
    identity = Identity(Fact("department"))
    return Subject(
        document,
        flow,
        paragraphs,
        (),
        quantities,
        symbols,
        grids,
        identity,
        Profile("x", "x"),
        vocabularies=ruleset().vocabularies,
    )


PLAIN = """单位：万元

| 序号 | 项目 | 全年预算数 | 执行数 | 执行率 | 人数 |
|---|---|---|---|---|---|
| 1 | 培训经费 | 2020 | 1,818.5 | 90.02 | 36 |
| 2 | 设备购置 | 80 | 0 | 0 | — |
"""


def test_bare_numbers_take_the_unit_of_their_column() -> None:
    (sheet,) = read_sheets(PLAIN)
    assert sheet.heads == ("序号", "项目", "全年预算数", "执行数", "执行率", "人数")
    assert sheet.numeric == (2, 3, 4, 5)
    budget, executed, rate, people = (sheet.number(0, column) for column in sheet.numeric)
    assert budget and budget.amount == 20_200_000
    assert budget.unit == "万元"
    assert executed and executed.amount == Decimal("18185000")
    assert rate and rate.dimension == "percent"
    assert rate.amount == Decimal("90.02")
    assert people and (people.dimension, people.unit) == ("number", "")


def test_a_number_that_prose_would_take_for_a_year_stands_where_it_is_printed() -> None:
    subject = understand(PLAIN, "filing.md")
    number = sheets(subject)[0].number(0, 2)
    assert number and number.span.of(subject.flow.text) == "2020"
    assert number.index < 0


def test_other_numbers_are_the_quantities_of_the_subject() -> None:
    subject = understand(PLAIN, "filing.md")
    number = sheets(subject)[0].number(0, 3)
    assert number and subject.quantities[number.index].span == number.span


def test_blanks_and_dashes_are_no_numbers() -> None:
    (sheet,) = read_sheets(PLAIN)
    cell = sheet.cell(1, 5)
    assert cell and cell.blank
    assert sheet.number(1, 5) is None


def test_a_nought_is_as_exact_as_its_column() -> None:
    (sheet,) = read_sheets(PLAIN)
    nought = sheet.number(1, 3)
    assert nought and nought.decimals == 1


def test_labels_leave_out_order_numbers() -> None:
    (sheet,) = read_sheets(PLAIN)
    assert [sheet.label(row) for row in range(2)] == ["培训经费", "设备购置"]


def test_merged_cells_stand_at_each_of_their_places_but_count_once() -> None:
    subject = merged(
        [
            [("项目", 2, 1), ("金额（万元）", 1, 2), ("分值", 2, 1)],
            [("预算", 1, 1), ("执行", 1, 1)],
            [("培训", 1, 1), ("30", 1, 1), ("29", 1, 1), ("10", 2, 1)],
            [("调研", 1, 1), ("12", 1, 1), ("11.5", 1, 1)],
        ],
        4,
    )
    (sheet,) = sheets(subject)
    assert sheet.heads == ("项目", "金额（万元）预算", "金额（万元）执行", "分值")
    assert sheet.label(1) == "调研"
    weight = sheet.number(0, 3)
    assert weight and weight.dimension == "score"
    assert sheet.cell(1, 3) is sheet.cell(0, 3)
    assert sheet.number(1, 3) is None


def test_a_table_is_cut_where_new_heads_begin() -> None:
    text = (
        "项目资金（万元）\t\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
        "\t年度资金总额\t200\t180\t10\t90%\t9\n"
        "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
        "产出指标\t数量指标\t培训期数\t≥8期\t9期\t90\t90\n"
    )
    funds, sheet = read_sheets(text, "filing.txt")
    number = funds.number(0, 2)
    assert number and number.unit == "万元"
    assert number.amount == 2_000_000
    assert sheet.heads[0] == "一级指标"
    assert sheet.path(0) == ("产出指标", "数量指标", "培训期数")


def test_a_target_keeps_its_limit() -> None:
    text = "指标\t年度指标值\t实际完成值\n培训期数\t≥8期\t9期\n投诉\t不超过5件\t3件\n满意率\t90%以上\t93%\n"
    (sheet,) = read_sheets(text, "filing.txt")
    limits = [cell.limit for row in range(3) if (cell := sheet.cell(row, 1))]
    assert limits == [">=", "<=", ">="]


def test_units_are_read_with_their_scale() -> None:
    unit = parse_unit("亿美元")
    assert unit and unit.currency == "USD"
    assert unit.scale == 100_000_000
    assert parse_unit("万个没有") is None


def test_a_table_that_claims_to_be_vast_is_left_alone() -> None:
    table = Table(10_000_000, 10_000, (Cell(0, 0, Span(0, 1), 10_000_000, 10_000),))
    document = Document("x", "docx", "一", (Block("table", Span(0, 1), table=table),))
    flow, paragraphs, grids = build_flow(document)
    symbols, quantities = build_symbols(flow.text, ())
    identity = Identity(Fact("other"))
    profile = Profile("x", "x")
    subject = Subject(document, flow, paragraphs, (), quantities, symbols, grids, identity, profile)
    assert sheets(subject) == ()
