"""`perflint rules docs`: a page for each rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.cli.catalogue import load_catalogue
from perflint.cli.settings import add_config, settle
from perflint.lang import Words, choose

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.cli.arguments import Parser

SUMMARY: Words = ("为每条规则生成说明页", "write a page for each rule")
USAGE: Words = ("[选项] FOLDER", "[OPTIONS] FOLDER")


def add(parser: Parser) -> None:
    """Declare the arguments."""
    parser.add("folder", metavar="FOLDER", zh="写到哪个文件夹", en="the folder to write to")
    add_config(parser)


def run(args: Namespace) -> int:
    """Write the pages."""
    from perflint.pages import write_pages

    config = settle(args)
    ruleset = load_catalogue(config)
    write_pages(ruleset, args.folder)
    count = len(ruleset.rules)
    chinese = f"已写入 {count} 条规则的说明：{args.folder}"
    print(choose(config.lang, chinese, f"Described {count} rules in {args.folder}"))
    return 0
