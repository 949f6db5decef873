"""Folders of small filings, and stores compared with each other."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

REPORT = """某区{name}局{year}年度部门整体支出绩效自评报告
一、部门概况
部门主要负责第{number}项工作。
二、预算执行情况
全年预算数 200 万元，执行数 150 万元，预算执行率 {rate}%。
"""


def fill(folder: Path, departments: int, each: int = 3) -> Path:
    """A folder for each of `departments`, with `each` filings, a third of them with a wrong rate."""
    for number in range(departments):
        own = folder / f"{number:02d}局"
        own.mkdir(parents=True)
        for at in range(each):
            rate = "75.00" if (number + at) % 3 else "57.00"
            text = REPORT.format(
                name="甲乙丙丁"[number % 4], year=2022 + at % 2, number=number, rate=rate
            )
            (own / f"报告{at}.txt").write_text(text, encoding="utf-8")
    return folder


def parts(store: Path) -> dict[str, str]:
    """A digest of each file that a run of any kind has to write alike."""
    return {
        path.relative_to(store).as_posix(): blake2b(path.read_bytes()).hexdigest()
        for path in sorted(store.rglob("*"))
        if path.is_file() and path.name != "run.parquet"
    }
