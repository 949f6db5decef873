from __future__ import annotations

import pytest

from tests.checks.marked import marked

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
