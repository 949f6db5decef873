"""Filings changed since a revision, in a repository made for the test."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from perflint.batch.changes import keep_changed
from perflint.batch.plan import make_plan
from perflint.errors import UsageError


def git(*command: str) -> str:
    settings = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    run = ("git", *settings, *command)
    return subprocess.run(run, check=True, capture_output=True, text=True).stdout


def write(*names: str, content: str = "内容") -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A branch `main` with three filings, and a branch `work` that left it."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    write("甲/旧 报告.txt", "甲/b.txt", "c.txt")
    git("add", ".")
    git("commit", "-qm", "1")
    git("checkout", "-qb", "work")
    return tmp_path


def changed(revision: str, *paths: str, start: str = ".") -> list[str]:
    plan = make_plan(paths or (".",), {".txt"})
    return [file.path for file in keep_changed(plan, revision, start).files]


def test_committed_edited_and_new_filings_are_kept() -> None:
    assert changed("main") == []
    write("甲/旧 报告.txt", content="改")
    git("commit", "-qam", "2")
    write("c.txt", content="改")
    write("新.txt")
    assert changed("main") == ["c.txt", "新.txt", "甲/旧 报告.txt"]
    assert changed("HEAD") == ["c.txt", "新.txt"]
    assert changed("main", "甲", "-", start="甲") == ["甲/旧 报告.txt", "-"]


def test_what_the_other_branch_did_meanwhile_does_not_count() -> None:
    git("checkout", "-q", "main")
    write("c.txt", content="改")
    git("commit", "-qam", "main goes on")
    git("checkout", "-q", "work")
    write("甲/b.txt", content="改")
    assert changed("main") == ["甲/b.txt"]


def test_moved_filings_are_new_and_deleted_ones_are_no_trouble() -> None:
    git("mv", "甲/b.txt", "甲/d.txt")
    git("rm", "-q", "c.txt")
    assert changed("main") == ["甲/d.txt"]


def test_a_filing_whose_suppressions_changed_is_kept() -> None:
    write("c.txt.perflint.toml")
    assert changed("main") == ["c.txt"]
    write("甲/perflint-ignore.toml")
    assert changed("main") == ["c.txt", "甲/b.txt", "甲/旧 报告.txt"]


def test_the_current_folder_need_not_be_the_top(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("甲/b.txt", content="改")
    git("config", "diff.relative", "true")
    monkeypatch.chdir(repository / "甲")
    assert changed("main") == ["b.txt"]


@pytest.mark.parametrize("revision", ["none", "", "--output=x", "-x", "main..work"])
def test_what_is_no_revision_is_told(repository: Path, revision: str) -> None:
    before = sorted(path.name for path in repository.iterdir())
    with pytest.raises(UsageError, match=r"没有 .* 这个修订"):
        changed(revision)
    assert sorted(path.name for path in repository.iterdir()) == before


def test_a_repository_cannot_have_git_run_its_programs(repository: Path) -> None:
    git("config", "core.fsmonitor", "touch ran; false")
    git("config", "diff.external", "touch ran")
    write("c.txt", content="改")
    assert changed("main") == ["c.txt"]
    assert not (repository / "ran").exists()


def test_outside_of_a_repository_there_are_no_changes(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(elsewhere.parent))
    monkeypatch.chdir(elsewhere)
    write("a.txt")
    with pytest.raises(UsageError, match="git 仓库"):
        changed("main")
    monkeypatch.setenv("PATH", str(elsewhere))
    with pytest.raises(UsageError, match="无法运行 git"):
        changed("main")
