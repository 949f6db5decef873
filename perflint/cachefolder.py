"""The user's cache folder: what perflint keeps there it can always make again."""

from __future__ import annotations

import os
import sys

_OTHERS_WRITE = 0o022


def cache_folder() -> str:
    """Where perflint keeps what it can make again; need not exist. PERFLINT_CACHE_DIR overrides."""
    environment = os.environ
    if chosen := environment.get("PERFLINT_CACHE_DIR"):
        return chosen
    if sys.platform == "win32":
        base = environment.get("LOCALAPPDATA") or os.path.expanduser(r"~\AppData\Local")
        return os.path.join(base, "perflint", "Cache")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Caches/perflint")
    return os.path.join(
        environment.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "perflint"
    )


def write_whole(path: str, content: bytes) -> None:
    """Write a file all or not at all, its folder too, for nobody but the user. Raises OSError."""
    unfinished = f"{path}.{os.getpid()}"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    how = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with open(os.open(unfinished, how | getattr(os, "O_NOFOLLOW", 0), 0o600), "wb") as file:
        file.write(content)
    os.replace(unfinished, path)


def read_own(path: str) -> bytes:
    """The content of a file that nobody but the user (or root) can have written: what others could
    change is not run. Raises OSError, also for such a file."""
    with open(path, "rb", buffering=0) as file:
        if hasattr(os, "getuid"):
            state = os.fstat(file.fileno())
            if state.st_uid not in (os.getuid(), 0) or state.st_mode & _OTHERS_WRITE:
                raise PermissionError(path)
        return file.readall()
