"""Averages and prices: of totals and numbers beside them, above them or elsewhere in the filing."""

from __future__ import annotations

import pytest

from tests.relations.statements import accused, statements

TITLE = "某局2023年度项目支出绩效自评报告\n一、基本情况\n"
TABLE = "项目|支出（万元）|执行率\n河道清淤|318.60|96.10%\n泵站改造|241.74|98.20%\n"


def verdicts(text: str, words: str) -> list[str]:
    """The verdicts on the figure that `text` prints as `words`."""
    return [
        one.claim.verdict for one in statements(TITLE + text)
        if one.claim.stated is not None and one.claim.stated.text == words
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("向17个山区乡镇倾斜安排4,386万元，乡镇均258万元。", "258万元"),
        ("建成沉淀池36座，总容积2,520立方米，单座平均70.00立方米。", "70.00立方米"),
        ("水稻种植31,260亩，总产1.62万吨，亩产518.2公斤。", "518.2公斤"),
        ("护林员巡山8,692人次，人均53次（164名护林员）。", "53次"),
        ("全年处理来电204,765件，日均561件。", "561件"),
        ("书展为期9天，接待读者32,040人次，日均3,560人次。", "3,560人次"),
        ("护理补贴惠及1,316人（每人每月90元），支出142.13万元。", "142.13万元"),
        ("扫描图纸84.6万张，每张1.25元，费用105.75万元。", "105.75万元"),
        ("河道清淤42.48公里。\n（二）河道清淤。清淤段每公里造价7.50万元。", "7.50万元"),
        ("开放床位2,418张。\n二、常住人口35.56万人，每千人6.80张。", "6.80张"),
        ("债券期限10年，年付息86.40万元，存续期利息合计864.00万元。", "864.00万元"),
        ("公园占地36.2公顷，日供水1,260立方米，受益居民10,500人，人均120升/日。", "120升"),
    ],
)
def test_what_fits_is_seen(text: str, words: str) -> None:
    assert "holds" in verdicts(TABLE + text, words)
    assert not accused(TITLE + TABLE + text)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("向困难家庭128户发放取暖补贴19.20万元，户均{}元。", "1,500", "1,050"),
        ("管护道路58.4公里，支出108.04万元，每公里{}万元。", "1.85", "18.5"),
        ("救助1,286人次，支出385.80万元，次均{}。", "3,000元", "3,000万元"),
        ("聘用协管员64名，每人每月850元，全年补助{}万元。", "65.28", "62.58"),
    ],
)
def test_what_does_not_is_accused(text: str, right: str, wrong: str) -> None:
    assert not accused(TITLE + text.format(right))
    assert any(wrong in words for _, words in accused(TITLE + text.format(wrong)))


def test_an_average_in_the_wrong_unit_far_from_its_total() -> None:
    text = (
        TITLE
        + "改造老旧小区惠及居民31,624户，直接受益。\n二、项目支出24,033.24万元。\n三、户均{}，好于预期。"
    )
    assert not accused(text.format("7,600元"))
    assert "7,600万元" in {words for _, words in accused(text.format("7,600万元"))}


def test_an_average_of_people_is_not_of_projects() -> None:
    text = "聘用人员经费86.40万元全部支出，人均4.80万元。四项预算合计912.50万元。"
    assert not accused(TITLE + text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("中央安排96,000万元。\n省级安排24,000万元，中央与省级之比为4∶1。", "4"),
        ("在校学生2,856人，专任教师168人，生师比17.00∶1。", "17.00"),
        ("小学生均公用经费720元，初中1,080元。初中为小学的1.5倍。", "1.5倍"),
        ("年付息312.50万元，拟以收入偿付，年收入500万元，为年息的1.60倍。", "1.60倍"),
    ],
)
def test_proportions(text: str, words: str) -> None:
    found = [
        one.claim.verdict for one in statements(TITLE + text)
        if one.claim.stated is not None and one.claim.stated.text.startswith(words)
    ]  # fmt: skip
    assert "holds" in found


def test_only_so_many_averages_are_looked_for_in_the_whole_filing() -> None:
    far = "河道清淤42.48公里。\n"
    other = "路灯每盏{}元。\n"
    asked = "（二）河道清淤。清淤段每公里造价7.50万元。"
    few = "".join(other.format(200 + n) for n in range(20))
    many = "".join(other.format(200 + n) for n in range(420))
    assert "holds" in verdicts(TABLE + far + few + asked, "7.50万元")
    assert "holds" not in verdicts(TABLE + far + many + asked, "7.50万元")
