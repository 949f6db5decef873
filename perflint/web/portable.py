"""What of a configuration goes along with a page or a server: all but the paths of this computer."""

from __future__ import annotations

from perflint.config import Config
from perflint.config.entries import RuleChange


def make_portable(config: Config) -> Config:
    """`config` for filings that a browser hands over, whose names are paths of no folder here. The options
    that it sets and the words that it changes are in the ruleset by now."""
    rules = {
        key: RuleChange(change.severity, change.enabled) for key, change in config.rules.items()
    }
    return Config(
        select=config.select,
        ignore=config.ignore,
        fail_on=config.fail_on,
        profile=config.profile,
        lang=config.lang,
        publication=config.publication,
        year=config.year,
        time_limit=config.time_limit,
        limits=config.limits,
        rules=rules,
    )
