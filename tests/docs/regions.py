"""Parts of the documentation that come from the code, between `<!-- name -->` and `<!-- end -->`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from perflint.checks import CHECKS, load_check
from perflint.cli.program import COMMANDS, Command, execute
from perflint.pages.methods import METHODS
from perflint.ruleset import load_ruleset
from perflint.store.expected import QUESTIONS
from perflint.store.query import TYPES, read_views
from perflint.store.tables import NAMES, TABLES

ROOT = Path(__file__).resolve().parents[2]
REGION = re.compile(r"(<!-- (?P<name>[a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
PAGES = (ROOT / "README.md", ROOT / "docs" / "check-kinds.md", ROOT / "docs" / "store.md")


def list_commands() -> str:
    """The commands, and those below `rules`."""
    rows = []
    for name, path in COMMANDS.items():
        module = import_module(path)
        rows.append(f"| `perflint {name}` | {module.SUMMARY[0]} |")
        for below, inner in getattr(module, "COMMANDS", {}).items():
            rows.append(f"| `perflint {name} {below}` | {import_module(inner).SUMMARY[0]} |")
    return "\n".join(["| 命令 | 用途 |", "|---|---|", *rows])


def list_options() -> str:
    """The options of `perflint check`."""
    command = import_module(COMMANDS["check"])
    parsers: list[Any] = []

    def add(parser: Any) -> None:
        parsers.append(parser)
        command.add(parser)

    stand_in = SimpleNamespace(
        SUMMARY=command.SUMMARY, USAGE=command.USAGE, add=add, run=lambda _: 0
    )
    execute(cast(Command, stand_in), "perflint check", [], "zh")
    rows = []
    for action in parsers[0]._actions:
        written = " ".join(action.option_strings[-1:] or [action.metavar])
        value = f" {action.metavar}" if action.option_strings and action.metavar else ""
        rows.append(f"| `{written}{value}` | {action.help} |")
    return "\n".join(["| 选项 | 说明 |", "|---|---|", *rows])


def list_kinds() -> str:
    """The check kinds, each in the words of its module and of `perflint explain`."""
    rows = []
    for kind in CHECKS:
        english = " ".join((load_check(kind).__doc__ or "").split("\n\n")[0].split())
        chinese = METHODS.get(kind, "")
        rows.append(f"| `{kind}` | {english} | {chinese} |")
    return "\n".join(["| kind | judges | 检查方法 |", "|---|---|---|", *rows])


def list_profiles() -> str:
    """The profiles with their templates, those of the profiles they extend included, and whose grade
    bands hold there."""
    ruleset = load_ruleset()
    names = {template.id: template.name for template in ruleset.templates}
    known = {profile.id: profile for profile in ruleset.profiles}
    rows = []
    for profile in ruleset.profiles:
        held: list[str] = []
        bands = ""
        link = profile
        while link is not None:
            held += [names[template] for template in link.templates]
            bands = bands or (link.name if link.bands else "")
            link = known.get(link.extends)
        rows.append(f"| `{profile.id}` | {profile.name} | {'、'.join(held) or '—'} | {bands} |")
    return "\n".join(["| 名称 | 地方 | 模板 | 等级分数段 |", "|---|---|---|---|", *rows])


def list_questions() -> str:
    """The questions to a store that ship."""
    told = {view.name: view.tells for view in read_views().values()} | QUESTIONS
    rows = [f"| `{name}` | {told[name][0]} |" for name in sorted(told)]
    return "\n".join(["| 问题 | 回答 |", "|---|---|", *rows])


def list_tables() -> str:
    """The tables of a store and their columns."""
    parts = []
    for table, columns in TABLES.items():
        rows = [f"| `{one.name}` | {TYPES[one.kind]} | {one.means[0]} |" for one in columns]
        heads = ["| 列 | 类型 | 意思 |", "|---|---|---|"]
        parts.append("\n".join([f"`{table}`：{NAMES[table]}", "", *heads, *rows]))
    return "\n\n".join(parts)


REGIONS: Mapping[str, Callable[[], str]] = {
    "commands": list_commands,
    "options": list_options,
    "kinds": list_kinds,
    "profiles": list_profiles,
    "questions": list_questions,
    "tables": list_tables,
}


def renew(page: str) -> str:
    """A page with every region as the code has it now. Raises KeyError for an unknown region."""
    return REGION.sub(lambda found: found[1] + REGIONS[found["name"]]() + "\n" + found[3], page)
