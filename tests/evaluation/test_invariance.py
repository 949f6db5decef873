"""Transformations say the same in other words, and stay away where they could not."""

from __future__ import annotations

import pytest

from perflint.model.rule import Ruleset
from tests.evaluation.invariance.cases import AREAS, RULES, SOURCES, Case, read_examples
from tests.evaluation.invariance.clauses import is_list
from tests.evaluation.invariance.measure import find_accusations, try_all
from tests.evaluation.invariance.transforms import TRANSFORMS


def apply(name: str, text: str) -> list[str]:
    return list(TRANSFORMS[name](text, is_list(text)))


@pytest.mark.parametrize(
    ("text", "swapped"),
    [
        ("预算数 60 万元，执行数 45 万元，执行率 75%。", "执行数 45 万元，预算数 60 万元，执行率 75%。"),
        ("培训费预算 8 万元，决算 6 万元，少支 2 万元。", "培训费决算 6 万元，预算 8 万元，少支 2 万元。"),
        ("经核对，入库 9 件，出库 4 件，结存 5 件。", "经核对，出库 4 件，入库 9 件，结存 5 件。"),
        ("防汛专款 60 万元，实际支出 45 万元，余 15 万元。", ""),
        ("培训费 8 万元，比上年增加 2 万元，增长 33%。", ""),
        ("培训费 8 万元，上年 6 万元，增加 2 万元。", ""),
        ("总支出 8 万元，其中培训 6 万元，印刷 2 万元。", ""),
        ("执行率 75%，支付率 80%，相差 5 个百分点。", ""),
    ],
)  # fmt: skip
def test_swap(text: str, swapped: str) -> None:
    assert apply("swap", text) == ([swapped] if swapped else [])


def test_filler_is_put_at_every_joint() -> None:
    assert apply("filler", "预算 60 万元，支出 45 万元，执行率 75%。") == [
        "据统计，预算 60 万元，支出 45 万元，执行率 75%。",
        "预算 60 万元，经核实，支出 45 万元，执行率 75%。",
        "预算 60 万元，支出 45 万元，经测算，执行率 75%。",
    ]
    assert apply("filler", "分两批（一批 3 个，一批 4 个）建设。") == [
        "据统计，分两批（一批 3 个，一批 4 个）建设。"
    ]


def test_linking_words_follow_nouns_only() -> None:
    found = apply("linking", "培训人数为 30 人，增加到 45 人，权重 5 分。")
    assert "培训人数是30人，增加到 45 人，权重是5分。" in found
    assert "培训人数达30人，增加到 45 人，权重 5 分。" in found
    assert "培训人数共30人，增加到 45 人，权重 5 分。" in found
    assert not any("增加到为" in text or "权重达" in text for text in found)


def test_split_and_brackets_take_the_last_clause() -> None:
    text = "预算 60 万元，支出 45 万元，执行率 75%。"
    assert apply("split", text) == ["预算 60 万元，支出 45 万元。执行率 75%。"]
    assert apply("brackets", text) == ["预算 60 万元，支出 45 万元（执行率 75%）。"]


def test_lists_are_not_split_and_go_into_brackets_whole() -> None:
    text = "支出 8 万元，其中培训 6 万元，印刷 2 万元。"
    assert apply("split", text) == []
    assert apply("brackets", text) == ["支出 8 万元（其中培训 6 万元，印刷 2 万元）。"]
    assert apply("brackets", "培训 6 万元，印刷 2 万元，合计 8 万元。") == []


def test_table_has_the_labels_as_headings() -> None:
    (table,) = apply("table", "预算数 60 万元，支出 45 万元，完成预算的 75%。")
    head, _, row, _ = table.split("\n")
    assert head == "| 项目 | 预算数（万元） | 支出（万元） | 占预算的比例 |"
    assert row == "| 本项 | 60 | 45 | 75% |"
    assert apply("table", "预算数 60 万元，已全部支出。") == []


def test_examples_of_rules_are_tried(builtin_rules: Ruleset) -> None:
    path = next((RULES / AREAS[0]).glob("NUM101-*.yaml"))
    case = next(read_examples(path))
    assert case.group == "NUM101" and case.source == SOURCES[0]
    accused = find_accusations(case.text, builtin_rules)
    assert accused
    assert {name for name, _, _ in try_all(case, accused, builtin_rules)} >= {"filler", "linking"}


def test_a_mistake_that_is_gone_is_not_kept(builtin_rules: Ruleset) -> None:
    wrong = "全年预算数 60 万元，执行数 45 万元，完成预算的 57%。"
    right = Case("x", SOURCES[0], "NUM101", wrong.replace("57%", "75%"))
    accused = find_accusations(wrong, builtin_rules)
    assert accused and not any(kept for *_, kept in try_all(right, accused, builtin_rules))
