"""The user's cache folder: what perflint keeps there it can always make again."""

from __future__ import annotations

import os
import sys


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
    """Write a file all or not at all, its folder too. Raises OSError."""
    unfinished = f"{path}.{os.getpid()}"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(unfinished, "wb") as file:
        file.write(content)
    os.replace(unfinished, path)
