"""The rules of a run, and finding one by what a person calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.cli.arguments import suggest
from perflint.cli.settings import COMMAND_LINE
from perflint.config import meant
from perflint.errors import UsageError
from perflint.lang import choose

if TYPE_CHECKING:
    from perflint.config import Config
    from perflint.lang import Lang
    from perflint.model.rule import Rule, Ruleset


def load_catalogue(config: Config) -> Ruleset:
    """The bundled rules and those of `config`; raises UsageError where `config` names a rule or
    profile that is not among them, RulesetError for rule files with mistakes."""
    from perflint.ruleset import load_ruleset

    ruleset = load_ruleset(config.rules)
    require_known(config, ruleset)
    return ruleset


def find_rule(ruleset: Ruleset, called: str, lang: Lang) -> Rule:
    """The rule with this id or name; raises UsageError with the nearest one."""
    for rule in ruleset.rules:
        if called.upper() == rule.id or called.lower() == rule.name:
            return rule
    raise unknown_rule(ruleset, called, lang)


def require_known(config: Config, ruleset: Ruleset) -> None:
    """Raise UsageError for a selected or ignored rule, or a profile, that does not exist."""
    for option in ("select", "ignore"):
        for token in getattr(config, option):
            if not any(meant((token,), rule.id, rule.name) for rule in ruleset.rules):
                raise unknown_rule(ruleset, token, config.lang, origin(config, option))
    profiles = ("auto", *(profile.id for profile in ruleset.profiles))
    if config.profile not in profiles:
        name, lang = config.profile, config.lang
        told = choose(lang, f"没有名为 {name} 的模板", f"no profile named {name}")
        hint = suggest(name, profiles, lang)
        raise UsageError(told, place=origin(config, "profile"), hint=hint)


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
