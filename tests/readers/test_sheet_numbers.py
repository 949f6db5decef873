"""What a cell shows of a number under a format code."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.readers import read
from perflint.readers.limits import DEFAULT_LIMITS
from perflint.readers.office import Service
from perflint.readers.spreadsheet.number_format import read_format, to_number
from tests.readers.xlsx_builder import cell, package, rows, sheet, styles

SHOWN = [
    ("0", "1234.5", "1235"),
    ("0", "-2.5", "-3"),
    ("0.00", "1.005", "1.01"),
    ("0.00", "1674.4500000000001", "1674.45"),
    ("0.00", "12345678.125", "12345678.13"),
    ("#,##0.00", "-1234.5", "-1,234.50"),
    ("#,##0", "1234567", "1,234,567"),
    ("#,##0.00_ ", "1234.5", "1,234.50"),
    ("0%", "0.785", "79%"),
    ("0.00%", "0.78330000000000001", "78.33%"),
    ("0.00%", "-0.05", "-5.00%"),
    ("General", "1674.4500000000001", "1674.45"),
    ("General", "0.783333333333", "0.783333333"),
    ("General", "-3.50", "-3.5"),
    ("General", "100", "100"),
    ("00000", "12", "00012"),
    ("0.##", "1.5", "1.5"),
    ("#", "0", ""),
    ("000-0000", "1234567", "123-4567"),
    ('0.00"%"', "78.33", "78.33%"),
    ('"第"0"名"', "3", "第3名"),
    ('0.00"万元"', "12", "12.00万元"),
    ("#,##0,", "1234567", "1,235"),
    ("0.0,,", "12345678", "12.3"),
    ("0!.0000", "1234567", "123.4567"),
    ("0!.0000", "123", "0.0123"),
    ('0\\.0,"万元"', "12345678", "1234.6万元"),
    ("[$¥-804]#,##0.00", "1200", "¥1,200.00"),
    ('[>=10000]0.0,"千元";0"元"', "12345", "12.3千元"),
    ('[>=10000]0.0,"千元";0"元"', "123", "123元"),
    ("0.0_ ;[Red]\\-0.0\\ ", "-1.25", "-1.3"),
    ('_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "0", "-"),
    ('_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-3", "-3.00"),
    ('yyyy"年"m"月"d"日"', "45291", "2023年12月31日"),
    ("yyyy\\-mm\\-dd", "45291.75", "2023-12-31"),
    ("yyyy/m/d", "45291", "2023/12/31"),
    ("hh:mm:ss", "0.75", "18:00:00"),
    ("h:mm", "0.5", "12:00"),
    ("[h]:mm", "1.5", "36:00"),
    ("mm:ss", "0.0007", "01:00"),
    ('yyyy"年"m"月";@', "45291", "2023年12月"),
    ("yyyy-mm-dd aaaa", "45291", "2023-12-31 星期日"),
    ("@", "12.5", "12.5"),
]
OURS = [
    ("#,##0.00_);(#,##0.00)", "-1234.5", "-1,234.50"),
    ("0.00_);[Red]\\(0.00\\)", "-1234.5", "-1234.50"),
    ("#,##0.00;[Red]#,##0.00", "-12.3", "-12.30"),
    ("[$¥-804]#,##0.00", "-5", "¥-5.00"),
    ("[DBNum1][$-804]yyyy年m月", "45291", "2023年12月"),
    ("0.00", "-0.001", "0.00"),
]
"""A minus where brackets or red ink say so, because a checker sees no ink; no minus on nought."""


def show(code: str, stored: str) -> str:
    number = to_number(stored)
    assert number is not None
    format = read_format(code)
    assert format.known
    return format.render(number)


@pytest.mark.parametrize(("code", "stored", "shown"), SHOWN + OURS)
def test_shown(code: str, stored: str, shown: str):
    assert show(code, stored) == shown


def test_libreoffice_shows_the_same(soffice: str):
    codes = list(dict.fromkeys(code for code, _, _ in SHOWN))
    lines = {
        number: cell(f"A{number}", Decimal(stored), codes.index(code) + 1)
        for number, (code, stored, _) in enumerate(SHOWN, 1)
        if code not in UNLIKE
    }
    data = package({"甲": sheet(rows(lines))}, style=styles(*codes))
    with Service(soffice) as service:
        converted = service.convert(data, ".xlsx", "ods", DEFAULT_LIMITS)
    document = read("表.ods", data=converted)
    shown = {block.place.cell: block.span.of(document.text) for block in document.blocks}
    for number, (code, _, ours) in enumerate(SHOWN, 1):
        assert code in UNLIKE or shown.get(f"A{number}", "") == ours, code


UNLIKE = {
    "0!.0000",
    "General",
    "yyyy-mm-dd aaaa",
    '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
}
"""`!` escapes in Chinese Excel and WPS only; LibreOffice writes General in full into CSV, weekdays in
its own language, and keeps the blanks of accounting formats."""


@pytest.mark.parametrize(
    "code", ["# ?/?", "0.00E+00", "[DBNum1]0", "[DBNum2][$-804]General", "[x]0"]
)
def test_what_is_not_known_is_shown_as_general_and_said(code: str):
    format = read_format(code)
    assert not format.known
    assert format.render(Decimal("12.5")) == "12.5"


numbers = st.decimals(-(10**9), 10**9, allow_nan=False, places=6)


@given(number=numbers, places=st.integers(0, 4), grouped=st.booleans())
def test_digits_stand_for_the_number_rounded(number: Decimal, places: int, grouped: bool):
    code = ("#,##0" if grouped else "0") + ("." + "0" * places if places else "")
    shown = show(code, str(number))
    rounded = to_number(str(number)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert Decimal(shown.replace(",", "")) == rounded
    assert len(shown.partition(".")[2]) == places
    assert ("," in shown) == (grouped and abs(rounded) >= 1000)


@given(number=st.decimals(-100, 100, allow_nan=False, places=8), places=st.integers(0, 3))
def test_percentages(number: Decimal, places: int):
    shown = show("0" + ("." + "0" * places if places else "") + "%", str(number))
    unit = Decimal(1).scaleb(-places)
    assert Decimal(shown.removesuffix("%")) == (number * 100).quantize(unit, ROUND_HALF_UP)


@given(code=st.text('0#?.,%;"\\!_*[]$->=<@/ymdhsaeEG年万', max_size=16), number=numbers)
def test_any_code_shows_something(code: str, number: Decimal):
    for value in (number, Decimal(0), Decimal("1e300"), Decimal("-1e-300")):
        assert isinstance(read_format(code).render(value), str)


@given(stored=st.text("0123456789.eE+-nainfx", max_size=12))
def test_any_stored_value_is_a_number_or_none(stored: str):
    number = to_number(stored)
    assert number is None or isinstance(read_format("0.00%").render(number), str)
