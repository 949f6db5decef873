from __future__ import annotations

import pytest

from perflint.checks.required_attachment import Params, check
from perflint.model.phrase import Words
from tests.checks.verdicts import understand

TITLE = "某县文化馆2023年度部门整体支出绩效自评报告\n"
SCORES = (
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
    "产出指标\t数量指标\t巡演\t≥6场\t6场\t40\t40\n"
    "产出指标\t质量指标\t合格率\t≥90%\t92%\t20\t20\n"
)
TABLE = Params(Words(("自评表",)), scores=True)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("一、概况\n我馆按要求填报了自评表。", True),
        ("一、概况\n填报自评表，报送财政局。", True),
        ("一、概况\n负责文化工作。\n附件：1.部门整体支出绩效自评表", False),
        ("一、概况\n负责文化工作。\n附件：\n1.佐证材料\n2.项目支出绩效自评表", False),
        ("一、概况\n负责文化工作。\n附件1\n项目支出绩效自评表（2023年度）", False),
        (f"一、概况\n负责文化工作。\n{SCORES}", False),
    ],
)
def test_an_attachment_by_its_own_line_or_table(text: str, missing: bool) -> None:
    assert bool(list(check(understand(TITLE + text), TABLE))) is missing


def test_the_name_of_a_file_beside_the_report() -> None:
    subject = understand(f"{TITLE}一、概况\n负责文化工作。")
    beside = subject.document._replace(attachments=("2023年自评表.xlsx",))
    assert list(check(subject, TABLE))
    assert not list(check(subject._replace(document=beside), TABLE))


def test_a_table_alone_does_not_do_unless_asked_for_and_only_where_it_concerns() -> None:
    subject = understand(f"{TITLE}一、概况\n负责文化工作。\n{SCORES}")
    assert [m.values["names"] for m in check(subject, TABLE._replace(scores=False))] == ["自评表"]
    assert not list(check(subject, TABLE._replace(scores=False, when=Words(("政府购买",)))))
