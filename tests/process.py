"""Running this very perflint in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

import perflint
from perflint.cachefolder import cache_folder
from perflint.ruleset import load_ruleset

ROOT = str(Path(perflint.__file__).parents[1])
PLAIN = os.pathsep.join((str(Path(__file__).with_name("plain")), ROOT))
"""Where modules are looked for: this perflint, without `perflint[typos]`."""


@contextmanager
def plain_children() -> Iterator[None]:
    """Python processes started meanwhile by what is tested run without `perflint[typos]` as well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", PLAIN)
        yield


def python(*argv: str, env: dict[str, str] | None = None, **settings: Any) -> subprocess.Popen:
    """A Python process with nothing in its environment that changes what perflint prints."""
    plain = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")}
    environment = {**plain, "PYTHONPATH": PLAIN, "TERM": "xterm", "COLUMNS": "80", **(env or {})}
    return subprocess.Popen([sys.executable, *argv], env=environment, **settings)


def ask(*argv: str, **settings: Any) -> tuple[int, bytes, bytes]:
    """Exit code, standard output and standard error of `python argv…`."""
    given = settings.pop("input", None)
    pipes = dict.fromkeys(("stdout", "stderr"), subprocess.PIPE)
    stdin = subprocess.DEVNULL if given is None else subprocess.PIPE
    with python(*argv, stdin=stdin, **pipes, **settings) as process:
        out, err = process.communicate(given)
        return process.returncode, out, err


def own_cache(folder: Path) -> str:
    """`folder` as a cache folder of a test's own, with the compiled rules that the one in use has:
    to compile them takes a second."""
    load_ruleset()
    folder.mkdir(parents=True)
    for kept in Path(cache_folder()).glob("*.bin"):
        with suppress(FileNotFoundError):  # another process has just put a new one in its place
            shutil.copy2(kept, folder / kept.name)
    return str(folder)
