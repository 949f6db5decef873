"""From what a file says, checked, to the frozen data the rest of perflint runs on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from perflint.model.folder import FOLDER
from perflint.model.rule import (
    Basis,
    Example,
    Examples,
    ProfileSpec,
    Rule,
    RuleOverride,
)
from perflint.model.subject import Band, ExpectedSection, Template
from perflint.ruleset.basis import BasisEntry
from perflint.ruleset.compiled import put_off
from perflint.ruleset.locate import YamlFile
from perflint.ruleset.schema import (
    EnglishEntry,
    ExampleEntry,
    ProfileEntry,
    RuleEntry,
    SectionEntry,
    TemplateEntry,
)


def build_rule(entry: RuleEntry, file: YamlFile) -> Rule:
    """The rule a file declares."""
    english = entry.en or EnglishEntry.model_construct(title="", message="", why="")
    rule = Rule(
        id=entry.id,
        name=entry.name,
        title=entry.title,
        severity=entry.severity,
        kind=str(getattr(entry, "kind")),  # noqa: B009
        params=entry.params,
        message=entry.message,
        why=entry.why,
        basis=build_basis(entry.basis),
        examples=Examples(
            tuple(map(build_example, entry.examples.fail)),
            tuple(map(build_example, entry.examples.passes)),
        ),
        message_en=english.message,
        title_en=english.title,
        why_en=english.why,
        reports=entry.applies_to.report,
        enabled=entry.enabled,
        source=file.path,
        publication=entry.publication,
        safe_fix=entry.safe_fix,
    )
    return put_off(rule) if FOLDER in rule.reports else rule


def build_basis(entry: BasisEntry) -> Basis:
    """The legal basis of a rule."""
    return Basis(entry.document, entry.clause, entry.status)


def build_example(entry: str | ExampleEntry) -> Example:
    """An example, in whichever form it was written."""
    return Example(entry) if isinstance(entry, str) else Example(entry.text, entry.profile)


def build_template(entry: TemplateEntry) -> Template:
    """The template a file declares."""
    return Template(
        id=entry.id,
        name=entry.name,
        report=entry.report,
        region=entry.region,
        sections=tuple(map(build_section, entry.sections)),
        first_year=entry.years.first,
        last_year=entry.years.last,
        basis=entry.basis.document + entry.basis.clause,
        status=entry.basis.status,
    )


def build_section(entry: SectionEntry) -> ExpectedSection:
    """A section a template expects, with those below it."""
    return ExpectedSection(
        title=entry.title,
        aliases=entry.aliases,
        required=entry.required,
        condition=entry.condition,
        allow_empty=entry.allow_empty,
        children=tuple(map(build_section, entry.children)),
        contains=entry.contains,
        when=entry.when,
        one_of=entry.one_of,
        minimum=entry.minimum,
    )


def build_profile(entry: ProfileEntry, source: str, params: Mapping[str, Any]) -> ProfileSpec:
    """The profile a file declares, what it extends already taken over; `params` are the options it sets,
    by rule."""
    return ProfileSpec(
        id=entry.id,
        name=entry.name,
        extends=entry.extends,
        region=entry.region,
        templates=entry.templates,
        bands=tuple(Band(band.grade, band.low, band.high) for band in entry.bands),
        rules={
            key: RuleOverride(
                it.severity,
                it.enabled,
                params.get(key),
                build_basis(it.basis) if it.basis else None,
            )
            for key, it in entry.rules.items()
        },
        source=source,
        note=entry.note,
        bands_status=entry.bands_status,
    )
