"""Reading goes through any text. That it takes time in proportion to its length, tests/hostile/growth.py shows."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.relations.statements import statements

PIECES = st.sampled_from([
    "预算", "执行", "其中", "占", "比上年", "增长", "减少", "共", "合计", "分别为", "12万元", "3.5%", "0万元", "7人",
    "2023年", "-4亿元", "9分", "每户", "（", "）", "，", "。", "；", "、", "：", "\n", "的", "率", "≥", "1-9月",
])  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_no_text_stops_it(text: str) -> None:
    for one in statements(f"某局{text}"):
        assert one.claim.verdict in (
            "holds",
            "holds_if_truncated",
            "approximate",
            "contradicted",
            "skipped",
        )
        assert 0 <= one.holding <= one.met
