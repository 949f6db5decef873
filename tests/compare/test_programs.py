"""The workbook and the page of a comparison in real programs."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from perflint.compare import FORMATS
from perflint.compare.formats import load_writer
from tests.compare.golden import ZH, make
from tests.compare.sample import ROUNDS
from tests.reporters.programs import browse, convert

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_libreoffice_opens_every_sheet(soffice: str, tmp_path: Path) -> None:
    path = tmp_path / "rounds.xlsx"
    path.write_bytes(b"".join(load_writer(FORMATS["xlsx"]).render(ROUNDS, ZH)))
    convert(
        soffice,
        path,
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
    )
    sheets = {
        found.stem.partition("-")[2]: list(csv.reader(found.open(encoding="utf-8")))
        for found in tmp_path.glob("rounds-*.csv")
    }
    assert set(sheets) >= {"单位", "报告", "问题"}
    assert sheets["单位"][1] == ["甲局", "1", "1", "1", "1", "1", "1", "0"]
    assert sheets["单位"][-1] == ["合计", "5", "1", "1", "1", "1", "2", "2"]
    assert [row[0] for row in sheets["问题"][1:]] == [
        "已改正",
        "已接受为例外",
        "本轮未查",
        "仍存在",
        "新增",
        "未能核实",
        "新增",
        "未能核实",
    ]


def test_the_page_filters_and_steps(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "rounds.html"
    path.write_bytes(make("compare.html"))
    with browse(browser, path) as page:
        assert page.inner_text("#shown") == "显示 8/8 个问题"
        page.fill("#words", "甲局（修改）")
        assert page.inner_text("#shown") == "显示 5/8 个问题"
        assert page.is_hidden("#d2")
        page.click("#next")
        assert page.evaluate("document.activeElement.id") == "d1-f1"
