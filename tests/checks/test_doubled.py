from __future__ import annotations

import pytest

from tests.checks.marked import marked


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("该项目项目资金到位，验收合格。", ["项目项目"]),
        ("二、项目项目实施情况", ["项目项目"]),
        (
            "全年组织业务培训二十四期，参训人员覆盖全部乡镇，管理进一\n步进一步规范，成效明显。",
            ["进一步进一步"],
        ),
        ("白沙村农村农村供水管网，农村受益。", ["农村农村"]),
        ("成效较好的的做法，推广了了三年。", ["的的", "了了"]),
    ],
)
def test_words_written_twice(text: str, words: list[str]) -> None:
    assert marked("WRD303", text) == words


@pytest.mark.parametrize(
    "text",
    [
        "首页 项目 项目库，通知。",
        "县长 张明\n张明，1970年生。",
        "项目项目支出表",
        "深化文化文艺工程，文化惠民。",
        "以“项目项目”为题，开展培训。",
        "安阳市安阳市鹤壁市焦作市，选择区域。",
    ],
)
def test_what_is_no_word_written_twice(text: str) -> None:
    assert marked("WRD303", text) == []


def test_long_texts_of_many_words_take_linear_time() -> None:
    text = "，".join(chr(0x4E00 + i) + chr(0x5E00 + i) for i in range(2_000) for _ in range(2))
    assert marked("WRD303", text.replace("，", "") + "。")
