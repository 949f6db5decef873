"""Workbooks made to exhaust or mislead: refused with a reason, or read within bounds."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perflint.errors import ReadError
from perflint.readers import read
from perflint.readers.compound import BrokenFile, open_stream
from perflint.readers.limits import DEFAULT_LIMITS, Limits
from tests.readers.formats import FOLDER
from tests.readers.test_fuzz import survive
from tests.readers.test_spans import check
from tests.readers.xlsx_builder import (
    MAIN,
    cell,
    pack,
    package,
    rows,
    sheet,
    styles,
    table,
    unpack,
)

_SMALL = [["科目", 1], ["乙", 2]]


def one(data: str, **more: object) -> bytes:
    return package({"甲": sheet(data, **more)})  # type: ignore[arg-type]


def failure(data: bytes, limits: Limits = DEFAULT_LIMITS, name: str = "表.xlsx") -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(name, data=data, limits=limits)
    assert caught.value.hint
    return caught.value


def test_two_cells_at_the_ends_of_a_sheet():
    lines = {1: cell("A1", "甲"), 1_048_576: cell("XFD1048576", "乙")}
    document = read("表.xlsx", data=one(rows(lines), before='<dimension ref="A1:XFD1048576"/>'))
    assert document.text == "甲\n乙\n"


def test_cells_along_a_diagonal_take_no_grid():
    letters = [f"{chr(65 + i // 26 - 1) if i > 25 else ''}{chr(65 + i % 26)}" for i in range(600)]
    lines = {
        i + 1: cell(f"A{i + 1}", "甲") + cell(f"{letters[i]}{i + 1}", "乙") for i in range(1, 600)
    }
    document = read("表.xlsx", data=one(rows(lines)))
    check(document)
    assert sum(len(b.table.cells) for b in document.blocks if b.table) == 2 * 599


def test_merged_areas_as_large_as_the_sheet():
    areas = ["A1:XFD1048576"] * 2000 + ["A2:B1048576", "B1:A1", "A0:B2", "x", ""]
    document = read("表.xlsx", data=one(rows(table(_SMALL)), merged=areas))
    check(document)
    assert document.text.split() == ["科目"]  # all else lies under the first area


def test_too_many_cells():
    limits = Limits(max_cells=3)
    assert failure(one(rows(table(_SMALL))), limits).kind == "too-large"
    xls = (FOLDER / "项目自评表.xls").read_bytes()
    assert failure(xls, limits, "表.xls").kind == "too-large"
    ods = (FOLDER / "项目自评表.ods").read_bytes()
    assert failure(ods, limits, "表.ods").kind == "too-large"


def test_a_million_blank_styled_cells_are_no_content():
    blank = "".join(f'<row r="{i}"><c r="A{i}" s="1"/></row>' for i in range(3, 40_000))
    document = read("表.xlsx", data=one(rows(table(_SMALL)) + blank), limits=Limits(max_cells=10))
    assert document.text == "科目\t1\n乙\t2\n"


def test_repeated_cells_and_rows_of_an_open_document():
    parts = unpack((FOLDER / "项目自评表.ods").read_bytes())
    whole = parts["content.xml"].decode()
    start = whole.index("<table:table ")
    space = ' table:number-rows-repeated="1048576"'
    bomb = (
        f'<table:table table:name="甲"><table:table-row{space}><table:table-cell '
        'table:number-columns-repeated="16384" office:value-type="string"><text:p>甲</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )
    end = whole.rindex("</table:table>") + len("</table:table>")
    parts["content.xml"] = (whole[:start] + bomb + whole[end:]).encode()
    assert failure(pack(parts), name="表.ods").kind == "too-large"


def test_a_zip_bomb():
    blank = sheet("<row/>" * 3_000_000)
    assert failure(package({"甲": blank})).kind == "too-large"


def test_entities_are_not_expanded():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    part = sheet(rows(table(_SMALL))).replace("?>\n", f"?>\n{bomb}", 1)
    error = failure(package({"甲": part}))
    assert error.kind == "corrupt"
    assert ".xlsx" in error.hint


def test_an_encrypted_workbook():
    parts = unpack((FOLDER / "项目自评表.ods").read_bytes())
    parts["META-INF/manifest.xml"] = b"<manifest><encryption-data/></manifest>"
    assert failure(pack(parts), name="表.ods").kind == "encrypted"
    data = bytearray((FOLDER / "项目自评表.xls").read_bytes())
    stream = open_stream(bytes(data), ["Workbook"])
    at = data.index(stream[:200])
    size = struct.unpack_from("<H", data, at + 2)[0]
    struct.pack_into("<H", data, at + 4 + size, 0x2F)
    assert failure(bytes(data), name="表.xls").kind == "encrypted"


def test_a_binary_workbook_is_not_taken_for_a_broken_one():
    parts = unpack(one(rows(table(_SMALL))))
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"workbook.xml", b"workbook.bin")
    parts["xl/workbook.bin"] = parts.pop("xl/workbook.xml")
    assert failure(pack(parts)).kind == "unsupported"


def test_macros_and_links_are_not_looked_at():
    extra = {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0", "xl/externalLinks/externalLink1.xml": b"<"}
    data = package({"甲": sheet(rows(table(_SMALL)))}, extra=extra)
    assert read("表.xlsm", data=data).text == "科目\t1\n乙\t2\n"


def test_sheets_that_are_missing_charts_or_outside_are_passed_over():
    parts = unpack(package({name: sheet(rows(table(_SMALL))) for name in "甲乙丙"}))
    name = "xl/_rels/workbook.xml.rels"
    parts[name] = parts[name].replace(b"sheet1.xml", b"../../../../etc/passwd")
    parts[name] = parts[name].replace(
        b'worksheet" Target="worksheets/sheet2', b'chartsheet" Target="s'
    )
    assert read("表.xlsx", data=pack(parts)).blocks[0].place.sheet == "丙"


def test_an_empty_workbook():
    assert failure(one("")).kind == "empty"
    hidden = package({"甲": sheet(rows(table(_SMALL)))}, states={"甲": "hidden"})
    error = failure(hidden)
    assert (error.kind, error.title) == ("empty", "看得见的工作表里没有内容")


def test_many_formats_and_wild_references():
    wild = [f"{'#' * 200}{i}" for i in range(3000)]
    line = '<c r="A1" s="99999" t="n"><v>1</v></c><c r="ZZZ9999999"><v>2</v></c>'
    line += (
        '<c r="B1" t="s"><v>99999999</v></c><c r="C1" t="x"><v>3</v></c><c r="D1"><v>1e999</v></c>'
    )
    data = package({"甲": sheet(f'<row r="1">{line}</row>')}, style=styles(*wild))
    document = read("表.xlsx", data=data)
    check(document)
    assert document.text == "1\t3\t1e999\n"


@pytest.mark.parametrize("code", ["General", "0.00", "#,##0.0#", "yyyy/m/d", "[>5]0;0.0", "0.0,"])
def test_numbers_beyond_all_bounds(code: str):
    stored = ["1e999999", "-1e999999", "1e-999999", "NaN", "-Infinity", "1" * 5000, "1e300"]
    line = "".join(f'<c r="{chr(65 + i)}1" s="1"><v>{v}</v></c>' for i, v in enumerate(stored))
    data = package({"甲": sheet(f'<row r="1">{line}</row>')}, style=styles(code))
    document = read("表.xlsx", data=data)
    check(document)
    assert len(document.text) < 8000


def test_a_table_that_says_it_is_xls_and_is_a_page():
    page = b"<table><tr><td>\xe7\x94\xb2<td>1<tr><td>\xe4\xb9\x99<td>2</table>"
    document = read("表.xls", data=page)
    assert (document.format, document.text) == ("html", "甲\t1\n乙\t2\n")


def test_chains_of_sectors_that_go_round():
    data = bytearray((FOLDER / "项目自评表.xls").read_bytes())
    fat = (struct.unpack_from("<I", data, 76)[0] + 1) * 512
    for at in range(fat, fat + 512, 4):
        struct.pack_into("<I", data, at, 0)
    with pytest.raises(BrokenFile):
        open_stream(bytes(data), ["Workbook"])
    assert failure(bytes(data), name="表.xls").kind == "corrupt"


@given(data=st.binary(max_size=600))
@settings(max_examples=60, deadline=None)
def test_any_compound_file(data: bytes):
    head = (FOLDER / "项目自评表.xls").read_bytes()[:512]
    survive("表.xls", head + "Workbook".encode("utf-16-le") + data)


@given(
    at=st.integers(0, 9000), patch=st.binary(min_size=1, max_size=4),
    name=st.sampled_from(["项目自评表.xls", "项目自评表.et"]),
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_spoiled_records(at: int, patch: bytes, name: str):
    data = bytearray((FOLDER / name).read_bytes())
    data[at : at + len(patch)] = patch
    survive(name, bytes(data))


@given(body=st.text("<>/crsvft=\"'A1B2 &;#x0", max_size=120))
@settings(max_examples=150, deadline=None)
def test_any_rows(body: str):
    part = f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'
    survive("表.xlsx", package({"甲": part}))


def test_names_in_a_package_may_differ_in_case():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in unpack(one(rows(table(_SMALL)))).items():
            archive.writestr(name.replace("sheet1", "Sheet1"), data)
    assert read("表.xlsx", data=out.getvalue()).text == "科目\t1\n乙\t2\n"


@pytest.mark.parametrize("digits", ["①", "²", "९", "9" * 5000, "一"])
def test_digits_of_other_kinds_are_no_numbers_of_rows_and_strings(digits: str):
    part = sheet(rows({1: cell("A1", "科目") + cell("B1", 2)}))
    for old, new in (
        ('r="1"', f'r="{digits}" q="&gt;"'),
        ('t="s"', f't="s" q="{digits}"'),
        ("<v>0<", f"<v>{digits}<"),
    ):
        survive("表.xlsx", package({"甲": part.replace(old, new)}))
