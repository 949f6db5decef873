"""`perflint rules show`: a rule as it is written, to copy and adapt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.cli.catalogue import find_rule, load_catalogue
from perflint.cli.settings import add_config, settle
from perflint.lang import Words

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.cli.arguments import Parser

SUMMARY: Words = ("显示一条规则的 YAML 原文", "show the YAML of a rule")
USAGE: Words = ("[选项] RULE", "[OPTIONS] RULE")


def add(parser: Parser) -> None:
    """Declare the arguments."""
    parser.add("rule", metavar="RULE", zh="规则的编号或名称", en="id or name of the rule")
    add_config(parser)


def run(args: Namespace) -> int:
    """Print the rule file under a line with its path."""
    config = settle(args)
    rule = find_rule(load_catalogue(config), args.rule, config.lang)
    with open(rule.source, encoding="utf-8") as file:
        print(f"# {rule.source}\n{file.read()}", end="")
    return 0
