from __future__ import annotations

from tests.checks.marked import marked

TITLE = "某县文化馆2022年度部门整体支出绩效自评报告"


def test_a_title_alone_and_headings_alone_are_hollow() -> None:
    assert marked("FIL101", TITLE) == [TITLE]
    assert marked("FIL101", f"{TITLE}\n一、概况\n二、成效") == [TITLE]


def test_a_sentence_or_a_table_is_content() -> None:
    assert marked("FIL101", f"{TITLE}\n全年组织演出12场。") == []
    assert marked("FIL101", f"{TITLE}\n一、概况\n二、成效\n完成。") == []
    assert marked("FIL101", f"{TITLE}\n项目\t预算数\t执行数\n演出\t10\t10\n") == []
    assert marked("FIL101", "一、概况") == []


def test_other_documents_are_told_by_their_title_only() -> None:
    assert marked("FIL102", "某县文化馆2022年度工作总结\n演出12场。") == [
        "某县文化馆2022年度工作总结"
    ]
    assert marked("FIL102", f"{TITLE}\n按预算公开要求，工作总结已报送。") == []


def test_a_signature_that_shares_nothing_with_the_title() -> None:
    body = "一、概况\n完成。\n二、措施\n排定用款计划。\n"
    title = "某县{}2022年度部门整体支出绩效自评报告\n"
    for named, signed, found in (
        ("水利局", "某县农业农村局", ["某县农业农村局"]),
        ("水利局", "单位：某县统计局（盖章）", ["某县统计局"]),
        ("水利局", "某市某县水利局", []),
        ("人力资源和社会保障局", "某县人社局", []),
        ("人民政府办公室", "某县政府办公室", []),
    ):
        text = title.format(named) + body + signed + "\n2023年3月1日"
        assert marked("FIL105", text) == found
