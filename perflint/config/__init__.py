"""What a run was asked to do: defaults, a configuration file, the command line, in this order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from perflint.errors import ConfigError

if TYPE_CHECKING:
    from perflint.config.entries import PathOverride, RuleChange, Suppression, WordChange

FailOn = Literal["error", "warning", "info", "never"]
FAIL_ON: tuple[FailOn, ...] = ("error", "warning", "info", "never")
LANGS = ("zh", "en")
YEARS = range(2000, 2100)
"""Years that a filing may be about."""
FILE = "perflint.toml"
COMMAND_LINE = "command line"
EMPTY: Mapping[str, Any] = MappingProxyType({})


class Config(NamedTuple):
    """What a run was asked to do.

    `select` and `ignore` hold rule ids, id prefixes or names; an empty `select` means every rule.
    `exclude` are globs of files in folders to pass over, `rule_folders` hold further rule files;
    `rules`, `words`, `overrides` and `suppressions` are as in docs/configuration.md. `root` is the
    folder that paths are seen from, in globs and fingerprints: that of the configuration file unless the
    command line says another, "" where nothing is known. `sources` maps an option to where its value
    came from, `file:line` or `command line`; an option left at its default is not in it. `detail`
    asks for outline, text and every claim in the results, not only findings, `words_of_claims` for
    their words and operands beside verdict and line; `suppress` is False to
    report suppressed findings all the same. `publication` turns on the rules for filings about to
    be published; `year` is the year that filings are about where they do not say themselves, 0 for none.
    `cache` keeps results between runs; `time_limit` (seconds, more for large files)
    and `memory_limit` (MiB, 0 for none) bound what one filing may take in a process of its own,
    `limits` what the readers take in (bounds of readers.limits.Limits that differ from the default).
    `references` are the lists that rules hold filings against, name to file.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn = "error"
    profile: str = "auto"
    lang: Literal["zh", "en"] = "zh"
    exclude: tuple[str, ...] = ()
    rule_folders: tuple[str, ...] = ()
    baseline: str = ""
    rules: Mapping[str, RuleChange] = EMPTY
    words: Mapping[str, WordChange] = EMPTY
    overrides: tuple[PathOverride, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    root: str = ""
    sources: Mapping[str, str] = EMPTY
    detail: bool = True
    words_of_claims: bool = True
    suppress: bool = True
    publication: bool = False
    year: int = 0
    cache: bool = False
    time_limit: int = 60
    memory_limit: int = 2048
    limits: Mapping[str, int] = EMPTY
    references: Mapping[str, str] = EMPTY

    def wants(self, rule: str, name: str) -> bool:
        """Whether the rule with this id and name is selected and not ignored."""
        return (not self.select or meant(self.select, rule, name)) and not meant(
            self.ignore, rule, name
        )

    def override(self, source: str, **values: Any) -> Config:
        """This configuration with `values` (None: leave as is) coming from `source`."""
        given = {key: value for key, value in values.items() if value is not None}
        sources = {**self.sources, **dict.fromkeys(given, source)}
        return self._replace(**given, sources=sources)

    def at(self, path: str) -> Config:
        """This configuration for the filing at `path`, with the overrides that mean it, later ones
        over earlier ones. What the command line says stays, except that `ignore` adds up."""
        if not self.overrides:
            return self
        from perflint.config.paths import apply_overrides

        return apply_overrides(self, path)


def meant(tokens: tuple[str, ...], rule: str, name: str) -> bool:
    """Whether one of `tokens` is the rule's id, a prefix of it or its name, in any case."""
    return any(rule.startswith(token.upper()) or name == token.lower() for token in tokens)


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
