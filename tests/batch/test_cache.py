"""Results are kept, found again for the same filing only, and forgotten in time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from perflint.batch.cache import NAME, ResultCache
from perflint.batch.codec import pack_result, unpack_result
from perflint.batch.limits import Limits, Workers
from perflint.batch.ordered import run_isolated
from perflint.batch.planned import PlannedFile
from perflint.batch.run import LintWork
from perflint.config import Config
from perflint.config.entries import PathOverride
from perflint.model.result import LintResult, ReadFailure
from perflint.postprocess.sidecar import OWN, SHARED
from tests.batch import stand_ins

FILE = PlannedFile("a.txt", named=True)
RESULT = LintResult("a.txt", "txt", "checked")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PERFLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr("perflint.batch.cache.list_code", list)
    Path("a.txt").write_text("正文", "utf-8")
    return tmp_path


def open_cache(rules: str = "rules", config: Config | None = None, **settings: int) -> ResultCache:
    return ResultCache(rules, config or Config(), **settings)


def keep(result: LintResult = RESULT, file: PlannedFile = FILE) -> None:
    cache = open_cache()
    key = cache.find_key(file)
    assert key is not None
    cache.keep(key, file, pack_result(result))
    cache.close()


def find(file: PlannedFile = FILE, cache: ResultCache | None = None) -> LintResult | None:
    cache = cache or open_cache()
    key = cache.find_key(file)
    content = key and cache.read(key)
    cache.close()
    return unpack_result(content) if content else None


def test_a_result_is_found_again() -> None:
    assert find() is None
    keep()
    assert find() == RESULT


def change_filing() -> None:
    Path("a.txt").write_text("正文二", "utf-8")


def write_own() -> None:
    Path("a.txt" + OWN).write_text("", "utf-8")
    Path("a.txt" + OWN).write_text("# 例外", "utf-8")


def write_shared() -> None:
    Path(SHARED).write_text("# 例外", "utf-8")


@pytest.mark.parametrize("change", [change_filing, write_own, write_shared])
def test_a_change_to_a_file_that_matters_is_noticed(change: object) -> None:
    keep()
    assert callable(change)
    change()
    assert find() is None


def test_attachments_matter() -> None:
    attached = FILE._replace(attachments=("表.txt",))
    Path("表.txt").write_text("1", "utf-8")
    keep(file=attached)
    assert find(attached) == RESULT
    assert find() is None
    Path("表.txt").write_text("2", "utf-8")
    assert find(attached) is None


def test_a_member_of_an_archive_goes_by_the_archive() -> None:
    Path("材料.zip").write_bytes(b"PK1")
    member = PlannedFile("材料.zip/甲/报告.docx", named=False)
    keep(file=member)
    assert find(member) == RESULT
    assert find(member._replace(path="材料.zip/乙/报告.docx")) is None
    Path("材料.zip").write_bytes(b"PK2")
    assert find(member) is None


@pytest.mark.parametrize(
    "config",
    [
        Config(select=("NUM",)),
        Config(lang="en"),
        Config(detail=False),
        Config(publication=True),
        Config(suppress=False),
        Config(overrides=(PathOverride(("a*",), ignore=("NUM",)),)),
        Config(profile="national"),
    ],
)
def test_settings_that_matter_are_told_apart(config: Config) -> None:
    keep()
    assert find(cache=open_cache(config=config)) is None
    assert find(cache=open_cache(rules="others")) is None
    assert find(cache=open_cache(config=Config(fail_on="never", cache=True))) == RESULT


def test_the_name_of_a_filing_matters(folder: Path) -> None:
    keep()
    Path("b.txt").write_text("正文", "utf-8")
    assert find(PlannedFile("b.txt", named=True)) is None


def test_a_result_ends_with_its_suppression() -> None:
    keep(RESULT._replace(until="2020-01-01"))
    assert find() is None
    keep(RESULT._replace(until="2999-01-01"))
    assert find() is not None


def test_what_cannot_be_read_may_be_readable_tomorrow() -> None:
    keep(LintResult("a.txt", "", "unreadable", ReadFailure("missing-program", "", "")))
    keep(RESULT._replace(attachments=(RESULT._replace(error=ReadFailure("corrupt", "", "")),)))
    assert find() is None


def test_a_filing_changed_while_it_was_checked_is_not_kept() -> None:
    cache = open_cache()
    key = cache.find_key(FILE)
    assert key is not None
    change_filing()
    cache.keep(key, FILE, pack_result(RESULT))
    cache.close()
    Path("a.txt").write_text("正文", "utf-8")
    assert find() is None


def test_damaged_entries_and_files_are_no_entries(folder: Path) -> None:
    keep()
    path = folder / "cache" / NAME
    with sqlite3.connect(path) as database:
        database.execute("UPDATE results SET body = substr(body, 1, 10) || x'00'")
    assert find() is None
    keep()
    assert find() == RESULT
    path.write_bytes(b"no database" * 1000)
    assert find() is None
    keep()
    assert find() == RESULT


def test_no_place_to_write_is_no_mistake(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "taken").write_text("")
    monkeypatch.setenv("PERFLINT_CACHE_DIR", str(folder / "taken"))
    cache = open_cache()
    assert cache.find_key(FILE) is None
    cache.close()


def test_two_runs_at_once_do_not_hinder_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = open_cache(), open_cache()
    for cache in (first, second):
        key = cache.find_key(FILE)
        assert key is not None
        assert cache.read(key) is None
        cache.keep(key, FILE, pack_result(RESULT))
    second.close()
    first.close()
    assert find() == RESULT


def test_the_longest_unused_goes_first() -> None:
    text = "字" * 20_000
    cache = open_cache(largest=1_000_000)
    for number in range(100):
        Path(f"{number}.txt").write_text(str(number), "utf-8")
        file = PlannedFile(f"{number}.txt", named=True)
        key = cache.find_key(file)
        assert key is not None
        cache.day = number
        cache.keep(key, file, pack_result(RESULT._replace(text=text)))
        cache.write()
    cache.close()
    kept = [n for n in range(100) if find(PlannedFile(f"{n}.txt", named=True))]
    assert kept == list(range(100))[-len(kept) :]
    assert 5 <= len(kept) <= 20
    assert os.path.getsize(cache.path) < 2_000_000


def make() -> LintWork:
    return stand_ins.work()


def refuse() -> LintWork:
    raise AssertionError("something was to be checked")


def results(prepare: object) -> Iterator[LintResult]:
    files = [PlannedFile(f"{n}.txt", named=False) for n in range(30)]
    assert callable(prepare)
    cache = open_cache()
    return (
        result
        for _, result in run_isolated(
            files, prepare, unpack_result, Workers(2, Limits()), cache=cache
        )
    )


def test_an_unchanged_folder_checks_nothing() -> None:
    for number in range(30):
        Path(f"{number}.txt").write_text(str(number), "utf-8")
    first = list(results(make))
    assert list(results(refuse)) == first
    Path("7.txt").write_text("x", "utf-8")
    with pytest.raises(AssertionError, match="to be checked"):
        list(results(refuse))
    assert [result.path for result in results(make)] == [result.path for result in first]
