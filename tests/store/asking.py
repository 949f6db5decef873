"""A store made from small filings of two years, and questions to it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from perflint.cli import main
from tests.cluster.filings import fill

Ask = Callable[..., Any]


def make_store(folder: Path) -> Path:
    """The store of one run over twelve filings of four departments in two counties, one unreadable."""
    filings = fill(folder / "报送", 4)
    (filings / "01局" / "坏.docx").write_bytes(b"PK\x03\x04 no archive")
    rows = [f"{number:02d}局,{'甲县' if number < 2 else '乙县'}" for number in range(4)]
    listed = filings / "清单.csv"
    listed.write_text("\n".join(["路径,区县", *rows]), encoding="utf-8")
    store = folder / "store"
    options = ("--store", str(store), "--run", "r", "--chunk", "3", "--isolated", "--quiet")
    code = main(["check", "--files-from", str(listed), *options])
    assert code == 1
    return store


def asking(store: Path, read: pytest.CaptureFixture[bytes]) -> Ask:
    """Ask a question of `store` and get the rows, as JSON has them."""

    def ask(*words: str) -> Any:
        read.readouterr()
        assert main(["query", str(store), *words, "--output-format", "json"]) == 0
        return json.loads(read.readouterr()[0])

    return ask
