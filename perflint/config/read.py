"""perflint.toml, or [tool.perflint] in pyproject.toml, read and checked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from perflint.config.entries import PathOverride, RuleChange, WordChange
from perflint.config.suppressions import read_suppressions
from perflint.config.table import Table, raise_mistakes, read_toml
from perflint.config.values import FAIL_ON, LANGS, YEARS, Config
from perflint.errors import ConfigError
from perflint.model.rule import SEVERITIES

SETTINGS = (
    "select", "ignore", "fail-on", "profile", "lang", "publication", "year", "exclude", "rule-folders",
    "baseline", "cache", "time-limit", "memory-limit", "limits",
    "references", "rules", "words", "overrides", "suppressions",
)  # fmt: skip
RULE_SETTINGS = ("severity", "enabled", "params")
WORD_SETTINGS = ("add", "remove")
OVERRIDE_SETTINGS = ("paths", "select", "ignore", "profile", "rules")
FOLDERS_HINT = '规则文件夹请写 rule-folders = ["…"]；[rules.编号] 用来调整单条规则。'


def find_settings(table: Table, path: str) -> Table:
    """The table of settings in that of a file: of pyproject.toml one inside it."""
    if os.path.basename(path) != "pyproject.toml":
        return table
    settings = table.values.get("tool", {}).get("perflint", {})
    if not isinstance(settings, dict):
        raise ConfigError(
            "perflint 应是一个表",
            place=table.place("tool", "perflint"),
            hint="请写成 [tool.perflint]。",
        )
    return table.within(settings, "tool", "perflint")


def read_config(path: str) -> Config:
    """The configuration in the TOML file `path`; raises ConfigError naming every mistake in it."""
    table = find_settings(read_toml(path), path)
    folder = os.path.dirname(os.path.abspath(path))
    table.only(SETTINGS)
    values: dict[str, Any] = {
        "select": table.strings("select"),
        "ignore": table.strings("ignore"),
        "fail_on": table.choice("fail-on", FAIL_ON),
        "profile": table.text("profile"),
        "lang": table.choice("lang", LANGS),
        "publication": table.flag("publication"),
        "year": read_year(table),
        "exclude": table.strings("exclude", "README*"),
        "rule_folders": locate(table.strings("rule-folders", "本地规则"), folder),
        "baseline": locate(table.text("baseline", "perflint-baseline.json"), folder),
        "cache": table.flag("cache"),
        "time_limit": table.count("time-limit", 1),
        "memory_limit": table.count("memory-limit", 0),
        "limits": read_bounds(table) or None,
        "references": read_references(table, folder) or None,
        "rules": read_rules(table, RULE_SETTINGS) or None,
        "words": read_words(table) or None,
        "overrides": tuple(map(read_override, table.each("overrides"))) or None,
        "suppressions": read_suppressions(table, folder) or None,
    }
    raise_mistakes(table.mistakes)
    given = {key: value for key, value in values.items() if value is not None}
    sources = {key: table.place(key.replace("_", "-")) for key in given}
    return Config(**given, root=folder, sources=sources)


def read_year(table: Table) -> int | None:
    """The year that filings are about, None without one."""
    year = table.count("year", YEARS[0])
    if year is not None and year not in YEARS:
        table.wrong("year", f"year 不能是 {year}", f"应在 {YEARS[0]} 到 {YEARS[-1]} 之间。")
    return year


def read_references(table: Table, folder: str) -> Mapping[str, str]:
    """The files that [references] names, by the names of the lists."""
    lists = table.table("references", '[references] 批复项目库 = "项目库.xlsx"')
    found: dict[str, str] = {}
    for name in lists.values if lists else ():
        if lists and (path := lists.text(name, "项目库.xlsx")):
            found[name] = locate(path, folder)
    return found


def read_bounds(table: Table) -> Mapping[str, int]:
    """What [limits] sets."""
    if "limits" not in table.values:
        return {}
    from perflint.config.limits import read_limits

    return read_limits(table.table("limits", "[limits] pages = 500"))


def read_rules(table: Table, known: tuple[str, ...]) -> dict[str, RuleChange]:
    """What [rules.ID] tables change."""
    if isinstance(table.values.get("rules"), list):
        table.wrong("rules", "rules 应是一个表", FOLDERS_HINT)
        return {}
    changes: dict[str, RuleChange] = {}
    for name, rule in table.named("rules", '[rules.NUM101] severity = "warning"'):
        rule.only(known)
        params = rule.table("params", "params = {选项 = 值}")
        options = params.values if params else {}
        changes[name.upper()] = RuleChange(
            rule.choice("severity", SEVERITIES),
            rule.flag("enabled"),
            options,
            rule.place(),
            {option: rule.place("params", option) for option in options},
        )
    return changes


def read_words(table: Table) -> Mapping[str, WordChange]:
    """What [words.NAME] tables change."""
    changes: dict[str, WordChange] = {}
    for name, words in table.named("words", '[words.词表名] add = ["…"]'):
        words.only(WORD_SETTINGS)
        add, remove = words.strings("add", "词"), words.strings("remove", "词")
        changes[name] = WordChange(add or (), remove or (), words.place())
    return changes


def read_override(table: Table) -> PathOverride:
    """One [[overrides]] table."""
    table.only(OVERRIDE_SETTINGS)
    table.require("paths")
    return PathOverride(
        table.strings("paths", "草稿/**") or (),
        table.strings("select"),
        table.strings("ignore") or (),
        table.text("profile"),
        read_rules(table, RULE_SETTINGS[:2]),
        table.place(),
    )


def locate(paths: Any, folder: str) -> Any:
    """A path, or several, as absolute ones; they are written from `folder`."""
    if isinstance(paths, tuple):
        return tuple(locate(path, folder) for path in paths)
    if paths and paths.startswith("pack:"):
        return paths  # a package, found when the rules are read
    return paths and os.path.normpath(os.path.join(folder, paths))
