"""The kinds that compare filings: what they say of a folder, and that they say nothing of one filing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, cast

import pytest

from perflint.across.compare import ExpectedList, ask, find_rules
from perflint.checks import CHECKS, FolderCheck, load_check
from perflint.config import Config
from perflint.extract.build import build
from perflint.model.folder import Expected, FolderMatch
from perflint.model.rule import Rule, Ruleset
from perflint.readers import read
from tests.across.folders import folder_of, title

BODY = "一、存在的问题\n"
LONG = (
    "我们把服务窗口搬到一楼以后老人办事再也不用爬楼梯，排队叫号的机器也换成了大字体的新款。"
    "投诉最多的停车问题由后勤科牵头腾出了两排车位，晚上还向周边居民免费开放。"
    "为了弄清经费到底花在哪里我们按月把报销单逐张摊开来看，连一瓶矿泉水的去向都写在台账上。"
    "下半年又把闲置的会议室改成了托管班，由退休教师轮流看护放学早的孩子写作业。"
)


@pytest.fixture(scope="module")
def rules(builtin_rules: Ruleset) -> dict[str, Rule]:
    return {rule.id: rule for rule in find_rules(builtin_rules, Config())}


def run(
    rule: Rule,
    files: dict[str, str],
    builtin_rules: Ruleset,
    expected: tuple[str, ...] | None = None,
    **params: Any,
) -> list[FolderMatch]:
    listed = expected and ExpectedList(
        "名单.csv", "csv", tuple(Expected(name, line) for line, name in enumerate(expected, 1))
    )
    changed = rule._replace(params=rule.params._replace(**params))
    folder = folder_of(files, builtin_rules, ask([changed]), listed or None)
    return list(cast(FolderCheck, load_check(rule.kind)).compare(folder, changed.params))


def filing(department: str, year: int = 2022, body: str = LONG) -> str:
    return title(department, year) + BODY + body + "\n"


@pytest.mark.parametrize("kind", [kind for kind in CHECKS if hasattr(load_check(kind), "compare")])
def test_they_say_nothing_of_one_filing(kind: str, builtin_rules: Ruleset) -> None:
    subject = build(read("-", data=filing("某市林业局").encode(), name="a.txt"), builtin_rules)
    rule = next(rule for rule in builtin_rules.rules if rule.kind == kind)
    assert list(load_check(kind).check(subject, rule.params)) == []


def test_a_missing_department_points_to_the_one_it_may_be(
    rules: dict[str, Rule], builtin_rules: Ruleset
) -> None:
    files = {"a.txt": filing("某市文化旅游局"), "b.txt": filing("某市气象局")}
    listed = ("某市文化和旅游局", "某市气象局（本级）", "某市档案馆")
    first, second = run(rules["FIL601"], files, builtin_rules, listed)
    assert (first.filing, first.line, first.values) == (-1, 1, {"department": "某市文化和旅游局"})
    assert [(near.text, near.path) for near in first.related] == [("某市文化旅游局", "a.txt")]
    assert (second.line, second.related) == (3, ())
    (stranger,) = run(rules["FIL602"], files, builtin_rules, listed)
    assert (stranger.filing, stranger.suggestion) == (0, "某市文化和旅游局")


def test_a_file_that_is_no_report_is_no_stranger(
    rules: dict[str, Rule], builtin_rules: Ruleset
) -> None:
    files = {"a.txt": filing("某市气象局"), "通讯录.txt": "张三\n李四\n"}
    assert run(rules["FIL602"], files, builtin_rules, ("某市气象局",)) == []


def test_without_a_list_nobody_is_missing(rules: dict[str, Rule], builtin_rules: Ruleset) -> None:
    files = {"a.txt": filing("某市气象局")}
    assert run(rules["FIL601"], files, builtin_rules) == []
    assert run(rules["FIL602"], files, builtin_rules) == []


def test_a_draft_is_no_copy_but_a_second_filing(
    rules: dict[str, Rule], builtin_rules: Ruleset
) -> None:
    files = {
        "a.txt": filing("某市林业局"),
        "b.txt": filing("某市林业局"),
        "c.txt": filing("某市林业局", body=LONG + "另有补充。"),
    }
    assert [match.filing for match in run(rules["FIL603"], files, builtin_rules)] == [1]
    assert [match.filing for match in run(rules["FIL604"], files, builtin_rules)] == [2]
    assert run(rules["FIL605"], files, builtin_rules) == []
    assert run(rules["FIL606"], files, builtin_rules) == []


def test_copied_text_is_shown_side_by_side_in_both(
    rules: dict[str, Rule], builtin_rules: Ruleset
) -> None:
    other = filing("某市气象局", body="本局只有一个站点。\n" + LONG.replace("一楼", "二楼"))
    files = {
        "a.txt": filing("某市林业局"),
        "b.txt": other,
        "c.txt": filing("某市档案馆", body="无。"),
    }
    first, second = run(rules["FIL605"], files, builtin_rules)
    assert (first.filing, second.filing) == (0, 1)
    assert first.values["department"] == "某市气象局"
    assert int(first.values["length"]) > 120
    assert first.values["share"].endswith("%")
    ours, theirs = first.related[:2]
    assert (ours.role, ours.path, ours.line) == ("here", "", 3)
    assert (theirs.role, theirs.path, theirs.line) == ("there", "b.txt", 4)


@pytest.mark.parametrize("part", ["一、部门职责\n", "一、机构设置\n"])
def test_duties_may_be_the_same(part: str, rules: dict[str, Rule], builtin_rules: Ruleset) -> None:
    files = {
        f"{name}.txt": title(name) + part + LONG + "\n" for name in ("某市林业局", "某市气象局")
    }
    assert run(rules["FIL605"], files, builtin_rules) == []


def test_what_many_say_is_a_template(rules: dict[str, Rule], builtin_rules: Ruleset) -> None:
    files = {f"{name}.txt": filing(f"某市{name}局") for name in ("林业", "气象", "水务", "民政")}
    assert run(rules["FIL605"], files, builtin_rules) == []
    assert len(run(rules["FIL605"], files, builtin_rules, common=5)) == 12


def test_last_year_counts_in_the_later_report_and_only_the_year_before(
    rules: dict[str, Rule], builtin_rules: Ruleset
) -> None:
    files = {f"{year}.txt": filing("某市林业局", year) for year in (2019, 2021, 2022)}
    (match,) = run(rules["FIL606"], files, builtin_rules)
    assert (match.filing, match.values["other"]) == (2, "2021.txt")


def carry(year: int, opening: str, closing: str) -> str:
    text = f"年初结转和结余{opening}，本年收入500万元，年末结转和结余{closing}。"
    return title("某县粮食局", year) + "一、预算执行情况\n" + text + "\n"


@pytest.mark.parametrize(
    ("closing", "opening", "found"),
    [
        ("35.60万元", "35.60万元", False),
        ("35.60万元", "36.50万元", True),
        ("356012.34元", "35.60万元", False),
        ("356092.34元", "35.60万元", False),
        ("356192.34元", "35.60万元", True),
        ("35.60万元", "约40万元", False),
    ],
)
def test_balances_agree_as_far_as_they_are_printed(
    closing: str, opening: str, found: bool, rules: dict[str, Rule], builtin_rules: Ruleset
) -> None:
    files = {
        "2021.txt": carry(2021, "1.00万元", closing),
        "2022.txt": carry(2022, opening, "2万元"),
    }
    matches = run(rules["FIL607"], files, builtin_rules)
    assert bool(matches) == found
    for match in matches:
        assert match.filing == 1
        assert match.related[0].path == "2021.txt"


def test_two_balances_in_one_report_are_of_two_funds(
    rules: dict[str, Rule], builtin_rules: Ruleset
) -> None:
    later = carry(2022, "36.50万元", "2万元") + "政府性基金年初结转和结余7.10万元。\n"
    files = {"2021.txt": carry(2021, "1.00万元", "35.60万元"), "2022.txt": later}
    assert run(rules["FIL607"], files, builtin_rules) == []


def scored(*scores: str) -> dict[str, str]:
    return {
        f"{n}.txt": title(f"某市第{n}小学") + f"一、自评结论\n自评得分{score}分。\n"
        for n, score in enumerate(scores)
    }


def test_full_marks_stand_out_among_enough_peers(
    rules: dict[str, Rule], builtin_rules: Ruleset
) -> None:
    (match,) = run(rules["FIL608"], scored("100", *["95"] * 7), builtin_rules)
    assert match.values == {
        "stated": "100分", "label": "自评得分", "count": "8", "median": "95", "full": "1",
    }  # fmt: skip
    assert run(rules["FIL608"], scored("100", *["95"] * 6), builtin_rules) == []
    assert len(run(rules["FIL608"], scored(*["100"] * 8), builtin_rules)) == 1


def rates() -> Iterator[tuple[tuple[str, ...], int]]:
    yield ("95.2", "97", "93.5", "96", "41.3", "94.8", "92", "98"), 1
    yield ("95.2", "97", "93.5", "96", "88.3", "94.8", "92", "98"), 0
    yield ("95", "41", "70", "55", "88", "62", "99", "48"), 0
    yield ("95",) * 7 + ("84.9",), 1
    yield ("95",) * 7 + ("85.1",), 0


@pytest.mark.parametrize(("values", "count"), list(rates()))
def test_a_rate_far_from_all_others(
    values: tuple[str, ...], count: int, rules: dict[str, Rule], builtin_rules: Ruleset
) -> None:
    files = {
        f"{n}.txt": title(f"某市第{n}小学") + f"一、预算执行情况\n全年预算执行率{value}%。\n"
        for n, value in enumerate(values)
    }
    found = run(rules["FIL609"], files, builtin_rules)
    assert len(found) == count
    assert run(rules["FIL609"], files, builtin_rules, gap=Decimal(60)) == []
