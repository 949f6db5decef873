from __future__ import annotations

from pathlib import Path

from tests.ruleset.trees import load, mistakes, plant


def test_a_list_may_include_others_in_any_order(tmp_path: Path) -> None:
    plant(tmp_path, {"vocabularies/a.yaml": "x: {words: [甲, <y>, 丁]}\ny: {words: [乙, <z>]}\n",
                     "vocabularies/b.yaml": "z: {title: 三, words: [丙, 甲]}\n"})  # fmt: skip
    assert load(tmp_path).vocabularies == {
        "x": ("甲", "乙", "丙", "丁"),
        "y": ("乙", "丙", "甲"),
        "z": ("丙", "甲"),
    }


def test_circles_and_unknown_lists_are_named_at_the_word(tmp_path: Path) -> None:
    content = "one: {words: [甲, <two>]}\ntwo: {words: [<one>]}\nthree: {words: [<tow>]}\n"
    plant(tmp_path, {"vocabularies/a.yaml": content})
    found = [(error.place, error.title, error.hint) for error in mistakes(tmp_path)]
    assert found == [
        ("vocabularies/a.yaml:2:15", "词表互相包含：one → two → one", ""),
        ("vocabularies/a.yaml:3:17", "没有名为 tow 的词表", "是否想写 two？"),
    ]


def test_mistakes_in_one_list_leave_the_others(tmp_path: Path) -> None:
    plant(tmp_path, {"vocabularies/a.yaml": "one: {word: [甲]}\ntwo: {words: [乙, 3]}\n"})
    found = [(error.place, error.title) for error in mistakes(tmp_path)]
    assert found == [
        ("vocabularies/a.yaml:1:6", "缺少 words"),
        ("vocabularies/a.yaml:1:7", "不认识的键 word"),
        ("vocabularies/a.yaml:2:18", "应为文字，这里是 3"),
    ]


def test_a_list_of_the_same_name_must_say_that_it_replaces(tmp_path: Path) -> None:
    plant(tmp_path, {"vocabularies/a.yaml": "x: {words: [甲]}\n",
                     "vocabularies/b.yaml": "x: {words: [乙]}\n"})  # fmt: skip
    (error,) = mistakes(tmp_path)
    assert error.place == "vocabularies/b.yaml:1:1"
    plant(tmp_path, {"vocabularies/b.yaml": "x: {words: [乙], overrides: true}\n"})
    assert load(tmp_path).vocabularies == {"x": ("乙",)}
