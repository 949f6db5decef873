"""Where a finding is said to stand."""

from __future__ import annotations

import pytest

from perflint.lang import Lang
from perflint.model.result import Location, RelatedPlace
from perflint.telling.place import say_place, say_related

TEXT = Location(41, 5, 41, 12, section="一、基本情况")
WORD = TEXT._replace(paragraph=20)
PDF = WORD._replace(page=3)
CELL = TEXT._replace(sheet="自评表", cell="H16", row=16, label="工程点位抽检合格率", heading="得分")
ROW = TEXT._replace(row=16, table="自评表", label="工程点位抽检合格率", heading="得分")


@pytest.mark.parametrize(
    ("at", "zh", "en"),
    [
        (TEXT, "第 41 行第 5 列 · 一、基本情况", "line 41:5 · 一、基本情况"),
        (WORD, "第 20 段 · 一、基本情况", "paragraph 20 · 一、基本情况"),
        (PDF, "第 3 页 · 第 20 段 · 一、基本情况", "page 3 · paragraph 20 · 一、基本情况"),
        (
            CELL,
            "工作表“自评表” · 单元格 H16（“工程点位抽检合格率”，得分列） · 一、基本情况",
            "sheet “自评表” · cell H16 (“工程点位抽检合格率”, column 得分) · 一、基本情况",
        ),
        (
            ROW,
            "自评表第 16 行“工程点位抽检合格率”，得分列 · 一、基本情况",
            "自评表, row 16 “工程点位抽检合格率”, column 得分 · 一、基本情况",
        ),
        (ROW._replace(table="", heading=""), "表格第 16 行“工程点位抽检合格率” · 一、基本情况",
         "table, row 16 “工程点位抽检合格率” · 一、基本情况"),
    ],
)  # fmt: skip
def test_place(at: Location, zh: str, en: str) -> None:
    assert (say_place(at, "zh"), say_place(at, "en")) == (zh, en)


NEAR = RelatedPlace(41, 20, "base", "200 万元")


@pytest.mark.parametrize(
    ("near", "at", "lang", "said"),
    [
        (NEAR, TEXT, "zh", "“200 万元”"),
        (NEAR._replace(line=7), TEXT, "zh", "第 7 行“200 万元”"),
        (NEAR._replace(line=7), TEXT, "en", "line 7 “200 万元”"),
        (NEAR._replace(paragraph=20), WORD, "zh", "“200 万元”"),
        (NEAR._replace(paragraph=9), WORD, "zh", "第 9 段“200 万元”"),
        (NEAR._replace(page=3, paragraph=9), PDF, "zh", "第 9 段“200 万元”"),
        (NEAR._replace(page=2, paragraph=9), PDF, "en", "page 2 · paragraph 9 “200 万元”"),
        (NEAR._replace(sheet="自评表", cell="E6", row=6), CELL, "zh", "单元格 E6“200 万元”"),
        (NEAR._replace(row=16), ROW, "zh", "“200 万元”"),
        (NEAR._replace(row=6), ROW, "zh", "表格第 6 行“200 万元”"),
        (NEAR._replace(row=6), ROW, "en", "row 6 “200 万元”"),
        (NEAR._replace(path="自评表.xlsx", sheet="一", cell="E6"), WORD, "zh",
         "自评表.xlsx · 工作表“一” · 单元格 E6“200 万元”"),
    ],
)  # fmt: skip
def test_another_place(near: RelatedPlace, at: Location, lang: Lang, said: str) -> None:
    assert say_related(near, at, lang) == said
