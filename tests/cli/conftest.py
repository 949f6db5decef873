"""A command line over stand-ins: three rules, and filings whose text says what is found in them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

import perflint.ruleset
from perflint.cli import main
from perflint.config import Config
from perflint.model.result import LintResult, ReadFailure
from perflint.model.rule import ProfileSpec, Ruleset
from tests.reporters.sample import CHECKED, RULES, finding

RULESET = Ruleset(
    rules=(*RULES, RULES[0]._replace(id="STR002", name="empty-section", severity="warning")),
    templates=(),
    profiles=(ProfileSpec("national", "全国"), ProfileSpec("hunan-changsha", "长沙")),
    vocabularies={},
)
Run = Callable[..., tuple[int, str, str]]


def lint(
    path: str, _ruleset: Ruleset, config: Config, _attachments: tuple[str, ...] = ()
) -> LintResult:
    """The words error, warning, info, bug, broken and stop in a filing make it so."""
    try:
        said = Path(path).read_text("utf-8")
    except FileNotFoundError:
        error = ReadFailure("missing", "找不到文件", "请核对路径。")
        return LintResult(path, "", "unreadable", error)
    if "bug" in said:
        raise ValueError(said)
    if "stop" in said:
        raise KeyboardInterrupt
    if "broken" in said:
        error = ReadFailure("corrupt", "文件已损坏", "请另存后再试。")
        return LintResult(path, "", "unreadable", error)
    findings = [finding(severity=word) for word in ("error", "warning", "info") if word in said]
    message = "in English" if config.lang == "en" else "不符"
    return CHECKED._replace(
        path=path, findings=tuple(f._replace(message=message) for f in findings), text=said
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder and no settings from outside."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture
def run(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Run:
    """Run a command line: exit code, standard output, standard error."""
    monkeypatch.setitem(sys.modules, "perflint.api", SimpleNamespace(lint_file=lint))
    monkeypatch.setattr(
        perflint.ruleset, "load_ruleset", lambda extra=(), adjustments=None: RULESET, raising=False
    )

    def call(*argv: str) -> tuple[int, str, str]:
        code = main(argv)
        out, err = capfdbinary.readouterr()
        return code, out.decode("utf-8"), err.decode("utf-8")

    return call


def write(**files: str) -> None:
    """Write text files into the current folder, `a__b` meaning a/b, with suffix .txt."""
    for name, content in files.items():
        path = Path(name.replace("__", "/") + ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
