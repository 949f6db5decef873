"""The rules of a run, and finding one by what a person calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.cli.arguments import suggest
from perflint.config import COMMAND_LINE, meant
from perflint.errors import UsageError
from perflint.lang import choose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perflint.config import Config
    from perflint.lang import Lang
    from perflint.model.rule import ProfileSpec, Rule, Ruleset

REFERENCE = "reference"


def load_catalogue(config: Config) -> Ruleset:
    """The bundled rules and those of `config`; raises UsageError where `config` names a rule or
    profile that is not among them, RulesetError for rule files with mistakes."""
    from perflint.ruleset import load_ruleset

    ruleset = load_ruleset(config.rule_folders, adjustments=(config.rules, config.words))
    require_known(config, ruleset)
    ruleset = with_references(ruleset, config)
    if config.rules:
        ruleset = ruleset._replace(rules=tuple(change(rule, config) for rule in ruleset.rules))
    return ruleset


def with_references(ruleset: Ruleset, config: Config) -> Ruleset:
    """`ruleset` with the lists that `config` gives; raises UsageError for one that cannot be read, and
    where a rule that is on needs one that is not given."""
    needed = any(rule.kind == REFERENCE for rule in ruleset.rules)
    if not needed:
        return ruleset
    from perflint.cli.references import add_references

    return add_references(ruleset, config)


def change(rule: Rule, config: Config) -> Rule:
    """`rule` with the severity and switch that `config` gives it."""
    wanted = config.rules.get(rule.id)
    if wanted is None:
        return rule
    enabled = rule.enabled if wanted.enabled is None else wanted.enabled
    return rule._replace(severity=wanted.severity or rule.severity, enabled=enabled)


def find_rule(ruleset: Ruleset, called: str, lang: Lang) -> Rule:
    """The rule with this id or name; raises UsageError with the nearest one."""
    for rule in ruleset.rules:
        if called.upper() == rule.id or called.lower() == rule.name:
            return rule
    raise unknown_rule(ruleset, called, lang)


def require_known(config: Config, ruleset: Ruleset) -> None:
    """Raise UsageError for a rule or profile that `config` names and that does not exist."""
    require_known_rules(config, ruleset)
    require_known_profiles(config, ruleset)


def require_known_rules(config: Config, ruleset: Ruleset) -> None:
    """As `require_known`, for rules."""
    for token, place in named_rules(config):
        if not any(meant((token,), rule.id, rule.name) for rule in ruleset.rules):
            from perflint.postprocess.notices import NOTICES

            if any(meant((token,), key, kind.name) for key, kind in NOTICES.items()):
                continue
            raise unknown_rule(ruleset, token, config.lang, place)


def require_known_profiles(config: Config, ruleset: Ruleset) -> None:
    """As `require_known`, for profiles."""
    profiles = {profile.id: profile for profile in ruleset.profiles}
    named = [(config.profile, origin(config, "profile"))]
    named += [(it.profile, it.place) for it in config.overrides if it.profile]
    for name, place in named:
        if name not in ("auto", *profiles) and not is_place(name, profiles):
            told = choose(config.lang, f"没有名为 {name} 的地方", f"no profile named {name}")
            known = ("auto", *profiles)
            raise UsageError(told, place=place, hint=suggest(name, known, config.lang))


def is_place(name: str, profiles: Mapping[str, ProfileSpec]) -> bool:
    """Whether `name` is that of a place (长沙) which has a profile, or lies in an area that has one."""
    from perflint.extract.profile_names import find_profile

    try:
        return bool(find_profile(name, profiles))
    except UsageError:
        return False


def named_rules(config: Config) -> Iterator[tuple[str, str]]:
    """Every word by which `config` names rules, and where it does."""
    for option in ("select", "ignore"):
        yield from ((token, origin(config, option)) for token in getattr(config, option))
    yield from ((rule, change.place) for rule, change in config.rules.items())
    for override in config.overrides:
        for token in (*(override.select or ()), *override.ignore, *override.rules):
            yield token, override.place
    yield from ((entry.rule, entry.place) for entry in config.suppressions)


def unknown_rule(ruleset: Ruleset, called: str, lang: Lang, place: str = "") -> UsageError:
    """The error that nothing is called so."""
    known = [word for rule in ruleset.rules for word in (rule.id, rule.name)]
    told = choose(lang, f"没有编号或名称为 {called} 的规则", f"no rule called {called}")
    listed = choose(
        lang, "perflint rules list 列出全部规则。", "perflint rules list lists all rules."
    )
    return UsageError(told, place=place, hint=suggest(called, known, lang, otherwise=listed))


def origin(config: Config, option: str) -> str:
    """Where the value of `option` came from, as a person would say it."""
    return config.sources.get(option, "").replace(COMMAND_LINE, f"--{option}")
