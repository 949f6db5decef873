"""With `--lang en` nothing is said in Chinese but what a filing says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path

import pytest

from perflint.cli import main
from perflint.translations import translate_hint, translate_title

ROOT = Path(__file__).resolve().parents[1]
HAN = re.compile("[\u4e00-\u9fff]")
FIRST = ("甲", "PDF", "规则", "是不是 x1？", "无法打开")
"""What may stand for the first part of a message that is only known when it is said; for others 甲."""
BY_KIND = {"ReadError"}
"""Have a hint for each kind of trouble."""


def written(node: ast.expr, first: str) -> str:
    """The words that an expression stands for, "" for what is no text."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if not isinstance(node, ast.JoinedStr):
        return ""
    filled = chain((first,), repeat("甲"))
    return "".join(written(part, "") or next(filled) for part in node.values)


def errors() -> Iterator[tuple[str, str, ast.expr]]:
    """Every title and hint of an error that the program writes down: where, whose, what."""
    for path in sorted((ROOT / "perflint").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = call.func if isinstance(call, ast.Call) else None
            name = getattr(named, "id", getattr(named, "attr", ""))
            if isinstance(call, ast.Call) and name.endswith("Error"):
                where = f"{path.relative_to(ROOT)}:{call.lineno}"
                yield from ((where, name, given) for given in call.args)
                hints = (one.value for one in call.keywords if one.arg == "hint")
                yield from ((f"{where} hint", name, given) for given in hints)


def test_every_error_has_its_english() -> None:
    silent = []
    for where, name, given in errors():
        hint = where.endswith("hint")
        if not HAN.search(written(given, "甲").replace("甲", "")) or (hint and name in BY_KIND):
            continue
        translate = translate_hint if hint else translate_title
        told = [translate(written(given, word)).replace("甲", "") for word in FIRST]
        if not any(one and not HAN.search(one) for one in told):
            silent.append(f"{where}: {written(given, '…')}")
    assert silent == []


BROKEN = {
    "a.yaml": "id: NUM9x\nname: a\ntitle: []\nkind: none\nmessage: '{'\n",
    "b.yaml": "id: [\n",
    "c.yaml": "id: NUM901\nname: x\ntitle: 甲\nseverity: grave\nkind: pattern\nparams: {find: 3}\n",
    "d.yaml": "a: &x 1\na: *x\n",
    "e.yaml": "",
}


def test_mistakes_of_rule_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rules").mkdir()
    Path("perflint.toml").write_text('rule-folders = ["rules"]\n', "utf-8")
    Path("a.txt").write_text("Performance\n", "utf-8")
    for name, content in BROKEN.items():
        Path("rules", name).write_text(content, "utf-8")
        assert main(["check", "a.txt", "--lang", "en"]) == 2
        said = capfd.readouterr().err.replace("甲", "")
        assert name in said
        assert not HAN.search(said), said
        Path("rules", name).unlink()


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
        ("query", "none"),
        ("query", "none", "sql"),
        ("store", "compact", "none"),
        ("store", "export", "none", "--to", "x"),
        ("check", "--files-from", "none.csv", "--store", "s", "--run", "a"),
        ("check", "a.txt", "--store", "s", "--run", "/"),
        ("check", "a.txt", "--store", "s", "--run", "a", "--engine", "x"),
        ("check", "a.txt", "--profile", "none"),
        ("page", "--from", "a.txt", "-o", "b.html"),
        ("page", "--from", "none.html", "-o", "b.html"),
        ("rules", "show", "none"),
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
