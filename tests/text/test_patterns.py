"""Kept patterns match as freshly compiled ones do, and damage to the file changes nothing."""

from __future__ import annotations

import re

import pytest

from perflint.text import patterns

SOURCES = [
    (r"(?P<a>[一-龥]{2,5})率(?>[^。\n]{0,20}?为)([0-9]+)", 0),
    (r"^\s*(\d+)、", re.MULTILINE),
    (r"(?<![签节])约|[\ue000-\ue00c]", 0),
    ("A  b # 注释", re.VERBOSE | re.IGNORECASE),
]
TEXTS = ["一、开工率今年为85", "\n 12、甲", "签约 约 \ue003", "ab AB 预算执行率是为90"]


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("PERFLINT_CACHE_DIR", str(tmp_path / "kept"))


def matches(pattern: re.Pattern[str]) -> list[object]:
    return [(m.span(), m.groups(), m.groupdict()) for t in TEXTS for m in pattern.finditer(t)]


def kept_codes() -> dict[tuple[str, int], object]:
    kept = patterns._Kept()
    for source, flags in SOURCES:
        kept.get((source, int(flags)))
    assert kept.codes is not None
    return kept.codes


def test_revived_patterns_match_the_same():
    patterns._write_codes(kept_codes())
    again = patterns._Kept()
    for source, flags in SOURCES:
        revived, fresh = again.get((source, int(flags))), re.compile(source, flags)
        assert matches(revived) == matches(fresh)
        assert (revived.flags, revived.groups, revived.pattern) == (
            fresh.flags, fresh.groups, fresh.pattern,
        )  # fmt: skip
    assert not again.unsaved


@pytest.mark.parametrize("damage", [b"", b"perflint", b"\x00" * 64])
def test_a_damaged_file_is_passed_over(damage):
    patterns._write_codes(kept_codes())
    with open(patterns._path(), "r+b") as file:
        content = file.read()
        file.seek(0)
        file.truncate()
        file.write(damage + content[len(damage) + 1 :])
    assert patterns._read_codes() == {}


def test_codes_of_another_python_are_passed_over(monkeypatch):
    with monkeypatch.context() as patch:  # undoing all would give back the user's own cache
        patch.setattr(patterns, "_version", lambda: ("another", 1))
        patterns._write_codes(kept_codes())
    assert patterns._read_codes() == {}


def test_codes_that_the_engine_refuses_are_compiled_anew():
    source = r"[0-9]+%"
    assert patterns._revive(source, (0, b"\xff\xff\xff\xff", 0, ())) is None


def test_faulty_patterns_raise():
    with pytest.raises(re.error):
        patterns.compile_pattern("(")


def test_a_folder_that_cannot_be_written_is_no_mistake(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PERFLINT_CACHE_DIR", str(tmp_path / "file" / "below"))
    patterns._write_codes(kept_codes())
    assert patterns._read_codes() == {}
