"""rules/measures.yaml: read, and its mistakes told by line."""

from __future__ import annotations

from perflint.errors import RuleError
from perflint.ruleset import load_ruleset
from perflint.ruleset.locate import parse_yaml
from perflint.ruleset.measures import collect_measures

GOOD = """\
总费:
  aliases: [全部费用]
  stages: [budget, executed]
  consists_of: [[甲费, 乙费]]
甲费: {}
乙费:
  dimension: percent
  additive: false
"""


def collect(text: str) -> tuple[tuple[str, ...], list[RuleError]]:
    errors: list[RuleError] = []
    measures = collect_measures([parse_yaml("measures.yaml", text.encode())], errors)
    return tuple(one.name for one in measures), errors


def test_what_a_file_declares() -> None:
    errors: list[RuleError] = []
    total, first, second = collect_measures([parse_yaml("measures.yaml", GOOD.encode())], errors)
    assert not errors
    assert total.names == ("全部费用", "总费")
    assert (total.stages, total.consists_of) == (("budget", "executed"), (("甲费", "乙费"),))
    assert (first.dimension, first.additive) == ("money", True)
    assert (second.dimension, second.additive) == ("percent", False)


def test_mistakes_are_told_with_their_place() -> None:
    wrong = (
        GOOD.replace("全部费用", "甲费").replace("乙费]]", "丙费]]").replace("percent", "percents")
    )
    places = {error.place: error.title for error in collect(wrong)[1]}
    assert places["measures.yaml:7:14"] == "不能是 percents"
    assert "measures.yaml:4:22" in places
    assert any("甲费 已是 总费 的叫法" in title for title in places.values())


def test_a_list_is_no_set_of_measures() -> None:
    assert [error.title for error in collect("- 甲费")[1]] == ["应为键值表：名称 → 内容"]


def test_what_ships_names_no_part_twice() -> None:
    measures = load_ruleset().measures
    assert len(measures) > 50
    assert all(len(set(parts)) == len(parts) for one in measures for parts in one.consists_of)
