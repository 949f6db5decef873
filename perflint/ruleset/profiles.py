"""What one profile takes over from another, and whether everything it names exists."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from perflint.errors import RuleError
from perflint.ruleset.locate import YamlFile
from perflint.ruleset.schema import OverrideEntry, ProfileEntry
from perflint.ruleset.wording import suggest

Declared = Mapping[str, tuple[ProfileEntry, YamlFile]]


def resolve_profiles(
    declared: Declared, named: Mapping[str, Collection[str]], errors: list[RuleError]
) -> dict[str, ProfileEntry]:
    """Each profile with the rule overrides of those it extends under its own; nothing else is taken
    over. `named` are the ids there are of rules, templates and profiles; mistakes go to `errors`,
    and with any there the result is empty."""
    errors += [*find_unknown(declared, named), *find_circles(declared)]
    if errors:
        return {}
    return {key: inherit(key, declared) for key in declared}


def find_unknown(declared: Declared, named: Mapping[str, Collection[str]]) -> Iterator[RuleError]:
    """Names of profiles, templates and rules that do not exist."""
    for entry, file in declared.values():
        if entry.extends and entry.extends not in named["profile"]:
            place, hint = file.place(("extends",)), suggest(entry.extends, named["profile"])
            yield RuleError(f"没有名为 {entry.extends} 的地方", place=place, hint=hint)
        for index, name in enumerate(entry.templates):
            if name not in named["template"]:
                place, hint = file.place(("templates", index)), suggest(name, named["template"])
                yield RuleError(f"没有名为 {name} 的模板", place=place, hint=hint)
        for name in entry.rules:
            if name not in named["rule"]:
                place, hint = file.place(("rules", name), key=True), suggest(name, named["rule"])
                yield RuleError(f"没有编号为 {name} 的规则", place=place, hint=hint)


def find_circles(declared: Declared) -> Iterator[RuleError]:
    """Profiles that extend each other in a circle."""
    for key, (entry, file) in declared.items():
        path, at = [key], entry.extends
        while at in declared and at not in path:
            path.append(at)
            at = declared[at][0].extends
        if at == key:
            chain = " → ".join((*path, key))
            yield RuleError(f"extends 互相引用：{chain}", place=file.place(("extends",)))


def inherit(key: str, declared: Declared) -> ProfileEntry:
    """One profile with what those above it add; the nearest has the last word."""
    entry = declared[key][0]
    if not entry.extends:
        return entry
    rules = dict(inherit(entry.extends, declared).rules)
    for rule, own in entry.rules.items():
        base = rules.get(rule, OverrideEntry())
        rules[rule] = OverrideEntry(
            severity=own.severity if own.severity is not None else base.severity,
            enabled=own.enabled if own.enabled is not None else base.enabled,
            params=base.params | own.params,
            basis=own.basis or base.basis,
        )
    return entry.model_copy(update={"rules": rules})
