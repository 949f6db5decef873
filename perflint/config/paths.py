"""Which filings a glob of the configuration means, and what holds for them."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from perflint.config.entries import RuleChange
from perflint.config.values import COMMAND_LINE

if TYPE_CHECKING:
    from perflint.config.entries import PathOverride
    from perflint.config.values import Config

PIECES = re.compile(r"\*\*/|/\*\*\Z|\*\*|\*|\?|[^*?]+")


def apply_overrides(config: Config, path: str) -> Config:
    """`config` with its overrides for the filing at `path`."""
    for override in config.overrides:
        if not any(means(pattern, path, config.root) for pattern in override.paths):
            continue
        if override.select is not None and config.sources.get("select") != COMMAND_LINE:
            config = config._replace(select=override.select)
        if override.profile is not None and config.sources.get("profile") != COMMAND_LINE:
            config = config._replace(profile=override.profile)
        rules = {rule: lay(config, rule, change) for rule, change in override.rules.items()}
        config = config._replace(
            ignore=config.ignore + override.ignore, rules={**config.rules, **rules}
        )
    return config


def find_idle(config: Config, paths: Collection[str]) -> Iterator[PathOverride]:
    """The overrides of `config` that mean none of the filings at `paths`."""
    for override in config.overrides:
        if not any(means(glob, path, config.root) for glob in override.paths for path in paths):
            yield override


def lay(config: Config, rule: str, change: RuleChange) -> RuleChange:
    """`change` over what `config` says of `rule` already."""
    base = config.rules.get(rule, RuleChange())
    return RuleChange(
        change.severity or base.severity,
        base.enabled if change.enabled is None else change.enabled,
        base.params,
        change.place,
        base.places,
    )


def means(pattern: str, path: str, root: str) -> bool:
    """Whether the glob `pattern`, written in the folder `root`, means the filing at `path`.

    `*` and `?` stay within a name, `**` passes over folders, a pattern that means a folder means
    all in it, and one without `/` is held against names at any depth.
    """
    inside = os.path.relpath(os.path.abspath(path), root or os.curdir).replace(os.sep, "/")
    return compile_glob(pattern).match(inside) is not None


@lru_cache(maxsize=256)
def compile_glob(pattern: str) -> re.Pattern[str]:
    """The expression for a glob."""
    plain = pattern.replace("\\", "/").removeprefix("./").rstrip("/")
    anywhere = "" if "/" in plain else "(?:.*/)?"
    written = {"**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    plain = re.sub(r"(?:\*\*/)+", "**/", plain)
    body = "".join(written.get(piece) or re.escape(piece) for piece in PIECES.findall(plain))
    return re.compile(f"{anywhere}{body}(?:/.*)?\\Z", re.DOTALL)
