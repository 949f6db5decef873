"""`perflint check fixtures/`: every hostile file its own line, the batch goes on, within bounds."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from perflint.errors import EXIT_FINDINGS
from tests.hostile.samples import FOLDER, Expected, render
from tests.readers.formats import FOLDER as FORMATS

ROOT = FOLDER.parents[1]
LARGEST = 100_000
CPU_SECONDS = 300
MEMORY = 700 << 20
SAMPLES = render()


MEASURED = f"""
import resource, subprocess, sys
resource.setrlimit(resource.RLIMIT_CPU, ({CPU_SECONDS}, {CPU_SECONDS}))
resource.setrlimit(resource.RLIMIT_FSIZE, (64 << 20, 64 << 20))
code = subprocess.run(sys.argv[1:]).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""
"""Runs a command within bounds and tells the memory it took. A process of its own, for what a process
takes counts what the one it was forked from had taken."""


class Checked(NamedTuple):
    """What is said of each file, by its path below fixtures/, and the memory the largest process took."""

    documents: dict[str, dict[str, Any]]
    peak: int


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """All of fixtures/ in one run."""
    folder = tmp_path_factory.mktemp("out")
    output = folder / "out.json"
    command = ["check", "fixtures", "--isolated", "--output-format", "json", "-o", str(output)]
    with open(folder / "said", "wb") as said:
        run = subprocess.run(
            (sys.executable, "-c", MEASURED, sys.executable, "-m", "perflint", *command, "--jobs", "2"),
            check=False, cwd=ROOT, stdout=subprocess.PIPE, stderr=said,
        )  # fmt: skip
    assert run.returncode == EXIT_FINDINGS, (folder / "said").read_text()[-2000:]
    peak = int(run.stdout.split()[-1])
    result = json.loads(output.read_bytes())
    documents = {one["path"].removeprefix("fixtures/"): one for one in result["documents"]}
    return Checked(documents, peak * (1 if sys.platform == "darwin" else 1024))


@pytest.fixture(scope="module")
def documents(checked: Checked) -> dict[str, dict[str, Any]]:
    return checked.documents


def expectations() -> Iterator[tuple[str, Expected]]:
    for name, sample in SAMPLES.items():
        if isinstance(sample.expected, Expected):
            yield f"hostile/{name}", sample.expected
            continue
        for member, expected in sample.expected.items():
            yield f"hostile/{name}/{member}", expected


def test_the_samples_are_committed_and_small():
    assert {path.name for path in FOLDER.iterdir()} == set(SAMPLES)
    assert all(path.stat().st_size < LARGEST for path in FOLDER.iterdir())
    same = [name for name, sample in SAMPLES.items() if (FOLDER / name).read_bytes() == sample.data]
    assert len(same) > len(SAMPLES) // 3  # compressed ones depend on the version of zlib


def test_each_file_has_its_line_and_no_other(documents: dict[str, dict[str, Any]]):
    expected = dict(expectations())
    told = {path: one for path, one in documents.items() if path.startswith("hostile/")}
    assert set(told) == set(expected)
    for path, (kind, words) in expected.items():
        error = told[path]["error"]
        assert (error["kind"] if error else "") == kind, (path, error)
        said = error["message"] if error else " ".join(f["message"] for f in told[path]["findings"])
        assert words in said, (path, said)
        assert not error or error["hint"]


def test_the_batch_goes_on(documents: dict[str, dict[str, Any]]):
    for path in FORMATS.iterdir():
        assert documents[f"formats/{path.name}"]["status"] == "checked", path.name
    assert documents["reports/clean-department-2023.txt"]["findings"] == []


def test_memory_stays_bounded(checked: Checked):
    assert 0 < checked.peak < MEMORY
