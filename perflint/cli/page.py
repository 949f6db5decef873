"""`perflint page`: perflint as one file that a browser opens, for people without a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from perflint.cli.catalogue import load_catalogue
from perflint.cli.console import write
from perflint.cli.settings import (
    add_bureau,
    add_publication,
    add_selection,
    add_settings,
    add_year,
    settle,
)
from perflint.errors import EXIT_CLEAN
from perflint.lang import Words, choose

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.cli.arguments import Parser

SUMMARY: Words = (
    "做成一个网页文件，双击就能检查，不用安装、不联网",
    "make one file that checks filings in a browser, without installation or network",
)
USAGE: Words = ("[选项] -o OUT.html", "[OPTIONS] -o OUT.html")


def add(parser: Parser) -> None:
    """Declare the arguments."""
    parser.add(
        "-o",
        "--output",
        metavar="OUT",
        required=True,
        zh="网页写到哪里，例如 绩效自评检查.html",
        en="where to write the page, such as check.html",
    )
    parser.add(
        "--from",
        dest="page",
        metavar="PAGE",
        zh="用这个做好的网页，只换本地规则、模板、设置和名称；不需要联网",
        en="take this page and change only local rules, template, settings and name; needs no network",
    )
    add_bureau(parser)
    add_selection(parser)
    add_publication(parser)
    add_year(parser)
    add_settings(parser)


def run(args: Namespace) -> int:
    """Write the page."""
    from perflint.web.bundle import adapt_page, build_page

    config = settle(args)
    ruleset = load_catalogue(config)
    own = (ruleset, config, (args.name or "").strip())
    page = adapt_page(args.page, *own) if args.page else build_page(*own)
    write([page], args.output)
    size = f"{len(page) / 1e6:.1f} MB"
    told = choose(
        config.lang, f"已写入 {args.output}（{size}）。", f"Wrote {args.output} ({size})."
    )
    print(told, file=sys.stderr)
    return EXIT_CLEAN
