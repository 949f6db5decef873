"""A report takes no more instructions than it did, counted against those of a bare Python."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from shutil import which

import pytest

from tests.benchmarks.instructions import count, count_judging
from tests.benchmarks.measuring import keep_bytecode, texts

_BARE = [sys.executable, "-I", "-S", "-c", "pass"]
_MOST = 5.8
"""How many times the instructions of a bare Python judging a sample filing may take. Lower it with what is saved;
what needs more has to say why it is worth that."""


@pytest.mark.skipif(which("valgrind") is None and "CI" not in os.environ, reason="needs valgrind")
def test_a_report_takes_no_more_instructions_than_it_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERFLINT_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"):
        monkeypatch.delenv(name, raising=False)
    keep_bytecode(tmp_path / "bytecode")
    samples = texts()[1::6]
    files = [tmp_path / f"{number}.txt" for number in range(len(samples))]
    for file, text in zip(files, samples, strict=True):
        file.write_text(text, encoding="utf-8")
    reports = [str(file) for file in files]
    most = _MOST * count(_BARE, tmp_path)
    judged = count_judging(reports, reports, tmp_path)
    if judged > most:  # rules are compiled again where another test has touched them meanwhile
        judged = count_judging(reports, reports, tmp_path)
    assert judged <= most
