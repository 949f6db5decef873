"""With `--lang en` nothing is said in Chinese but what a filing says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from perflint.cli import main

ROOT = Path(__file__).resolve().parents[1]
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize(
    "path", sorted((ROOT / "fixtures" / "hostile").glob("*")), ids=lambda path: path.suffix
)
def test_files_that_cannot_be_read(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    name = f"a{path.suffix}"
    (tmp_path / name).write_bytes(path.read_bytes())
    monkeypatch.chdir(tmp_path)
    main(["check", name, "--lang", "en", "--isolated"])
    told = [line for line in capfd.readouterr().out.split("\n") if "error unreadable" in line]
    said = [line.partition("error unreadable")[2] for line in told]
    assert not [line for line in said if HAN.search(line)]


@pytest.mark.parametrize(
    "argv",
    [
        ("check", "none.docx"),
        ("check", "a.txt", "--config", "none.toml"),
        ("check", "a.txt", "--config", "a.toml"),
        ("check", "a.txt", "--isolated", "--config", "a.toml"),
        ("check", "*.none"),
        ("check", "a.txt", "--baseline", "none.json"),
        ("check", "a.txt", "-o", "none/x.json"),
        ("check", "a.txt", "--diff", "none"),
        ("compare", "none.json", "a.txt"),
        ("compare", "a.json", "a.txt"),
        ("accept", "none.xlsx"),
        ("accept", "a.txt"),
        ("notice", "a.txt", "-o", "n", "--template", "none.docx"),
        ("notice", "a.txt", "-o", "n", "--set", "x"),
        ("annotate", "a.txt"),
        ("init", "none"),
        ("init", "--repository", "x"),
    ],
)
def test_mistakes_of_a_command_line(
    argv: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Performance\n", "utf-8")
    Path("a.json").write_text("{", "utf-8")
    Path("a.toml").write_text('select = 3\nignor = []\ntime-limit = "x"\n', "utf-8")
    main([*argv, "--lang", "en"])
    said = capfd.readouterr()
    assert not HAN.search(said.err), said.err
