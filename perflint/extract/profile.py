"""Which locality's template and grade bands hold for a filing, and on what evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from perflint.extract.profile_names import find_profile
from perflint.model.rule import ProfileSpec, Ruleset
from perflint.model.subject import Band, ExpectedSection, Fact, Identity, Profile, Section, Template
from perflint.operands.sections import walk
from perflint.text.titles import title_key

DEFAULT = "national"
_SURE = 0.6
_FEWEST = 5
_LEAD = 0.15
_RELATED = 0.4


def choose_profile(
    identity: Identity, sections: tuple[Section, ...], ruleset: Ruleset, wanted: str = "auto"
) -> Profile:
    """The profile of the filing's region, else the one whose template its outline fits beyond
    doubt, else the national one without a template: one weak sign never decides.

    `wanted` names a profile instead. Raises UsageError where there is none of that name.
    """
    keys = {title_key(section.title) for section in walk(sections)}
    among = _Among({spec.id: spec for spec in ruleset.profiles}, ruleset.templates, identity, keys)
    if wanted != "auto":
        spec, evidence = find_profile(wanted, among.specs), "由 --profile 或配置指定"
        return _assemble(spec, among, (evidence,), insist=True)
    region = identity.region
    if found := _by_region(region, among) if region else _by_outline(among):
        return found
    evidence = f"地区：{region.value}，没有本地模板" if region else "地区未能确定"
    return _undetermined(among.specs, known=region is not None, evidence=evidence)


class _Among(NamedTuple):
    """All profiles by id and all templates, with what one of them is chosen by: what is known of the
    filing, and the titles of its sections."""

    specs: Mapping[str, ProfileSpec]
    templates: tuple[Template, ...]
    identity: Identity
    keys: set[str]


def _within(region: Fact, area: str) -> bool:
    return region.value.startswith(area)


def _by_region(region: Fact, among: _Among) -> Profile | None:
    """The profile of the smallest area that the region lies in."""
    specs = among.specs.values()
    near = [spec for spec in specs if spec.region and _within(region, spec.region)]
    if not near:
        return None
    spec = max(near, key=lambda one: len(one.region))
    return _assemble(spec, among, (f"地区：{region.value}",))


def _rank(among: _Among) -> list[tuple[float, ProfileSpec, Template]]:
    """The templates of all profiles, the likeliest first."""
    likely = (
        (_likeness(template, among.keys), spec, template)
        for spec in among.specs.values()
        for template in among.templates
        if template.id in spec.templates and _applies(template, among.identity)
    )
    return sorted(likely, key=lambda one: (-one[0], one[2].id))


def _by_outline(among: _Among) -> Profile | None:
    """The profile owning the one template the outline fits, where no other comes near."""
    keys = among.keys
    ranked = _rank(among)
    if not ranked or ranked[0][0] < _SURE:
        return None
    share, spec, template = ranked[0]
    second = next((one[0] for one in ranked if one[2].id != template.id), 0.0)
    if share - second < _LEAD or len(_verbatim(template, keys)) < _FEWEST:
        return None
    evidence = ("地区未能确定", _agreement(template, keys))
    return _profile(spec, among, template, evidence)


def _assemble(
    spec: ProfileSpec, among: _Among, evidence: tuple[str, ...], *, insist: bool = False
) -> Profile:
    if spec.note:
        evidence = (*evidence, spec.note)
    template = _nearest(spec, among)
    if template is not None:
        if insist or _share(template, among.keys) >= _RELATED:
            evidence = (*evidence, _agreement(template, among.keys))
        else:
            evidence = (*evidence, f"提纲与“{template.name}”差别太大，未按它核对提纲")
            template = None
    return _profile(spec, among, template, evidence)


def _profile(
    spec: ProfileSpec, among: _Among, template: Template | None, evidence: tuple[str, ...]
) -> Profile:
    bands = _bands(spec, among.specs)
    return Profile(spec.id, spec.name, spec.region, template, bands, evidence)


def _nearest(spec: ProfileSpec, among: _Among) -> Template | None:
    """The template for this type and year that the outline fits best: the locality's own, if it has
    one that is related, before those it takes over; of equals the newer."""
    best: Template | None = None
    for link in _chain(spec, among.specs):
        own = [one for one in among.templates if one.id in link.templates]
        fitting = [one for one in own if _applies(one, among.identity)]
        fitting.sort(key=lambda one: (_share(one, among.keys), one.first_year or 0), reverse=True)
        if fitting and _share(fitting[0], among.keys) >= _RELATED:
            return fitting[0]
        best = best or next(iter(fitting), None)
    return best


def _undetermined(specs: Mapping[str, ProfileSpec], *, known: bool, evidence: str) -> Profile:
    """National, with every band table there is where the locality is unknown."""
    spec = specs.get(DEFAULT, ProfileSpec(DEFAULT, "全国"))
    held = (spec,) if known else (spec, *(one for one in specs.values() if one.id != spec.id))
    bands = dict.fromkeys(one.bands for one in held if one.bands)
    return Profile(spec.id, spec.name, "", None, tuple(bands), (evidence, "未核对提纲"))


def _applies(template: Template, identity: Identity) -> bool:
    kind = identity.type
    unknown = kind.value == "other" and not kind.evidence and template.status != "memory"
    if template.report != kind.value and not unknown:
        return False
    year = int(identity.year.value) if identity.year else None
    return year is None or (template.first_year or year) <= year <= (template.last_year or year)


def _bands(spec: ProfileSpec, specs: Mapping[str, ProfileSpec]) -> tuple[tuple[Band, ...], ...]:
    """The table of a profile or the nearest it extends; with one that is not verified those further
    on too, for a grade is wrong only if it is so by all."""
    tables: list[tuple[Band, ...]] = []
    for link in _chain(spec, specs):
        if link.bands:
            tables.append(link.bands)
            if link.bands_status == "verified":
                break
    return tuple(dict.fromkeys(tables))


def _chain(spec: ProfileSpec, specs: Mapping[str, ProfileSpec]) -> Iterator[ProfileSpec]:
    seen: set[str] = set()
    link: ProfileSpec | None = spec
    while link is not None and link.id not in seen:
        seen.add(link.id)
        yield link
        link = specs.get(link.extends)


def _nodes(sections: tuple[ExpectedSection, ...]) -> Iterator[ExpectedSection]:
    for section in sections:
        yield section
        yield from _nodes(section.children)


def _matched(template: Template, keys: set[str]) -> list[ExpectedSection]:
    return [
        node
        for node in _nodes(template.sections)
        if any(title_key(title) in keys for title in (node.title, *node.aliases))
    ]


def _verbatim(template: Template, keys: set[str]) -> list[ExpectedSection]:
    """Required sections found under the template's own title; its aliases are anybody's words."""
    required = (node for node in _nodes(template.sections) if node.required == "required")
    return [node for node in required if title_key(node.title) in keys]


def _likeness(template: Template, keys: set[str]) -> float:
    required = sum(node.required == "required" for node in _nodes(template.sections))
    return len(_verbatim(template, keys)) / max(required, 1)


def _share(template: Template, keys: set[str]) -> float:
    total = sum(1 for _ in _nodes(template.sections))
    return len(_matched(template, keys)) / max(total, 1)


def _agreement(template: Template, keys: set[str]) -> str:
    total = sum(1 for _ in _nodes(template.sections))
    return f"提纲与“{template.name}”{len(_matched(template, keys))}/{total} 节相符"
