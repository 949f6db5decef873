"""What a run was asked to do: defaults, a configuration file, the command line, in this order."""

from __future__ import annotations

import os
from collections.abc import Iterator

from perflint.config.values import COMMAND_LINE, EMPTY, FAIL_ON, LANGS, YEARS, Config, FailOn, meant
from perflint.errors import ConfigError

__all__ = [
    "COMMAND_LINE", "EMPTY", "FAIL_ON", "FILE", "LANGS", "YEARS", "Config", "FailOn", "config_at",
    "load_config", "meant",
]  # fmt: skip

FILE = "perflint.toml"


def config_at(config: Config, path: str) -> Config:
    """`config` for the filing at `path`, with the overrides that mean it, later ones over earlier ones.
    What the command line says stays, except that `ignore` adds up."""
    if not config.overrides:
        return config
    from perflint.config.paths import apply_overrides

    return apply_overrides(config, path)


def load_config(path: str | None = None, *, start: str = ".") -> Config:
    """The configuration in file `path`, else in the nearest file at `start` or above it.

    `perflint.toml` goes before a `pyproject.toml` in the same folder, and a `pyproject.toml`
    without [tool.perflint] is passed over. Raises ConfigError for a file that cannot be used.
    """
    if path is not None and not os.path.isfile(path):
        raise ConfigError("找不到配置文件", place=path, hint="请检查 --config 后的路径。")
    found = path or next(filter(speaks_of_perflint, candidates(start)), None)
    if found is None:
        return Config()
    from perflint.config.read import read_config

    return read_config(found)


def candidates(start: str) -> Iterator[str]:
    """The files that may hold the configuration of `start`, nearest first."""
    folder = os.path.abspath(start)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    while True:
        yield os.path.join(folder, FILE)
        yield os.path.join(folder, "pyproject.toml")
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above


def speaks_of_perflint(path: str) -> bool:
    """Whether a file is there and concerns perflint; spares parsing other projects' files."""
    if not os.path.isfile(path):
        return False
    if os.path.basename(path) == FILE:
        return True
    with open(path, "rb") as file:
        return b"[tool.perflint" in file.read()
