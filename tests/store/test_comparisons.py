"""Comparing filings by questions to a store finds what the rules that compare filings find."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from perflint.across.examples import split_folder
from perflint.cli import main
from perflint.ruleset import load_ruleset
from tests.store.asking import asking

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")
pytestmark = pytest.mark.usefixtures("chunks_here")
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


def test_a_list_is_held_against_a_store_as_against_a_folder(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """By the examples of both rules: which departments, which filings, what they are like."""
    rules = {one.id: one for one in load_ruleset().rules}
    examples = [
        example.text
        for one in ("FIL601", "FIL602")
        for example in (*rules[one].examples.fail, *rules[one].examples.passes)
        if "名单" in example.text
    ]
    told: dict[str, list[object]] = {"missing": [], "unlisted": []}
    for number, text in enumerate(examples):
        folder = tmp_path / str(number)
        for path, content in split_folder(text).items():
            (folder / "报送" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "报送" / path).write_text(content, encoding="utf-8")
        listed = (folder / "报送" / "名单.csv").rename(folder / "名单.csv")
        filings, store = str(folder / "报送"), str(folder / "store")
        main(["check", filings, "--store", store, "--run", "r", "--isolated"])
        ask = asking(Path(store), capfdbinary)
        answers = {one: ask(one, "--expected", str(listed)) for one in told}
        main(["across", filings, "--expected", str(listed), "--select", "FIL601,FIL602", "--isolated",
              "--output-format", "json"])  # fmt: skip
        run = json.loads(capfdbinary.readouterr()[0])
        found = [(document, one) for document in run["documents"] for one in document["findings"]]
        missing = [
            (one["location"]["line"], *(place["text"] for place in one["related"]))
            for _, one in found if one["rule"] == "FIL601"
        ]  # fmt: skip
        unlisted = [
            (Path(document["path"]).relative_to(filings).as_posix(), one["suggestion"])
            for document, one in found if one["rule"] == "FIL602"
        ]  # fmt: skip
        assert missing == [
            (row["line"], *([row["like"]] if row["like"] else [])) for row in answers["missing"]
        ]
        assert unlisted == [
            (row["path"].removeprefix("报送/"), row["like"]) for row in answers["unlisted"]
        ]
        told["missing"] += missing
        told["unlisted"] += unlisted
    assert all(told.values())
