from __future__ import annotations

import pytest

from tests.checks.marked import marked


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("检查（其中危化45家，整改67个。", ["（"]),
        ("落实四下基层”制度。", ["”"]),
        ("按《办法（试行》执行。", ["（"]),
        ("“甲”“乙等活动。", ["“"]),
    ],
)
def test_what_has_no_partner(text: str, marks: list[str]) -> None:
    assert marked("WRD312", text) == marks


@pytest.mark.parametrize(
    "text",
    [
        "（一）概况（含二级机构）。",
        "做好：1）入库；2）监控；a）公开。",
        "区间[80,90)，得分(90,100]。",
        "他说：“要落实《办法（试行）》。”",
        "根据《某县关于进一步加强预算绩效\n管理的通知》要求开展自评。",
    ],
)
def test_what_is_paired_or_no_pair(text: str) -> None:
    assert marked("WRD312", text) == []


def test_two_slips_do_not_make_up_for_each_other() -> None:
    assert marked("WRD312", "补助（含上年12家。\n其余3家）已验收。") == ["（", "）"]
    assert marked("WRD312", "他说：“按期完成。\n不留尾巴。”") == []


def test_rows_and_menus_are_not_looked_at() -> None:
    assert marked("WRD312", "【字号：\n大\n】打印\n甲项目（含\n乙项目）") == []


def test_of_many_in_one_paragraph_only_a_few_are_told() -> None:
    assert (
        marked("WRD312", "甲，" + "（" * 20_000 + "，" + "】" * 20_000) == ["（"] * 3 + ["】"] * 3
    )
    assert marked("WRD312", "甲（乙。\n丙（丁。\n戊（己。\n庚（辛。") == ["（"] * 4
