"""Comparing filings by questions to a store finds what the rules that compare filings find."""

from __future__ import annotations

from pathlib import Path

import pytest

from perflint.across.examples import split_folder
from perflint.cli import main
from perflint.ruleset import load_ruleset
from tests.store.asking import asking

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")
QUESTIONS = {
    "FIL603": "identical", "FIL604": "filed-twice", "FIL605": "copied", "FIL606": "copied-last-year",
    "FIL607": "carried-over",    "FIL609": "far-from-peers",
}  # fmt: skip
"""The question that stands for a rule."""


def ask(
    example: str, folder: Path, question: str, read: pytest.CaptureFixture[bytes]
) -> list[object]:
    """The answer to a question of the filings of an example, the same once copies are found beforehand
    or everything has been checked a second time."""
    filings = folder / "报送"
    for path, text in split_folder(example).items():
        (filings / path).parent.mkdir(parents=True, exist_ok=True)
        (filings / path).write_text(text, encoding="utf-8")
    store = folder / "store"
    check = ["check", str(filings), "--store", str(store), "--facts", "--isolated", "--run"]
    main([*check, "r"])
    answer = asking(store, read)(question)
    assert isinstance(answer, list)
    if question in ("copied", "copied-last-year"):
        assert main(["store", "compact", str(store)]) == 0
        assert asking(store, read)(question) == answer
    if question == "carried-over":
        main([*check, "again", "--reuse", "r"])
        assert asking(store, read)(question) == answer
    return answer


@pytest.mark.parametrize("rule", QUESTIONS)
def test_a_question_finds_what_its_rule_finds_and_never_more(
    rule: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """By the rule's own examples. Of two names of one department, a long and a short one, only the rule
    knows: it sees all names together."""
    (found,) = (one for one in load_ruleset().rules if one.id == rule)
    told = [
        ask(example.text, tmp_path / f"fail{number}", QUESTIONS[rule], capfdbinary)
        for number, example in enumerate(found.examples.fail)
    ]
    assert any(told) and (rule == "FIL604" or all(told))
    for number, example in enumerate(found.examples.passes):
        told = ask(example.text, tmp_path / f"pass{number}", QUESTIONS[rule], capfdbinary)
        assert told == [], example.text


@pytest.mark.parametrize("early", [True, False])
def test_last_years_report_may_lie_in_another_run(
    early: bool, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Whether it was compacted before this year's came or after."""
    (found,) = (one for one in load_ruleset().rules if one.id == "FIL606")
    store = tmp_path / "store"
    for path, text in split_folder(found.examples.fail[0].text).items():
        (tmp_path / Path(path).stem).mkdir()
        (tmp_path / Path(path).stem / path).write_text(text, encoding="utf-8")
    check = ["--store", str(store), "--facts", "--isolated", "--root", str(tmp_path), "--run"]
    for year in ("2021", "2022"):
        main(["check", str(tmp_path / year), *check, year])
        if early:
            assert main(["store", "compact", str(store)]) == 0
    told = asking(store, capfdbinary)("copied-last-year")
    assert [(row["path"], row["last_path"]) for row in told] == [("2022/2022.txt", "2021/2021.txt")]
    main(["store", "compact", str(store)])
    assert asking(store, capfdbinary)("copied-last-year") == told
