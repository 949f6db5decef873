"""When processes are worth their start."""

from __future__ import annotations

from pathlib import Path

import pytest

from perflint.batch.jobs import choose_jobs, count_cores
from perflint.batch.limits import Limits, measure
from perflint.batch.planned import PlannedFile


def files(folder: Path, count: int, size: int) -> list[PlannedFile]:
    for number in range(count):
        (folder / f"{number}.txt").write_bytes(b"a" * size)
    return [PlannedFile(str(folder / f"{number}.txt"), named=False) for number in range(count)]


@pytest.mark.parametrize(
    ("path", "named", "attachments", "jobs"),
    [
        ("a.txt", True, (), 0),
        ("a.DOCX", True, (), 0),
        ("-", True, (), 0),
        ("a.pdf", True, (), 1),
        ("a.txt", False, (), 1),
        ("a.docx", True, ("表.xlsx",), 1),
        ("a.zip/b.txt", True, (), 0),
    ],
)
def test_only_one_plain_filing_is_checked_without_a_process_of_its_own(
    path: str, named: bool, attachments: tuple[str, ...], jobs: int
) -> None:
    assert choose_jobs([PlannedFile(path, named, attachments)], 8) == jobs


def test_a_little_work_is_no_reason_for_two(tmp_path: Path) -> None:
    assert choose_jobs(files(tmp_path, 5, 100), None) == 1
    assert choose_jobs(files(tmp_path, 5, 100), 3) == 3
    assert choose_jobs([], 4) == 0


def test_much_work_takes_every_core(tmp_path: Path) -> None:
    assert choose_jobs(files(tmp_path, 300, 15_000), None) == min(count_cores(), 300)


def test_time_grows_with_size_members_of_archives_included(tmp_path: Path) -> None:
    archive = tmp_path / "材料.zip"
    archive.write_bytes(b"a" * (2 << 20))
    limits = Limits(seconds=10, per_megabyte=5)
    assert limits.time((str(archive / "甲" / "报告.docx"),)) == 20
    assert limits.time((str(tmp_path / "none"),)) == 10
    assert limits.time((str(archive),) * 100) == 100
    assert measure("-") == 0
