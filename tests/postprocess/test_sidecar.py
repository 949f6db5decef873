"""Files of suppressions beside a filing."""

from __future__ import annotations

from pathlib import Path

import pytest

from perflint.config import Config
from perflint.config.entries import Suppression
from perflint.postprocess.sidecar import find_orphans, find_suppressions

ENTRY = """[[suppressions]]
rule = "NUM101"
quote = "完成预算的57%"
reason = "口径已核定"
owner = "张三"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "甲").mkdir()
    return tmp_path


def test_a_filing_has_a_file_of_its_own(folder: Path) -> None:
    Path("甲/a.docx.perflint.toml").write_text(ENTRY, "utf-8")
    (entry,), mistakes = find_suppressions("甲/a.docx", Config())
    assert (entry.rule, entry.place, mistakes) == ("NUM101", "甲/a.docx.perflint.toml:1", ())
    assert find_suppressions("甲/b.docx", Config()) == ((), ())


def test_a_folder_has_one_file_for_all_and_so_has_the_configuration(folder: Path) -> None:
    Path("甲/perflint-ignore.toml").write_text(f'{ENTRY}path = "a.docx"\n', "utf-8")
    ours = Suppression("WRD001", "完成预算", "已核定", path=str(folder / "甲" / "a.docx"))
    config = Config(suppressions=(ours,))
    entries, _ = find_suppressions("甲/a.docx", config)
    assert [entry.rule for entry in entries] == ["NUM101", "WRD001"]
    assert find_suppressions(str(folder / "甲" / "a.docx"), config)[0] == entries
    assert find_suppressions("甲/b.docx", config) == ((), ())


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('[[suppressions]]\nrule = "NUM101"\n', "缺少 quote"),
        ("[[suppression]]\n", "是否想写 suppressions"),
        (ENTRY.replace("完成预算的57%", "。"), "quote 太短"),
        (ENTRY + 'path = "b.docx"\n', "没有名为 path 的设置"),
        ("rule = \n", "TOML"),
    ],
)
def test_mistakes_are_told_and_suppress_nothing(content: str, told: str) -> None:
    Path("甲/a.docx.perflint.toml").write_text(content, "utf-8")
    entries, (mistake,) = find_suppressions("甲/a.docx", Config())
    assert entries == ()
    assert told in mistake
    assert mistake.startswith("甲/a.docx.perflint.toml:")


def test_a_file_that_changes_is_read_again() -> None:
    path = Path("甲/a.docx.perflint.toml")
    path.write_text(ENTRY, "utf-8")
    assert len(find_suppressions("甲/a.docx", Config())[0]) == 1
    path.write_text(ENTRY * 2, "utf-8")
    assert len(find_suppressions("甲/a.docx", Config())[0]) == 2


def test_entries_for_filings_that_are_gone_are_found(folder: Path) -> None:
    Path("甲/perflint-ignore.toml").write_text(
        f'{ENTRY}path = "a.docx"\n{ENTRY}path = "gone.docx"\n', "utf-8"
    )
    Path("甲/a.docx").write_text("", "utf-8")
    ours = Suppression("WRD001", "完成预算", "已核定", path=str(folder / "none.docx"))
    orphans = find_orphans(("甲", ""), Config(suppressions=(ours,)))
    assert [Path(entry.path).name for entry in orphans] == ["none.docx", "gone.docx"]
