"""The tables of a configuration: what each entry says, and where. Imported only where there are
some."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from perflint.model.rule import Severity

EMPTY: Mapping[str, Any] = MappingProxyType({})


class RuleChange(NamedTuple):
    """What a configuration changes about a rule; `place` is where it says so, `places` where it says
    what of `params`."""

    severity: Severity | None = None
    enabled: bool | None = None
    params: Mapping[str, Any] = EMPTY
    place: str = ""
    places: Mapping[str, str] = EMPTY


class WordChange(NamedTuple):
    """Words that a configuration adds to a word list or takes out of it."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    place: str = ""


class PathOverride(NamedTuple):
    """Other settings for the filings that `paths` (globs from the configuration's folder) mean."""

    paths: tuple[str, ...]
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    profile: str | None = None
    rules: Mapping[str, RuleChange] = EMPTY
    place: str = ""


class Suppression(NamedTuple):
    """A finding accepted by a person: of `rule`, where the filing says `quote`, until the end of the
    day `until` (ISO, "" for ever). `path` is the filing, absolute; `place` where this is written."""

    rule: str
    quote: str
    reason: str
    owner: str = ""
    until: str = ""
    path: str = ""
    place: str = ""
