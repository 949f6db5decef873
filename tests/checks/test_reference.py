from __future__ import annotations

import pytest

from perflint.checks.reference import Params, check
from perflint.model.phrase import Words
from tests.checks.verdicts import understand

ROWS = (
    ("2023年度项目库", "", ""),
    ("序号", "项目名称", "批复金额（万元）"),
    ("1", "社区文化活动室改造", "120"),
    ("2", "“文化下乡”巡演", "45.5"),
    ("3", "图书采购", "8"),
    ("4", "图书采购", "9"),
)
PARAMS = Params("项目库", "项目名称", Words(("项目名称",)), Words(("预算数",)), "批复金额（万元）")
HEAD = "项目名称\t预算数（万元）\t执行数（万元）\n"
FORM = "项目名称\t{}\t主管部门\t某县文化局\n资金\t年初预算数\t全年执行数\t执行率\n年度资金总额\t{}\t90\t75%"


def told(text: str, params: Params = PARAMS) -> list[tuple[str, str]]:
    subject = understand(text)._replace(references={"项目库": ROWS})
    return [(m.span.of(subject.flow.text), m.suggestion) for m in check(subject, params)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("项目名称：社区文化活动室改造", []),
        ("项目名称：文化下乡 巡演", []),
        ("项目名称：社区文化中心改造。", [("社区文化中心改造", "社区文化活动室改造")]),
        ("项目名称：道路亮化", [("道路亮化", "")]),
        ("项目名称：无", []),
        (f"{HEAD}社区文化活动室改造\t120\t100\n文化下乡巡回演出\t45.5\t45\n合计\t165.5\t145",
         [("文化下乡巡回演出", "“文化下乡”巡演")]),
        (f"{HEAD}社区文化活动室改造\t125\t100\n文化下乡巡演\t45.50\t45", [("125", "120万元")]),
        ("项目名称\t预算数（元）\n社区文化活动室改造\t1200000\n文化下乡巡演\t455000", []),
        ("项目名称\t预算数\n社区文化活动室改造\t1200000\n文化下乡巡演\t465001", [("465001", "45.5万元")]),
        (f"{HEAD}图书采购\t10\t9", []),
        ("项目名称\t业务主管部门\t绩效等级\n社区文化活动室改造\t文化局\t优\n文化下乡巡演\t文化局\t良", []),
        (FORM.format("社区文化活动室改造", "120"), []),
        (FORM.format("社区文化活动室改造", "130"), [("130", "120万元")]),
        (FORM.format("社区文化活动室", "130"), [("社区文化活动室", "社区文化活动室改造")]),
    ],
)  # fmt: skip
def test_names_and_amounts_against_a_list(text: str, places: list[tuple[str, str]]) -> None:
    amounts = PARAMS._replace(amounts=Words(("预算数",)))
    assert told(text, amounts) == places


def test_names_alone_where_no_amounts_are_asked_for() -> None:
    names = PARAMS._replace(amounts=Words(()))
    assert told(f"{HEAD}社区文化活动室改造\t125\t100", names) == []


def test_nothing_without_the_list_or_its_column() -> None:
    assert told("项目名称：道路亮化", PARAMS._replace(list="别的")) == []
    assert told("项目名称：道路亮化", PARAMS._replace(column="名称")) == []
