"""`perflint explain`: why a rule exists, on what it rests, and examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.cli.catalogue import find_rule, load_catalogue
from perflint.cli.settings import add_config, settle
from perflint.lang import Words

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.cli.arguments import Parser

SUMMARY: Words = ("解释一条规则：为什么、依据、例子", "explain a rule: reason, basis, examples")
USAGE: Words = ("[选项] RULE", "[OPTIONS] RULE")


def add(parser: Parser) -> None:
    """Declare the arguments."""
    parser.add("rule", metavar="RULE", zh="规则的编号或名称", en="id or name of the rule")
    add_config(parser)


def run(args: Namespace) -> int:
    """Print the explanation."""
    config = settle(args)
    rule = find_rule(load_catalogue(config), args.rule, config.lang)
    from perflint.pages import explain_text

    print(explain_text(rule, config.lang))
    return 0
