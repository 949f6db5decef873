"""`python -m tests.hostile.growth`: inputs of one and of two sizes, and how many instructions each takes.

Valgrind counts them, so the figures are the same on a busy machine. Everything is loaded once; each
input is then worked through in a fork of that process, whose count begins with what had been counted.
Wrong characters, whose models are most of what would be loaded, have tests of their own (tests/spelling).
"""

from __future__ import annotations

import math
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.process import PLAIN

TITLE = "某局2023年度部门整体支出绩效自评报告\n"
HEAD = "| 项目 | 预算数 | 执行数 | 执行率 |\n|---|---|---|---|\n"
_TOTAL = re.compile(rb"^summary: (\d+)", re.MULTILINE)
_NOTHING = "nothing"
Maker = Callable[[int], tuple[str, bytes]]


def _text(line: Callable[[int], str], head: str = "", name: str = "a.md") -> Maker:
    """A report of as many lines."""
    return lambda count: (name, (TITLE + head + "".join(map(line, range(count)))).encode())


def _attributes(count: int) -> tuple[str, bytes]:
    names = " ".join(f"a{number}=1" for number in range(count))
    return "a.html", f"<html><body><p {names}>{TITLE}</p></body></html>".encode()


def _tags(count: int) -> tuple[str, bytes]:
    return "a.html", ("<html><body>" + f"<p class='a'><b>{TITLE}</b></p>" * count).encode()


def _document(count: int) -> tuple[str, bytes]:
    from tests.readers.docx_builder import package, paragraph

    lines = (f"（{number}）完成第{number}项工作，支出{number}万元。" for number in range(count))
    return "a.docx", package("".join(map(paragraph, lines)))


def _workbook(count: int) -> tuple[str, bytes]:
    from tests.readers.xlsx_builder import cell, package, rows, sheet

    data = {
        number: cell(f"A{number}", "甲 乙") + cell(f"B{number}", number)
        for number in range(1, count)
    }
    return "a.xlsx", package({"甲": sheet(rows(data))})


def _pages(count: int) -> tuple[str, bytes]:
    from tests.readers.ofd_builder import pages_of, text_object

    line = [text_object("完成预算的九成，支出一百万元。", 28, y) for y in range(40, 250, 10)]
    return "a.ofd", pages_of(*[line] * count)


def _rtf(count: int) -> tuple[str, bytes]:
    return "a.rtf", b"{\\rtf1\\ansi " + b"{\\b \\u25903?\\u20986?} 1,000\\par\n" * count + b"}"


MAKERS: dict[str, tuple[int, Maker]] = {
    "paragraphs": (300, _text(lambda n: "一、基本情况\n本局负责有关工作，已经按期完成。\n")),
    "headings": (300, _text(lambda n: f"{n}.{n}.{n} 工作\n（{n}）情况\n")),
    "figures on one line": (60, _text(lambda _: "预算数200万元，执行数150万元，执行率57.00%。")),
    "parts and shares": (
        8, _text(lambda _: "项目支出12万元，其中设备5万元，占41.67%，比上年增加2万元，增长20%；" * 4 + "\n"),
    ),
    "numbers without end": (250, _text(lambda _: "1,")),
    "copied lines": (120, _text(lambda _: "完成了第1批任务共计12项，已经拨付资金30万元。\n")),
    "copied twice": (
        1, lambda count: _text(lambda n: f"完成第{n % (100 * count)}批共{n % (100 * count)}项。\n")(200 * count),
    ),
    "table": (120, _text(lambda n: f"| 甲 {n} | 100.00 | 80.00 | 90% |\n", HEAD)),
    "names in a table": (
        120, _text(lambda n: f"| 项目名称 | 云溪县第{n}号道路建设 |\n", "| 甲 | 乙 |\n|---|---|\n"),
    ),
    "many tables": (40, _text(lambda n: f"{HEAD}| 甲{n} | 10 | 8 | 80% |\n\n")),
    "blanks": (600, _text(lambda _: "甲 乙 丙 丁 **戊** \u200b己\n")),
    "open brackets": (400, _text(lambda _: "（“《【")),
    "attributes": (300, _attributes),
    "tags": (200, _tags),
    "docx": (150, _document),
    "xlsx": (200, _workbook),
    "ofd": (4, _pages),
    "rtf": (300, _rtf),
}  # fmt: skip
"""Name to the smaller size and what makes an input of a size."""


class Growth(NamedTuple):
    """The instructions one input takes, and one of twice the size."""

    name: str
    once: int
    twice: int

    @property
    def ratio(self) -> float:
        """2 where the work is in step with the input, 4 where it is with its square."""
        return self.twice / max(self.once, 1)


def measure(names: Sequence[str] = tuple(MAKERS)) -> Iterator[Growth]:
    """The growth of each input, by a Python under valgrind."""
    with tempfile.TemporaryDirectory() as folder:
        command = (
            "valgrind", "--tool=cachegrind", "--cache-sim=no", "--branch-sim=no",
            f"--cachegrind-out-file={folder}/%p.out", "--log-file=/dev/null", sys.executable,
            "-m", "tests.hostile.growth", "--count", *names,
        )  # fmt: skip
        environment = {
            **os.environ,
            "PYTHONPATH": PLAIN,
            "PYTHONHASHSEED": "0",
            "PYTHONMALLOC": "malloc",
        }
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        counts: dict[tuple[str, str], int] = {}
        for line in run.stdout.splitlines():
            process, size, name = line.split(" ", 2)
            found = _TOTAL.search(Path(folder, f"{process}.out").read_bytes())
            counts[name, size] = int(found[1]) if found else 0
    before = counts[_NOTHING, "0"]
    for name in names:
        yield Growth(name, counts[name, "1"] - before, counts[name, "2"] - before)


def count(names: Sequence[str]) -> None:
    """Work through each input in a process of its own; a line with its number for each."""
    from perflint.api import lint_document
    from perflint.config import Config
    from perflint.readers import read
    from perflint.ruleset import load_ruleset

    ruleset = load_ruleset()

    def work(name: str, times: float) -> None:
        if name != _NOTHING:
            size, make = MAKERS[name]
            path, data = make(math.ceil(size * times))
            lint_document(read(path, data=data), ruleset, Config())

    for name in names:
        work(name, 0.1)  # what is loaded on first use
    for name, times in ((_NOTHING, 0), *((name, times) for name in names for times in (1, 2))):
        process = os.fork()
        if not process:
            work(name, times)
            sys.stdout.flush()
            os._exit(0)
        os.waitpid(process, 0)
        print(process, times, name, flush=True)


def main() -> None:
    """The table of docs/robustness.md."""
    names = sys.argv[1:]
    if names[:1] == ["--count"]:
        count(names[1:])
        return
    print("| input | instructions | of twice the size | ratio |\n|---|---:|---:|---:|")
    for one in measure(names or tuple(MAKERS)):
        print(
            f"| {one.name} | {one.once / 1e6:,.0f} M | {one.twice / 1e6:,.0f} M | {one.ratio:.2f} |"
        )


if __name__ == "__main__":
    main()
