"""Every message, of every rule and in both languages, held to docs/wording.md."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from perflint.across.examples import compare_example
from perflint.api import lint_text
from perflint.checks import is_ready
from perflint.config import Config
from perflint.lang import Lang
from perflint.model.folder import FOLDER
from perflint.model.result import Finding
from perflint.postprocess.notices import NOTICES
from perflint.ruleset import load_ruleset

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "wording.md"
QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》|\"[^\"]*\"|〔\d{4}〕\d+号")
SLIPPED = re.compile(r"（[^（）]*疑[^（）]*）$")
HAN = "\u4e00-\u9fff"
FORMULA = re.compile(
    r"[\d.,%()（） ]+(?:[-+×÷−=][\d.,%()（） 个万亿元台户人分套件\u4e00-\u9fff]*)+"
)
OURS = re.compile("列出|项：|大于|小于|各项之和|次方根|疑似|待核实|写作|应为")


@cache
def findings(lang: Lang) -> tuple[Finding, ...]:
    """What the rules say of the examples they carry."""
    found: list[Finding] = []
    ruleset = load_ruleset()
    for rule in ruleset.rules:
        if not is_ready(rule.kind):
            continue
        for example in rule.examples.fail:
            if FOLDER in rule.reports:
                found += compare_example(example.text, rule, ruleset, lang)
                continue
            alone = ruleset._replace(
                rules=tuple(
                    one._replace(enabled=one.enabled or one is rule) for one in ruleset.rules
                )
            )
            config = Config(
                profile=example.profile or "auto", publication=rule.publication, lang=lang
            )
            found += lint_text(example.text, alone, config, path="<example>").findings
    return tuple(dict.fromkeys(found))


def own(message: str) -> str:
    """A message without what it quotes."""
    return QUOTED.sub("“”", message)


def breaks_spacing(message: str) -> bool:
    """Rule 5."""
    words = own(message)
    return bool(
        re.search(rf"[{HAN}][\dA-Za-z]|[\dA-Za-z%][{HAN}]", words)
        or re.search(r" [，。；：、）”]|[，。；：、（“] |  ", words)
    )


def mixes_separators(message: str) -> bool:
    """Rule 10."""
    figures = re.findall(r"(?<![\d.,])\d[\d,]*", own(message))
    bare = any(len(one) >= 4 and "," not in one and not one.startswith("20") for one in figures)
    return bare and any("," in one for one in figures)


def is_long(message: str) -> bool:
    """Rule 19."""
    words = SLIPPED.sub("", own(message)).partition("：")[0]
    return len(re.sub(rf"[^{HAN}]", "", words)) > 60


def nests_marks(message: str) -> bool:
    """Rules 6 and 17, but for what speaks of a lone mark."""
    words = re.sub(r"“[^“”]*”", "", message)
    return "“" in words or "”" in words


CHINESE: dict[int, Callable[[str], object]] = {
    2: lambda said: re.search(r"[≤≥≠∈⁄<>]", own(said)),
    3: lambda said: re.search("不成立|请检查|有误请", own(said)),
    4: lambda said: own(said).count("=") > 1,
    5: breaks_spacing,
    6: nests_marks,
    7: lambda said: re.search("疑似应为|是错的|应该是", own(said)),
    10: mixes_separators,
    11: lambda said: re.search("、…、|、等：|、\\.\\.\\.", own(said)),
    12: lambda said: "共 1 处" in said,
    13: lambda said: re.search(r"第 ?[\d、 ]+ ?[行列]", own(said)),
    14: lambda said: re.search(r"\[\d|\d[\])]$", own(said)),
    15: lambda said: re.search(r"\d{4}-\d\d-\d\d", own(said)),
    17: lambda said: said.endswith("。") or re.search(rf"[{HAN}][,;:!?]", own(said)),
    18: lambda said: re.search(r"[\[\]{}|]", own(said)),
    19: is_long,
}
ENGLISH: dict[int, Callable[[str], object]] = {
    2: lambda said: re.search(r"[≤≥≠∈⁄<>]", own(said)),
    4: lambda said: own(said).count("=") > 1,
    12: lambda said: re.search(r"\b1 (?:in all|pairs|places)", said),
    13: lambda said: re.search(r"\blines? \d", own(said)),
    17: lambda said: said.endswith(".") or "  " in said,
    18: lambda said: re.search(r"[\[\]{}|]", own(said)),
    20: lambda said: OURS.search(own(said)) or re.search("[，。；：、（）]", own(said)),
}
LONE_MARKS = {"WRD312", "WRD335"}
"""Rules whose message has to show a mark without its partner."""


@pytest.mark.parametrize("line", CHINESE)
def test_every_chinese_message_follows_the_guide(line: int) -> None:
    broken = {
        f"{one.rule} {one.message}"
        for one in findings("zh")
        if CHINESE[line](one.message) and not (line == 6 and one.rule in LONE_MARKS)
    }
    assert not broken, "\n".join(sorted(broken))


@pytest.mark.parametrize("line", ENGLISH)
def test_every_english_message_follows_the_guide(line: int) -> None:
    broken = {f"{one.rule} {one.message}" for one in findings("en") if ENGLISH[line](one.message)}
    assert not broken, "\n".join(sorted(broken))


def test_every_rule_says_something() -> None:
    ready = {rule.id for rule in load_ruleset().rules if is_ready(rule.kind)}
    assert {one.rule for one in findings("zh")} >= ready
    assert {one.rule for one in findings("en")} >= ready


def test_english_templates_hold_chinese_only_in_quotation_marks() -> None:
    words = {rule.id: rule.message_en for rule in load_ruleset().rules}
    words |= {kind: notice.message[1] for kind, notice in NOTICES.items()}
    mixed = {kind for kind, said in words.items() if re.search(f"[{HAN}]", own(said))}
    assert mixed <= {"STR202", "WRD308", "WRD319", "WRD332", "WRD337"}, (
        mixed
    )  # They name a character to write.


def test_a_suggestion_is_something_to_write() -> None:
    for one in findings("zh"):
        assert not re.match(r"[≤≥<>=]", one.suggestion), one


@pytest.mark.parametrize(
    ("rule", "least"),
    [("SCO304", 1), ("TAB101", 1), ("NUM401", 1), ("NUM510", 1), ("FIL201", 1), ("NUM501", 1)],
)
def test_no_suggestion_where_either_number_may_be_wrong(rule: str, least: int) -> None:
    said = [one for one in findings("zh") if one.rule == rule and one.severity != "info"]
    assert len(said) >= least
    assert not any(one.suggestion for one in said)


def test_the_guide_has_a_line_for_every_check() -> None:
    numbers = [
        int(one) for one in re.findall(r"^(\d+)\. ", GUIDE.read_text(encoding="utf-8"), re.M)
    ]
    assert numbers == list(range(1, 21))
    assert set(CHINESE) | set(ENGLISH) <= set(numbers)


def test_lists_to_count_are_whole() -> None:
    named = next(
        one for one in findings("zh") if one.rule == "NUM401" and one.message.count("、") > 1
    )
    count = int(re.search(r"列出 (\d+) ", named.message)[1])  # type: ignore[index]
    assert named.message.partition("：")[2].count("、") + 1 == count


def cases() -> Iterator[tuple[str, str]]:
    yield (
        "全年安排资金共计5386.25亿元，分别为市级资金3300.00万元和区级资金2086.25万元。",
        "单位疑应为万元",
    )


@pytest.mark.parametrize(("text", "said"), cases())
def test_a_total_in_another_unit_is_told_as_such(text: str, said: str) -> None:
    ruleset = load_ruleset()
    messages = [one.message for one in lint_text(text, ruleset, Config(), path="<text>").findings]
    assert any(said in message for message in messages), messages
