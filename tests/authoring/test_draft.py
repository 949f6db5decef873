from __future__ import annotations

from pathlib import Path

import pytest

from perflint.cli import main
from perflint.ruleset import load_ruleset

ANSWERS = {
    "--id": "LOC101", "--name": "empty-talk", "--title": "空话套话", "--find": "高度重视，(显著)成效",
    "--why": "没有内容: 说明不了工作。", "--document": "《某县通知》", "--fail": "领导高度重视该项工作。",
    "--pass": "完成12项任务。",
}  # fmt: skip


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    return tmp_path


def new(**changes: str) -> int:
    given = ANSWERS | {f"--{key}": value for key, value in changes.items()}
    return main(["rules", "new", *(part for pair in given.items() for part in pair)])


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


def test_examples_that_fail_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert new(fail="完成了任务。") == 1
    assert "没有报出" in capsys.readouterr().out


def test_a_rule_that_cannot_be_loaded_is_not_left_behind(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(id="NUM101") == 2
    assert not list((elsewhere / "rules").iterdir())
    assert "NUM101 重复" in capsys.readouterr().err


def test_without_a_terminal_all_answers_are_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "new", "--id", "LOC101"]) == 2
    assert "还缺 --name、--title、--find" in capsys.readouterr().err
    assert new(id="loc1") == 2


def test_on_a_terminal_it_asks(monkeypatch: pytest.MonkeyPatch, elsewhere: Path) -> None:
    asked: list[str] = []
    answers = iter(["LOC103", "empty-talk", "空话", "高度重视", "", "没有内容。", "《某通知》", "",
                    "领导高度重视。", "完成12项任务。"])  # fmt: skip

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", answer)
    assert main(["rules", "new"]) == 0
    assert len(asked) == 10
    assert (elsewhere / "rules" / "LOC103-empty-talk.yaml").exists()
