from __future__ import annotations

from tests.checks.marked import marked
from tests.checks.verdicts import outcomes

LONG = "协调供电供水和通信单位分段开展管线迁改，完成沟槽开挖和基础浇筑，恢复路面并通过验收"


def test_a_run_of_clauses_is_one_copy_whatever_its_number() -> None:
    text = f"1.{LONG}，全年无事故。\n二、成效\n（1）{LONG}；群众满意。"
    assert marked("FIL104", text) == [LONG]
    (match,) = outcomes("FIL104", text)
    assert match.values == {"length": str(len(LONG)), "words": LONG[:12]}


def test_what_is_short_or_counted_may_repeat() -> None:
    assert marked("FIL104", "按期完成各项任务。\n按期完成各项任务。") == []
    line = "预算执行率100%，自评得分98.5分，产出指标完成12项，效益指标完成6项，满意度指标95%"
    assert marked("FIL104", f"甲项目{line}。\n乙项目{line}。") == []


def test_tables_repeat_the_text() -> None:
    table = f"指标\t完成情况\t得分\n数量\t{LONG}\t10\n质量\t合格\t10"
    assert marked("FIL104", f"{LONG}。\n{table}\n") == []


def test_the_same_words_over_and_over_take_linear_time() -> None:
    found = marked("FIL104", ("一二三四五六七，" * 5_000) + "\n")
    assert len(found) < 20
