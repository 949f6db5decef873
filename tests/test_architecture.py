"""The architecture holds: layers, registries that match their folders, small modules, lean start."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from perflint.checks import CHECKS
from perflint.readers import READERS
from perflint.reporters import REPORTERS
from tests.process import PLAIN
from tests.together import LONG

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "perflint"
HEAVY = ("pydantic", "yaml", "rich", "cn2an", "lxml", "regex", "tomllib", "zipfile")
DENSE = ("relations/", "facts/", "operands/", "judgement/", "readers/pdf/", "readers/html/")
# Modules of the registries' folders that are shared by the registered ones.
SHARED_BY_READERS = {
    "archive", "compose", "compound", "decode", "detect", "encrypted", "formats", "limits", "markup",
    "ocr", "office", "opened", "pipe_table", "rows", "source", "spreadsheet", "tag_table", "zip_members", "zip_names",
}  # fmt: skip


def contracts_kept(config: Path) -> bool:
    """Whether import-linter passes the package under the contracts of `config`."""
    return lint_imports(config_filename=str(config), no_cache=True) == 0


def test_imports_keep_the_contracts(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert contracts_kept(ROOT / "pyproject.toml")


def test_a_module_missing_from_the_layers_fails(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for layer in ('  "operands",\n', '  "postprocess | readers | extract | engine",\n'):
        if layer not in text:
            continue
        config = tmp_path / "pyproject.toml"
        config.write_text(text.replace(layer, "", 1), encoding="utf-8")
        assert not contracts_kept(config)
        return
    pytest.fail("the layers contract no longer has the lines this test takes out")


def modules(folder: str) -> set[str]:
    return {
        path.stem if path.is_file() else path.name
        for path in (PACKAGE / folder).iterdir()
        if path.stem != "__init__" and (path.suffix == ".py" or (path / "__init__.py").exists())
    }


def test_every_check_is_registered():
    assert set(CHECKS) == modules("checks")


def test_every_reader_is_registered():
    assert set(READERS.values()) == modules("readers") - SHARED_BY_READERS


def test_registered_reporters_exist():
    assert {name.rpartition(".")[2] for name in REPORTERS.values()} <= modules("reporters")


def test_modules_stay_small():
    sizes = {
        path: len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE.rglob("*.py")
    }
    assert not [str(path) for path, lines in sizes.items() if lines > 300]
    assert statistics.median(sizes.values()) < 100


def test_few_functions_ask_many_questions():
    """By radon, which counts every choice: less than two in a hundred functions, methods and classes are
    graded C or worse, those of the rooms still to be cleared left out; of all less than seven."""
    radon = pytest.importorskip("radon.complexity")
    ranks = {
        path.relative_to(PACKAGE).as_posix(): [
            radon.cc_rank(block.complexity) for block in radon.cc_visit(path.read_text("utf-8"))
        ]
        for path in PACKAGE.rglob("*.py")
    }
    cleared = {path: ranks for path, ranks in ranks.items() if not path.startswith(DENSE)}
    for most, among in ((2, cleared), (7, ranks)):
        dense = {path: sum(rank > "B" for rank in ranks) for path, ranks in among.items()}
        share = 100 * sum(dense.values()) / sum(map(len, among.values()))
        assert share <= most, {path: count for path, count in dense.items() if count}


def names(told: str) -> set[str]:
    """The modules that `-X importtime` tells of."""
    return {line.rpartition("|")[2].strip() for line in told.splitlines()}


@pytest.mark.parametrize("arguments", [["--version"], ["check", "--output-format", "concise"]])
def test_start_up_imports_nothing_heavy(arguments, tmp_path):
    filing = tmp_path / "report.txt"
    filing.write_text(
        "某局部门整体支出绩效自评报告\n一、基本情况\n预算 200 万元，执行 150 万元。\n", "utf-8"
    )
    command = [sys.executable, "-X", "importtime", "-m", "perflint", *arguments]
    if arguments[0] == "check":
        command.append(str(filing))
    environment = {**os.environ, "PYTHONPATH": PLAIN}
    for _ in range(2):  # the first run may have to compile the rules
        run = subprocess.run(
            command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False
        )
    bare = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "pass"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    imported = names(run.stderr) - names(bare.stderr)
    assert run.returncode in (0, 1), run.stderr[-500:]
    assert not imported & set(HEAVY)


def test_long_files_of_tests_are_there():
    assert [name for name in LONG if not (ROOT / name).is_file()] == []
