"""Reading goes through any text, and takes time in proportion to its length."""

from __future__ import annotations

import time

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


def test_twice_the_text_takes_about_twice_the_time() -> None:
    line = "项目支出12万元，其中设备5万元，占41.67%，比上年增加2万元，增长20%；" * 40

    def took(times: int) -> float:
        best = []
        for _ in range(3):
            start = time.process_time()
            statements("\n".join([line] * times))
            best.append(time.process_time() - start)
        return min(best)

    assert took(8) < 3.5 * took(4) + 0.05
