"""Compiled patterns, kept between runs.

Most of what a short run costs is `re` compiling a hundred patterns (0.3–0.7 ms each). Their code is
plain numbers, so it is kept in the user's cache folder and handed back to the matching engine, which
validates it; a file that others could have written is passed over. Only patterns of rules and of the
program are kept, never words of a filing. For any other Python, or where anything is amiss,
`re.compile` does the work.
"""

from __future__ import annotations

import atexit
import marshal
import os
import re
import sys
from binascii import crc32
from typing import Any

from perflint.cachefolder import cache_folder, read_own, write_whole

_Key = tuple[str, int]
_Code = tuple[int, bytes, int, tuple[tuple[str, int], ...]]
_MOST = 4000
_CHECKSUM = 4


class _Kept:
    """The patterns of this process, and the codes on disk once they are needed."""

    def __init__(self) -> None:
        self.compiled: dict[_Key, re.Pattern[str]] = {}
        self.codes: dict[_Key, _Code] | None = None
        self.unsaved = False

    def get(self, key: _Key) -> re.Pattern[str]:
        pattern = self.compiled.get(key)
        if pattern is None:
            if self.codes is None:
                self.codes = _read_codes()
            code = self.codes.get(key)
            pattern = (code and _revive(key[0], code)) or self._compile(key, self.codes)
            self.compiled[key] = pattern
        return pattern

    def _compile(self, key: _Key, codes: dict[_Key, _Code]) -> re.Pattern[str]:
        if len(codes) < _MOST and (code := _translate(key)):
            codes[key] = code
            if not self.unsaved:
                self.unsaved = True
                atexit.register(_write_codes, codes)
        return re.compile(*key)


_KEPT = _Kept()


def compile_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled pattern, as `re.compile` gives it. Raises re.error for a faulty one."""
    return _KEPT.get((source, int(flags)))


def _engine() -> Any:
    """The matching engine where its form of code is known, else None."""
    if sys.implementation.name != "cpython":
        return None
    import _sre  # type: ignore[import-not-found]

    return _sre


def _version() -> tuple[str, int]:
    return sys.version, _engine().MAGIC


def _path() -> str:
    return os.path.join(cache_folder(), f"patterns-{sys.implementation.cache_tag}.bin")


def _translate(key: _Key) -> _Code | None:
    """The engine's code for a pattern. Raises re.error for a faulty one."""
    if _engine() is None:
        return None
    from array import array

    try:
        from re import _compiler, _parser  # type: ignore[attr-defined]

        tree = _parser.parse(*key)
        state = tree.state
        code = array("I", map(int, _compiler._code(tree, key[1]))).tobytes()
        groups = tuple(state.groupdict.items())
        return int(key[1] | state.flags), code, state.groups - 1, groups
    except (ImportError, AttributeError, TypeError, OverflowError):
        return None


def _revive(source: str, code: _Code) -> re.Pattern[str] | None:
    flags, numbers, groups, names = code
    order: list[str | None] = [None] * (groups + 1)
    for name, index in names:
        order[index] = name
    try:
        pattern: re.Pattern[str] = _engine().compile(
            source, flags, memoryview(numbers).cast("I").tolist(), groups, dict(names), tuple(order)
        )
    except (AttributeError, TypeError, ValueError, RuntimeError, IndexError):
        return None
    return pattern


def _read_codes() -> dict[_Key, _Code]:
    try:
        content = read_own(_path())
        body = content[_CHECKSUM:]
        if content[:_CHECKSUM] != _checksum(body):
            return {}
        version, codes = marshal.loads(body)
        return codes if version == _version() else {}
    except (OSError, ValueError, EOFError, TypeError, AttributeError):
        return {}


def _write_codes(codes: dict[_Key, _Code]) -> None:
    body = marshal.dumps((_version(), codes))
    try:
        write_whole(_path(), _checksum(body) + body)
    except OSError:  # a folder that cannot be written: patterns are compiled at every start
        return


def _checksum(body: bytes) -> bytes:
    return crc32(body).to_bytes(_CHECKSUM, "little")
