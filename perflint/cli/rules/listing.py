"""`perflint rules list`: id, severity, name and title of every rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.cli.catalogue import load_catalogue
from perflint.cli.settings import add_config, add_selection, settle
from perflint.lang import SEVERITY, Words, choose, name
from perflint.reporters.wrapping import pad

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.cli.arguments import Parser

SUMMARY: Words = ("列出全部规则", "list all rules")
USAGE: Words = ("[选项]", "[OPTIONS]")


def add(parser: Parser) -> None:
    """Declare the arguments."""
    add_selection(parser)
    add_config(parser)


def run(args: Namespace) -> int:
    """Print a line for each rule, in columns."""
    config = settle(args)
    lang = config.lang
    rows = [
        (
            rule.id,
            name(SEVERITY, rule.severity, lang),
            rule.name,
            choose(lang, rule.title, rule.title_en or rule.title)
            + ("" if rule.enabled else choose(lang, "（默认停用）", " (off by default)")),
        )
        for rule in load_catalogue(config).rules
        if config.wants(rule.id, rule.name)
    ]
    widest = max((len(row[2]) for row in rows), default=0)
    for identifier, severity, called, title in rows:
        print(f"{identifier:<8} {pad(severity, 8)} {called:<{widest}}  {title}")
    return 0
