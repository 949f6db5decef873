from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from perflint.cachefolder import cache_folder, read_own, write_whole


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {"HOME": "/h"}, "/h/.cache/perflint"),
        ("linux", {"HOME": "/h", "XDG_CACHE_HOME": "/x"}, "/x/perflint"),
        ("darwin", {"HOME": "/h"}, "/h/Library/Caches/perflint"),
        ("win32", {"LOCALAPPDATA": "L"}, os.path.join("L", "perflint", "Cache")),
        ("win32", {"PERFLINT_CACHE_DIR": "/own"}, "/own"),
    ],
)
def test_the_folder_is_where_each_system_keeps_caches(
    platform: str, environment: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "PERFLINT_CACHE_DIR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert cache_folder() == folder


def test_a_file_is_written_whole_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.bin"
    write_whole(str(path), b"first")
    write_whole(str(path), b"second")
    assert path.read_bytes() == b"second"
    assert [entry.name for entry in path.parent.iterdir()] == ["c.bin"]


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners of files")
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_what_others_could_write_is_not_read(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "c.bin"
    write_whole(str(path), b"own")
    assert path.stat().st_mode & 0o777 == 0o600
    assert read_own(str(path)) == b"own"
    path.chmod(mode)
    with pytest.raises(PermissionError):
        read_own(str(path))


def test_a_strangers_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "c.bin"
    write_whole(str(path), b"own")
    monkeypatch.setattr(os, "getuid", lambda: path.stat().st_uid + 1, raising=False)
    monkeypatch.setattr(os, "fstat", lambda _: os.stat_result((0o100600, 0, 0, 1, 7, *[0] * 5)))
    with pytest.raises(PermissionError):
        read_own(str(path))
