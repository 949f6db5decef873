from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from perflint.model.rule import Ruleset
from perflint.ruleset import cache, loader
from perflint.ruleset.sources import read_sources
from tests.ruleset.trees import RULE, plant

RULE_FILE = "numbers/NUM101-rate-mismatch.yaml"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return plant(tmp_path / "rules")


@pytest.fixture
def validated(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One item for each time that rule files were validated."""
    from perflint.ruleset import validate

    times: list[int] = []
    original = validate.validate

    def count(sources: object) -> Ruleset:
        times.append(1)
        return original(sources)  # type: ignore[arg-type]

    monkeypatch.setattr(validate, "validate", count)
    return times


def load(tree: Path, *, use: bool = True) -> Ruleset:
    return loader.load_sources(read_sources((str(tree),)), cache=use)


def only_entry(tmp_path: Path) -> Path:
    (entry,) = (tmp_path / "cache").iterdir()
    return entry


def test_the_second_time_comes_from_the_cache(tree: Path, validated: list[int]) -> None:
    first = load(tree)
    assert load(tree) == first
    assert len(validated) == 1
    assert len(first.fingerprint) == 32


def test_any_change_of_any_file_counts(tree: Path, validated: list[int]) -> None:
    before = load(tree)
    path = tree / RULE_FILE
    stat = path.stat()
    path.write_text(RULE.replace("比率不符", "比率有误"), encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    after = load(tree)
    assert after.rules[0].title == "比率有误"
    assert after.fingerprint != before.fingerprint
    (tree / "vocabularies/more.yaml").write_text("more: {words: [甲]}", encoding="utf-8")
    assert load(tree).vocabularies["more"] == ("甲",)
    (tree / "vocabularies/more.yaml").unlink()
    assert load(tree) == after
    assert len(validated) == 3, "the first set of files is still known"


def test_changed_code_counts(
    tree: Path, tmp_path: Path, validated: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = load(tree)
    code = cache.read_code()
    names = {os.path.basename(name) for name, _, _ in code}
    assert {"ratio.py", "phrases.py", "phrase.py"} <= names
    module = tmp_path / "new.py"
    module.write_text("NEW = 1", encoding="utf-8")
    monkeypatch.setattr(loader, "read_code", lambda: (*code, (str(module), 7, 1)))
    assert load(tree).fingerprint != before.fingerprint
    assert len(validated) == 2
    monkeypatch.setattr(loader, "read_code", lambda: (*code, (str(module), 7, 2)))
    load(tree)
    assert len(validated) == 3, "a module of the same size may be another one"


def test_another_version_has_its_own_entry(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(tree)
    monkeypatch.setattr(cache, "__version__", "99")
    load(tree)
    assert len(list((tmp_path / "cache").iterdir())) == 2


def test_a_damaged_entry_is_made_anew(tree: Path, tmp_path: Path, validated: list[int]) -> None:
    ruleset = load(tree)
    entry = only_entry(tmp_path)
    good = entry.read_bytes()
    damaged = [b"", b"x", good[:-1], good[: len(good) // 2], b"\0" * len(good), good + b"x"]
    damaged += [
        good[:at] + bytes([good[at] ^ 0x41]) + good[at + 1 :]
        for at in (0, 12, 15, 16, 40, len(good) // 3, len(good) - 2)
    ]
    for content in damaged:
        entry.write_bytes(content)
        assert load(tree) == ruleset
        assert entry.read_bytes() == good
    assert len(validated) == 1 + len(damaged)


def test_an_entry_that_does_not_fit_the_code_is_made_anew(
    tree: Path, tmp_path: Path, validated: list[int]
) -> None:
    import marshal

    ruleset = load(tree)
    entry = only_entry(tmp_path)
    start = len(cache.MAGIC) + 4
    made_from, classes, data = marshal.loads(entry.read_bytes()[start:])
    for names, value in (
        ((("perflint.nowhere", "Ruleset"), *classes[1:]), data),
        ((("perflint.model.rule", "Nothing"), *classes[1:]), data),
        (classes, data[:3]),
        (classes, ("not", "a", "ruleset")),
        (classes[:1], data),
    ):
        body = marshal.dumps((made_from, names, value), 4)
        entry.write_bytes(cache.MAGIC + cache.checksum(body) + body)
        assert load(tree) == ruleset
    assert len(validated) == 6


def test_a_folder_that_cannot_be_written_is_no_mistake(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, validated: list[int]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PERFLINT_CACHE_DIR", str(tmp_path / "file" / "below"))
    assert load(tree) == load(tree)
    assert len(validated) == 2


def test_without_cache_nothing_is_read_or_written(
    tree: Path, tmp_path: Path, validated: list[int]
) -> None:
    load(tree, use=False)
    assert not (tmp_path / "cache").exists()
    load(tree)
    load(tree, use=False)
    assert len(validated) == 3


def test_entries_do_not_pile_up_nor_leave_unfinished_ones(tmp_path: Path) -> None:
    for number in range(cache.KEPT + 4):
        load(plant(tmp_path / f"rules{number}"))
    names = [entry.name for entry in (tmp_path / "cache").iterdir()]
    assert len(names) == cache.KEPT
    assert all(name.endswith(".bin") for name in names)
    last = read_sources((str(tmp_path / f"rules{cache.KEPT + 3}"),))
    assert os.path.basename(cache.entry_path(last)) in names


def test_a_hit_imports_nothing_heavy() -> None:
    code = (
        "import sys; before = set(sys.modules)\n"
        "from perflint.ruleset import load_ruleset; load_ruleset()\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    command = [sys.executable, "-c", code]
    root = Path(__file__).resolve().parents[2]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    second = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
    imported = {name.split(".")[0] for name in second.stdout.split()}
    assert "perflint" in imported
    assert not imported & {"yaml", "pydantic", "pathlib", "hashlib", "json", "rich", "lxml"}
    assert not imported & {"cn2an", "tempfile", "regex", "difflib", "typing_extensions"}
