from __future__ import annotations

import pytest

from perflint.checks.annex import Params, check
from tests.checks.marked import marked
from tests.checks.verdicts import understand

LIST = "\n附件：1.自评表\n2.调查表\n3.佐证材料"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (f"得分见附件4，依据见附件2。{LIST}", ["附件4"]),
        (f"得分见附件五，复核见附件五。{LIST}", ["附件五"]),
        (f"得分见附件三。{LIST}", []),
        (f"按《某通知》附件7的格式填写。{LIST}", []),
        ("得分见附件2。", []),
        ("得分见附件2。\n附件1\n自评表", ["附件2"]),
        ("得分见附件2。\n附件1-3", []),
        ("得分见附件2。\n附件：自评表", ["附件2"]),
        ("得分见附件2。\n附件：\n1.自评表\n2.调查表", []),
    ],
)
def test_annexes_that_are_not_listed(text: str, places: list[str]) -> None:
    assert marked("WRD503", text) == places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"得分如下。{LIST}\n某局\n附件4\n盘点表\n账实相符。", 1),
        (f"得分见附件4。{LIST}\n某局\n附件4\n盘点表\n账实相符。", 0),
        (f"得分如下。{LIST}\n某局\n附件2\n调查表\n收回98份。", 0),
        ("附件1：自评表\n附件2：调查表\n某局\n附件3\n盘点表", 1),
        ("附件1：自评表 附件2：调查表\n某局\n附件2\n调查表", 0),
        ("附件1：自评表\n附件2：调查表\n某局", 0),
        ("附件1\n自评表\n附件2\n调查表\n收回98份。", 0),
        (f"附件9\n某局自评报告{LIST}\n某局", 0),
        ("附件1-3\n某局\n附件2-1\n自评表", 0),
    ],
)
def test_annexes_there_and_named_nowhere(text: str, found: int) -> None:
    assert len(marked("WRD504", text)) == found


def test_a_file_beside_the_report_counts_by_its_number() -> None:
    subject = understand(f"得分如下。{LIST}")
    beside = subject.document._replace(
        attachments=("附件2 调查表.xlsx", "附件5：盘点表.xlsx", "表.xlsx")
    )
    (match,) = check(subject._replace(document=beside), Params(unnamed=True))
    assert dict(match.values) == {"number": "5", "listed": "1、2、3"}
