"""The values of a configuration, each with its default."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from perflint.config.entries import PathOverride, RuleChange, Suppression, WordChange

FailOn = Literal["error", "warning", "info", "never"]
FAIL_ON: tuple[FailOn, ...] = ("error", "warning", "info", "never")
LANGS = ("zh", "en")
YEARS = range(2000, 2100)
"""Years that a filing may be about."""
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


def meant(tokens: tuple[str, ...], rule: str, name: str) -> bool:
    """Whether one of `tokens` is the rule's id, a prefix of it or its name, in any case."""
    return any(rule.startswith(token.upper()) or name == token.lower() for token in tokens)
