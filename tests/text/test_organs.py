"""One department, however its name is written."""

from __future__ import annotations

import pytest

from perflint.text.organs import Organs, settle_name

NAMES = ("某市甲区教育局", "某市乙区教育局", "某市水务局", "市水务局")


@pytest.mark.parametrize(
    ("written", "settled"),
    [
        ("某市教育局（本级）", "某市教育局"),
        ("某市 教育局 机关", "某市教育局"),
        ("某市教育局(汇总)", "某市教育局"),
        ("“某市教育局”", "某市教育局"),
        ("机关", "机关"),
    ],
)
def test_remarks_are_left_off(written: str, settled: str) -> None:
    assert settle_name(written) == settled


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("甲区教育局", "某市甲区教育局"),
        ("某市甲区教育局", "某市甲区教育局"),
        ("区教育局", "区教育局"),
        ("教育局", "教育局"),
        ("市水务局", "某市水务局"),
        ("某省某市水务局", "某市水务局"),
        ("气象局", "气象局"),
    ],
)
def test_the_longest_form_is_meant_unless_several_might_be(name: str, meant: str) -> None:
    assert Organs(NAMES).find(name) == meant
