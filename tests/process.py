"""Running this very perflint in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import perflint

ROOT = str(Path(perflint.__file__).parents[1])


def python(*argv: str, env: dict[str, str] | None = None, **settings: Any) -> subprocess.Popen:
    """A Python process with nothing in its environment that changes what perflint prints."""
    plain = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")}
    environment = {**plain, "PYTHONPATH": ROOT, "TERM": "xterm", "COLUMNS": "80", **(env or {})}
    return subprocess.Popen([sys.executable, *argv], env=environment, **settings)


def ask(*argv: str, **settings: Any) -> tuple[int, bytes, bytes]:
    """Exit code, standard output and standard error of `python argv…`."""
    given = settings.pop("input", None)
    pipes = dict.fromkeys(("stdout", "stderr"), subprocess.PIPE)
    stdin = subprocess.DEVNULL if given is None else subprocess.PIPE
    with python(*argv, stdin=stdin, **pipes, **settings) as process:
        out, err = process.communicate(given)
        return process.returncode, out, err
