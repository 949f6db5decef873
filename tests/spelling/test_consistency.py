from __future__ import annotations

from perflint.spelling.consistency import find_odd

TWICE = "社区事务受理中心开放，社区事务办结率提高。"


def said(text: str) -> list[tuple[str, str]]:
    return [(odd.written, odd.usual) for odd in find_odd(text)]


def test_one_wrong_character_beside_the_right_one_twice() -> None:
    (odd,) = find_odd(f"{TWICE}居民评议社区事物。")
    assert (odd.written, odd.usual, odd.at) == ("社区事物", "社区事务", 3)
    assert said(f"{TWICE}居民对社区事物的评价较好。") == [("社区事物", "社区事务")]


def test_what_is_written_twice_or_usual_only_once_is_left_alone() -> None:
    assert said(f"{TWICE}社区事物评议，社区事物公开。") == []
    assert said("社区事务受理中心开放。居民评议社区事物。") == []


def test_a_name_with_one_character_of_nearly_the_same_sound() -> None:
    name = "老城区供水管网改造工程"
    assert said(f"{name}开工。{name}完工。老城区供水管网改照工程验收。") == [
        ("网改照工", "网改造工")
    ]
    assert said("北河清淤项目。北河清淤项目竣工。北河清於项目验收。") == [("河清於项", "河清淤项")]
    assert said("反垄断机构决定中止调查，机构决定中止调查后公告，也可机构决定终止调查。") == []
    assert said("位推动高质量发展，高位推动高质量发展。为推动高质量发展，制定办法。") == []
    assert said("李家村民小组开会。李家村民小组整改。黎家村民小组验收。") == []


def test_numbers_and_other_words_are_left_alone() -> None:
    assert said("二级指标完成，二级指标得分。十级指标不设。") == []
    assert said("市级财政安排，市级财政拨付。省级财政配套。") == []
    assert said("一般公共预算支出增长，一般公共预算支出结构优化。一般公共预算执行良好。") == []


def test_a_long_run_takes_linear_time() -> None:
    assert len(said("预算管理制度健全有效" * 20_000)) < 10
