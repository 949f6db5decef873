from __future__ import annotations

import re

import pytest

from perflint.model.claim import Claim
from tests.checks.count_sentences import RIGHT, SILENT, UNSURE, UNSURE_ABOVE, WRONG
from tests.checks.verdicts import claims, verdicts, wrong

LIST = "NUM401"
HAN = "零一二三四五六七八九十"


def judged(count: str, text: str) -> list[Claim]:
    return [claim for claim in claims(LIST, text) if claim.stated and claim.stated.text == count]


def moved(count: str, by: int) -> str:
    """The count with its number one more or one less."""
    digits = re.match(r"\d+|[一二两三四五六七八九十]", count)
    assert digits
    number = digits.group()
    value = int(number) if number.isdigit() else HAN.index(number.replace("两", "二"))
    return (str(value + by) if number.isdigit() else HAN[value + by]) + count[len(number) :]


@pytest.mark.parametrize(("count", "text"), RIGHT)
def test_a_right_count_holds(count: str, text: str) -> None:
    assert [claim.verdict for claim in judged(count, text)] == ["holds"]
    assert "contradicted" not in verdicts(LIST, text)


@pytest.mark.parametrize(("expected", "text"), WRONG)
def test_a_wrong_count_is_told_with_the_right_one(expected: str, text: str) -> None:
    assert [c.expected for c in claims(LIST, text) if c.verdict == "contradicted"] == [expected]


@pytest.mark.parametrize("text", SILENT)
def test_what_lists_something_else_or_not_all_is_never_wrong(text: str) -> None:
    assert "contradicted" not in verdicts(LIST, text)


@pytest.mark.parametrize("by", [1, -1])
@pytest.mark.parametrize(("count", "text"), RIGHT)
def test_a_count_one_off_is_caught(count: str, text: str, by: int) -> None:
    if count in ("双节", "两节") or (count[0] in "2两" and by < 0):
        return
    caught = verdicts(LIST, text.replace(count, moved(count, by), 1)) == {"contradicted"}
    assert caught != text.startswith(UNSURE + UNSURE_ABOVE if by > 0 else UNSURE)


def test_a_list_that_ends_in_deng_is_open_below_its_count_only() -> None:
    (claim,) = claims(LIST, "扶持金穗公司、银河公司、长青公司等5家企业。")
    assert (claim.verdict, claim.reason) == ("skipped", "list is open")
    assert claims(LIST, "扶持金穗公司、银河公司、长青公司等3家企业。")[0].verdict == "holds"
    assert verdicts(LIST, "扶持金穗公司、银河公司、长青公司等2家企业。") == {"contradicted"}


def test_what_a_finding_needs() -> None:
    text = "新增企业4家（宏达机械公司、瑞丰食品公司（原名瑞丰厂）和天成纺织公司）。"
    (claim,) = claims(LIST, text)
    assert (claim.values["written"], claim.values["listed"]) == ("新增企业4家", "3")
    assert claim.expression == "列出 3 项：宏达机械公司、瑞丰食品公司、天成纺织公司"
    assert [related.span.of(text) for related in claim.related] == [
        "宏达机械公司", "瑞丰食品公司", "天成纺织公司",
    ]  # fmt: skip
    assert claim.mark.of(text) == "4家"


def test_long_lists_are_shown_whole() -> None:
    names = [f"{c}河镇" for c in "东西南北中上下大小新老前后"]
    (claim,) = claims(LIST, f"覆盖14个乡镇：{'、'.join(names)}。")
    assert claim.verdict == "contradicted"
    assert claim.expression == f"列出 13 项：{'、'.join(names)}"
    assert len(claim.related) == 12


@pytest.mark.parametrize(
    "text",
    [
        "3家（" * 3000, "、" * 9000 + "等3家", "3个：甲、" * 3000, "“" * 9000 + "”3个", "（" * 9000,
        "2个项目（（甲）、（乙））", "3家（）、等3家", "等3家", "双节" * 3000, "》《" * 4000 + "3项",
    ],
)  # fmt: skip
def test_hostile_text_comes_to_an_end(text: str) -> None:
    assert "contradicted" not in verdicts(LIST, text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("现辖南河、北岭、东塘、西坪5个村民小组。", ["5个"]),
        ("修订《采购管理办法》《合同管理规定》3项制度。", ["3项"]),
        ("修订《采购管理办法》《合同管理规定》2项制度。", []),
        ("宣讲《采购管理办法》《合同管理规定》3场。", []),
        ("开设综合窗口、税务窗口和自助区4个功能区。", ["4个"]),
        ("设置红绿灯、斑马线和隔离栏4处。", []),
        ("三个科室占比分别为办公室20%、财务科30%、业务科25%、其他25%。", []),
        ("局机关内设0个科室：办公室、人事科、财务科。", ["0个"]),
        ("新建1座公园（广场、步道、停车场）。", []),
        ("获评示范村8个：上湾村、桃源村、古塘村。", ["8个"]),
    ],
)
def test_lists_of_many_kinds(text: str, found: list[str]) -> None:
    assert wrong(LIST, text) == found
