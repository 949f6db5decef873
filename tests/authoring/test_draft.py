from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from perflint.checks import CHECKS
from perflint.cli import main
from perflint.ruleset import load_ruleset

ANSWERS = {
    "--id": "LOC101", "--name": "empty-talk", "--title": "空话套话", "--find": "高度重视，(显著)成效",
    "--why": "没有内容: 说明不了工作。", "--document": "《某县通知》", "--fail": "领导高度重视该项工作。",
    "--pass": "完成12项任务。",
}  # fmt: skip
REPORT = "某县文化馆2023年度部门整体支出绩效自评报告\n一、概况\n"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    return tmp_path


def new(*more: str, **changes: str) -> int:
    given = ANSWERS | {f"--{key}": value for key, value in changes.items()}
    pairs = [part for pair in given.items() if pair[1] for part in pair]
    return main(["rules", "new", *pairs, *more])


def test_options_make_a_rule_that_passes_its_examples(elsewhere: Path) -> None:
    assert new() == 0
    path = elsewhere / "rules" / "LOC101-empty-talk.yaml"
    rule = next(one for one in load_ruleset((str(path),)).rules if one.id == "LOC101")
    assert rule.params.patterns == ("高度重视", "（显著）成效")
    assert rule.why == "没有内容: 说明不了工作。"
    assert rule.message == "“{stated}”：空话套话"
    assert (rule.severity, rule.basis.status) == ("warning", "memory")


def test_a_ratio_rule_of_ones_own(elsewhere: Path) -> None:
    phrase = "应修{base:count}…修好{part:count}…修复率{rate:percent}"
    fail, good = "应修80处，修好60处，修复率57%。", "应修80处，修好60处，修复率75%。"
    assert new(id="LOC102", kind="ratio", find=phrase, fail=fail, **{"pass": good}) == 0
    assert (elsewhere / "rules" / "LOC102-empty-talk.yaml").exists()


def test_ids_and_names_need_no_answer(elsewhere: Path) -> None:
    (elsewhere / "perflint.toml").write_text('rule-folders = ["rules"]\n', encoding="utf-8")
    (elsewhere / "rules").mkdir()
    assert new(id="", name="") == 0
    assert new(id="", name="") == 0
    assert sorted(one.name for one in (elsewhere / "rules").iterdir()) == [
        "LOC101-loc101.yaml",
        "LOC102-loc102.yaml",
    ]


def test_a_rule_whose_examples_fail_is_not_left_behind(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(fail="完成了任务。") == 1
    told = capsys.readouterr().out
    assert "没有报出" in told
    assert "没有写入" in told
    assert "title: 空话套话" in told
    assert not (elsewhere / "rules").exists()


def test_a_rule_that_cannot_be_loaded_is_not_left_behind(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (elsewhere / "rules").mkdir()
    assert new(id="NUM101") == 2
    assert not list((elsewhere / "rules").iterdir())
    assert "NUM101 重复" in capsys.readouterr().err


def test_braces_are_never_taken_as_they_stand_unasked(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(find="满意度{rate:percent}") == 2
    told = capsys.readouterr().err
    assert "花括号" in told
    assert "--kind limit" in told
    assert new(find=r"\{单位名称\}", fail="{单位名称}负责文化工作。") == 0


def test_options_of_any_kind(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    common = {"kind": "limit", "find": "", "fail": "满意度88%。", "pass": "满意度88%，由于下雨。"}
    assert new("--set", "names=满意度，满意率", **common) == 2
    assert "还缺 --set must=…" in capsys.readouterr().err
    given = ("--set", "names=满意度，满意率", "--set", "amount=90%", "--set", "reasons=<reason>")
    assert new(*given, "--set", "must=atleast", **common) == 2
    assert "at_least" in capsys.readouterr().err
    assert new(*given, "--set", "must=at_least", "--set", "fuzzy=1", **common) == 2
    assert "没有名为 fuzzy 的选项" in capsys.readouterr().err
    assert new(*given, "--set", "must=at_least", "--set", "amount=九成", **common) == 2
    assert "90%、50万元" in capsys.readouterr().err
    assert not (elsewhere / "rules").exists()
    assert new(*given, "--set", "must=at_least", **common) == 0


def test_what_is_missing_is_missed_in_reports_alone(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changes = {"kind": "required_text", "find": "", "fail": "办展。", "pass": "资产齐全。"}
    assert new("--set", "words=资产", **changes) == 1
    assert "例子第一行要写标题" in capsys.readouterr().out
    titled = REPORT.replace("\n", "\\n")
    changes |= {"fail": f"{titled}办展。", "pass": f"{titled}资产齐全。"}
    assert new("--set", "words=资产", **changes) == 0


def test_a_rule_is_tried_on_a_folder(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filings = elsewhere / "报告"
    filings.mkdir()
    for number, words in enumerate(
        ("高度重视。", "完成任务。", "高度重视，高度重视。", "高度重视。")
    ):
        (filings / f"{number}.txt").write_text(f"{REPORT}领导{words}", encoding="utf-8")
    assert new("--try", "报告") == 0
    told = capsys.readouterr().out
    assert "4 份报告，命中 3 份（共 4 处）" in told
    assert told.count("│ 领导高度重视") == 3
    assert "是不是太宽" in told


def test_rules_that_compare_filings_are_tried_by_another_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    one, other = "==> 甲.txt <==\n" + REPORT, "==> 乙.txt <==\n" + REPORT
    changes = {
        "kind": "repeated_filing", "find": "", "fail": f"{one}办展。\n{other}办展。",
        "pass": f"{one}办展。\n{other}巡演。".replace("2023", "2022", 1),
    }  # fmt: skip
    assert new("--set", "look=content", "--try", ".", **changes) == 0
    assert "perflint across . --select LOC101" in capsys.readouterr().out


def test_without_a_terminal_all_answers_are_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "new", "--id", "LOC101"]) == 2
    assert "还缺 --title、--find、--why、--document、--fail、--pass" in capsys.readouterr().err
    assert new(id="loc1") == 2


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    def prepare(*answers: str) -> list[str]:
        asked: list[str] = []
        left = iter(answers)

        def answer(question: str) -> str:
            asked.append(question)
            return next(left)

        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", answer)
        return asked

    return prepare


def test_on_a_terminal_it_asks(elsewhere: Path, answering: Callable[..., list[str]]) -> None:
    asked = answering("", "LOC103", "empty-talk", "空话", "高度重视", "", "没有内容。", "《某通知》",
                      "", "领导高度重视。", "完成12项任务。", "")  # fmt: skip
    assert main(["rules", "new"]) == 0
    assert len(asked) == 12
    assert (elsewhere / "rules" / "LOC103-empty-talk.yaml").exists()


def test_the_end_of_input_ends_the_questions(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", end)
    assert main(["rules", "new"]) == 130
    assert not list(elsewhere.iterdir())


def test_on_a_terminal_it_asks_for_each_option(
    elsewhere: Path, answering: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = answering("?", "limit", "", "", "满意度低", "满意度", "少于", "at_least", "90%", "", "", "",
                      "", "须说明。", "《某通知》", "", "满意度88%。", "满意度95%。", "")  # fmt: skip
    assert main(["rules", "new"]) == 0
    told = capsys.readouterr().out
    assert all(f"  {kind}：" in told for kind in CHECKS)
    assert "must 不能是 少于" in told
    assert any("与之比较的数" in question for question in asked)
    rule = next(
        one for one in load_ruleset((str(elsewhere / "rules"),)).rules if one.id == "LOC101"
    )
    assert (rule.params.names.words, rule.params.amount) == (("满意度",), "90%")
