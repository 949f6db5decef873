"""Findings accepted by a person: where a comment or a quotation means them, and nowhere else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.config import Config
from perflint.config.entries import RuleChange, Suppression
from perflint.model.result import Finding, Location
from perflint.model.rule import Ruleset
from perflint.postprocess.comments import blank_comments
from perflint.postprocess.suppress import suppress
from perflint.readers import read
from tests.reporters.sample import RULES, finding

TODAY = date(2026, 11, 21)
RULESET = Ruleset(tuple(rule._replace(enabled=True) for rule in RULES), (), (), {})


def at(text: str, words: str, rule: str = "NUM101") -> Finding:
    """A finding on `words` in `text`."""
    start = text.index(words)
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    return finding(
        rule=rule,
        name={"NUM101": "execution-rate-mismatch", "WRD001": "leftover-word"}[rule],
        message=f"{words}不符",
        location=Location(line, column, line, column + len(words)),
    )


def told(
    text: str,
    *findings: Finding,
    path: str = "a.txt",
    entries: tuple[Suppression, ...] = (),
    mistakes: tuple[str, ...] = (),
    config: Config | None = None,
) -> list[tuple[str, int]]:
    """The rules and lines of what is left; what is not left is suppressed."""
    document = read("-", data=text.encode(), name=path)
    left, gone = suppress(
        findings, document, (entries, mistakes), RULESET, config or Config(), today=TODAY
    )
    assert sorted(findings) == sorted([*(it for it in left if it in findings), *gone])
    return sorted((it.rule, it.location.line) for it in left)


RATE = "完成预算的 57.00%。\n"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.txt", f"# perflint: ignore NUM101 口径已核定\n{RATE}"),
        ("a.txt", f"  ＃ perflint： ignore NUM101 口径已核定\n\n{RATE}"),
        ("a.txt", f"<!-- perflint: ignore num101，WRD001 口径已核定 -->\n{RATE}"),
        ("a.md", f"<!-- perflint: ignore execution-rate-mismatch 已核定 -->\n{RATE}"),
        ("a.md", f"标题\n\n- {RATE.strip()} <!-- perflint: ignore NUM101\n 口径已核定 -->\n"),
        (
            "a.md",
            f"{RATE}\n其他\n\n<!-- perflint: ignore-file NUM101 until=2026-11-21 已核定 -->\n",
        ),
    ],
)
def test_a_comment_accepts_what_it_stands_before_or_beside(path: str, text: str) -> None:
    assert told(text, at(text, "57.00%"), path=path) == []


def test_a_comment_accepts_only_its_rule_in_its_paragraph() -> None:
    text = f"# perflint: ignore NUM101 口径已核定\n{RATE}执行率 60.00%。\n"
    left = told(text, at(text, "57.00%"), at(text, "60.00%"), at(text, "57.00%", "WRD001"))
    assert left == [("NUM101", 3), ("WRD001", 2)]


def test_a_comment_before_a_table_accepts_all_of_it() -> None:
    text = "<!-- perflint: ignore NUM101 口径 -->\n\n| 项目 | 执行率 |\n|---|---|\n| 甲 | 57% |\n"
    assert told(text, at(text, "57%"), path="a.md") == []


@pytest.mark.parametrize(
    ("order", "kind"),
    [
        ("ignore", "PFL103"),
        ("ignore * 全部停掉", "PFL103"),
        ("ignore all 全部停掉", "PFL103"),
        ("ignore NUM101", "PFL103"),
        ("ignore NUM101 原因：", "PFL103"),
        ("ignore NUM101 owner=张三", "PFL103"),
        ("ignore NUM10 口径已核定", "PFL103"),
        ("ignore NUM 口径已核定", "PFL103"),
        ("disable NUM101 口径已核定", "PFL103"),
        ("ignore NUM101 until=明年 口径已核定", "PFL103"),
        ("ignore NUM101 until=2026-11-20 口径已核定", "PFL102"),
    ],
)
def test_what_does_not_count_is_reported_and_hides_nothing(order: str, kind: str) -> None:
    text = f"# perflint: {order}\n{RATE}"
    assert told(text, at(text, "57.00%")) == [("NUM101", 2), (kind, 1)]


def test_unused_comments_are_reported_where_their_rule_ran() -> None:
    text = f"# perflint: ignore WRD001 口径已核定\n{RATE}"
    assert told(text) == [("PFL101", 1)]
    assert told(text, config=Config(select=("NUM", "PFL"))) == []
    assert told(text, config=Config(rules={"WRD001": RuleChange(enabled=False)})) == []
    assert told(text, config=Config(ignore=("PFL101",))) == []
    assert told(text, config=Config(rules={"PFL101": RuleChange(enabled=False)})) == []


def test_notices_have_the_severity_the_configuration_gives_them() -> None:
    document = read("-", data=f"# perflint: ignore NUM101 已核定\n{RATE}".encode(), name="a.txt")
    config = Config(rules={"PFL101": RuleChange("error")})
    (notice,), _ = suppress([], document, ((), ()), RULESET, config)
    assert notice.severity == "error"
    assert "NUM101 的例外没有用上" in notice.message


def entry(**changes: str) -> Suppression:
    given = {
        "rule": "NUM101",
        "quote": "完成预算的57.00%",
        "reason": "已核定",
        "owner": "张三",
        "place": "a.docx.perflint.toml:1",
    }
    return Suppression(**(given | changes))


@pytest.mark.parametrize(
    ("quote", "left"),
    [
        ("完成预算的57.00%", []),
        ("完成预算的 57.００％", []),
        ("全年预算数200万元", []),
        ("57.00%不符", []),
        ("其余结转下年", [("NUM101", 2), ("PFL101", 1)]),
        ("上年执行率", [("NUM101", 2), ("PFL101", 1)]),
    ],
)
def test_a_quotation_is_held_against_the_sentence_and_the_message(
    quote: str, left: list[tuple[str, int]]
) -> None:
    text = "上年执行率良好。\n全年预算数 200 万元，完成预算的 57.00%。其余结转下年。\n"
    assert told(text, at(text, "57.00%"), entries=(entry(quote=quote),)) == left


def test_a_sentence_may_be_wrapped_in_text() -> None:
    text = "全年预算数 200 万元，执行数\n150 万元，完成预\n算的 57.00%，其余\n结转下年。\n"
    for quote in ("执行数150万元", "其余结转下年"):
        assert told(text, at(text, "57.00%"), entries=(entry(quote=quote),)) == []


def test_entries_expire_and_name_rules_that_exist() -> None:
    text = RATE
    expired = entry(until="2026-01-01")
    assert told(text, at(text, "57.00%"), entries=(expired,)) == [("NUM101", 1), ("PFL102", 1)]
    assert told(text, entries=(entry(rule="NUM999"),)) == [("PFL103", 1)]
    assert told(text, mistakes=("x.toml:1: 缺少 reason",)) == [("PFL103", 1)]
    by_name = entry(rule="execution-rate-mismatch")
    assert told(text, at(text, "57.00%"), entries=(by_name,)) == []


def test_a_comment_is_no_part_of_the_report(tmp_path: Path) -> None:
    plain = "执行数 150 万元，完成预\n算的 57.00%。\n"
    noted = plain.replace("预\n", "预\n# perflint: ignore NUM101 已核定\n")
    documents = [read("-", data=text.encode(), name="a.txt") for text in (plain, noted)]
    words = [[b.span.of(d.text) for b in d.blocks] for d in documents]
    assert words[0] == words[1]
    blanked = blank_comments(documents[1])
    assert len(blanked.text) == len(documents[1].text)
    assert "perflint" not in blanked.text
    assert blanked.text.count("\n") == documents[1].text.count("\n")
    assert "# perflint 是一种工具" in read("-", data="# perflint 是一种工具".encode()).text
    kept = read("-", data="# perflint 是一种工具".encode(), name="a.txt").blocks
    assert len(kept) == 1


@given(
    st.lists(
        st.sampled_from(
            ["<!--", "-->", "#", " ", "perflint", ":", "：", "ignore", "NUM101", ",", "until=", "\n",
             "2026-01-01", "原因", "57.00%", "| a |", "|---|", "```"]
        ),
        max_size=40,
    ),
    st.sampled_from(["a.txt", "a.md"]),
)  # fmt: skip
def test_whatever_stands_in_a_filing_suppression_ends_well(words: list[str], path: str) -> None:
    text = "报告57.00%" + "".join(words)
    left = told(text, at(text, "57.00%"), path=path, entries=(entry(quote="完成预算"),))
    assert {rule for rule, _ in left} <= {"NUM101", "PFL101", "PFL102", "PFL103"}


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
def test_comments_without_end_or_number_are_no_trouble(path: str) -> None:
    for text in ("<!-- perflint: " * 20_000, "# perflint: ignore NUM101 已核定\n" * 20_000):
        assert len(told(f"报告\n{text}", path=path)) <= 500
