"""A rule and a set of rules, validated and ready to run."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from perflint.model.equation import Equation
from perflint.model.measure import Measure
from perflint.model.subject import Band, References, Template
from perflint.model.words import EMPTY_SEARCH, Search

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
Status = Literal["verified", "secondary", "memory", "none"]
SafeFix = Literal["", "suggestion", "full-width", "half-width"]


class Basis(NamedTuple):
    """The document and clause a rule rests on, and how well that is established; `none` where no clause
    carries the rule."""

    document: str = ""
    clause: str = ""
    status: Status = "memory"


class Example(NamedTuple):
    """A whole little filing; `profile` is forced for it, "" leaves the choice to perflint."""

    text: str
    profile: str = ""


class Examples(NamedTuple):
    """Texts that must (`fail`) and must not (`passes`, written `pass`) set the rule off."""

    fail: tuple[Example, ...]
    passes: tuple[Example, ...]


class Rule(NamedTuple):
    """One rule: what to check (`kind`, `params`), where it applies, and what to say. `publication`:
    only for filings about to be published. `safe_fix`: how the words meant are corrected without
    any doubt, "" where that takes a person."""

    id: str
    name: str
    title: str
    severity: Severity
    kind: str
    params: Any
    message: str
    why: str
    basis: Basis
    examples: Examples
    message_en: str = ""
    title_en: str = ""
    why_en: str = ""
    reports: tuple[str, ...] = ()
    enabled: bool = True
    source: str = ""
    publication: bool = False
    safe_fix: SafeFix = ""


class RuleOverride(NamedTuple):
    """What a profile or configuration changes about a rule; `params` are all options of its kind, None
    where they stay."""

    severity: Severity | None = None
    enabled: bool | None = None
    params: Any = None
    basis: Basis | None = None


class ProfileSpec(NamedTuple):
    """A locality as declared: how it is recognised, which templates and bands it brings. `note` says
    what is not known of it; bands not verified only add to those it takes over."""

    id: str
    name: str
    extends: str = ""
    region: str = ""
    templates: tuple[str, ...] = ()
    bands: tuple[Band, ...] = ()
    rules: Mapping[str, RuleOverride] = MappingProxyType({})
    source: str = ""
    note: str = ""
    bands_status: Status = "verified"


class Ruleset(NamedTuple):
    """Everything declared under rules/: rules by id, templates, profiles and word lists. `phrases`
    and `patterns` say what a filing must hold for the rules' phrases and patterns to match. `references`
    are the lists that a configuration gives to hold filings against."""

    rules: tuple[Rule, ...]
    templates: tuple[Template, ...]
    profiles: tuple[ProfileSpec, ...]
    vocabularies: Mapping[str, tuple[str, ...]]
    identities: tuple[Equation, ...] = ()
    measures: tuple[Measure, ...] = ()
    reliabilities: Mapping[str, tuple[int, int]] = MappingProxyType({})
    signs: Mapping[str, Mapping[str, int]] = MappingProxyType({})
    fingerprint: str = ""
    phrases: Search = EMPTY_SEARCH
    patterns: Search = EMPTY_SEARCH
    references: Mapping[str, References] = MappingProxyType({})
