"""What is said of a filing on which perflint or its process has failed, in both languages."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from perflint.batch.limits import Stopped
from perflint.cli.failures import DEFECTS, record_failure
from perflint.lang import Lang

TRACE = 'Stack (most recent call first):\n  File "/home/张三/venv/lib/site-packages/lxml/etree.py", line 7 in f\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("error", "kind", "said"),
    [
        (Stopped("timeout", 60, TRACE), "timeout", "60"),
        (Stopped("memory", 2048), "memory", "2048 MB"),
        (Stopped("memory"), "memory", "memory-limit"),
        (Stopped("crashed", trace=TRACE, cause="SIGSEGV"), "crashed", "SIGSEGV"),
        (KeyError("机密"), "defect", "perflint"),
    ],
)
def test_the_reason_and_what_to_do(error: Exception, kind: str, said: str, lang: Lang) -> None:
    failure = record_failure(lang, "报告.pdf", error)
    assert failure.kind == kind
    assert said in failure.message + failure.hint
    assert failure.message.isascii() == (lang == "en")
    assert (kind in DEFECTS) == (kind in ("crashed", "defect"))


def test_a_log_tells_the_place_and_no_person(folder: Path) -> None:
    record_failure("zh", "甲单位/报告.pdf", Stopped("crashed", trace=TRACE, cause="SIGSEGV"))
    (log,) = folder.iterdir()
    said = log.read_text("utf-8")
    assert 'File "site-packages/lxml/etree.py", line 7 in f' in said
    assert "suffix .pdf" in said
    assert "crashed" in said
    assert "张三" not in said
    assert "甲单位" not in said


def test_running_out_of_memory_leaves_no_log(folder: Path) -> None:
    record_failure("zh", "a.pdf", Stopped("memory", 2048))
    assert list(folder.iterdir()) == []
