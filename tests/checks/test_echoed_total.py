from __future__ import annotations

from tests.checks.verdicts import claims, verdicts, wrong

TEXT = "全年共培训{}人。第一期共培训110人；第二期共培训135人；第三期共培训95人；第四期共培训90人。"


def test_a_total_told_again_for_each_part() -> None:
    assert verdicts("NUM304", TEXT.format(430)) == {"holds"}
    assert wrong("NUM304", TEXT.format(420)) == ["420人"]
    (claim,) = claims("NUM304", TEXT.format(420))
    assert claim.confidence == "likely"


def test_a_total_far_from_its_parts_has_others_too() -> None:
    assert not claims("NUM304", TEXT.format(900))


def test_two_parts_are_too_few() -> None:
    assert not claims("NUM304", "全年共培训420人。第一期共培训110人；第二期共培训315人。")


def test_parts_of_another_paragraph_do_not_count() -> None:
    assert not claims("NUM304", TEXT.format(420).replace("。第一期", "。\n第一期"))
