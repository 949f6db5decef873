"""`perflint annotate`: the filing itself, with findings as comments."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from perflint.batch.plan import MAGIC
from perflint.cli.annotated import annotate, choose_output
from perflint.cli.catalogue import load_catalogue
from perflint.cli.console import write
from perflint.cli.limits import within_limits
from perflint.cli.settings import (
    add_publication,
    add_selection,
    add_settings,
    add_year,
    settle,
)  # fmt: skip
from perflint.errors import EXIT_CLEAN
from perflint.lang import Words, choose

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from perflint.cli.arguments import Parser

SUMMARY: Words = ("把问题写成批注，放进报告里", "put the findings into the filing as comments")
USAGE: Words = ("[选项] PATHS… [-o OUT]", "[OPTIONS] PATHS… [-o OUT]")


def add(parser: Parser) -> None:
    """Declare the arguments."""
    parser.add(
        "paths",
        nargs="+",
        metavar="PATHS",
        zh="报告、文件夹、压缩包或通配符，- 表示标准输入",
        en="filings, folders, archives or globs, - for standard input",
    )
    parser.add(
        "-o",
        "--output",
        metavar="OUT",
        zh="写到哪里，- 表示标准输出；默认在报告旁边：报告.批注.docx。几份报告时是文件夹",
        en="where to write, - for standard output; by default FILE.annotated.docx; a folder for several",
    )
    parser.add(
        "--diff",
        metavar="REV",
        zh="只写自 git 修订 REV（如 origin/main）以来改动过的报告",
        en="only filings changed since the git revision REV, such as origin/main",
    )
    parser.add_switch(
        "--suggest",
        zh="另把有把握的改正（重复的词、括号、全角数字等）写成修订，由您接受或拒绝；数字一律不改",
        en="also propose safe corrections as tracked changes; no number is ever rewritten",
    )
    parser.add_switch(
        "--overwrite",
        zh="OUT 已存在也写，包括报告本身",
        en="write even if OUT exists, be it the filing itself",
    )
    parser.add_switch(
        "--break-certification",
        zh="PDF 经作者认证、不许加批注的也写，认证随之失效",
        en="annotate a certified PDF that allows no annotations, which breaks its certification",
    )
    add_selection(parser)
    add_publication(parser)
    add_year(parser)
    add_settings(parser)


def run(args: Namespace) -> int:
    """Check the filings and write them with their findings; 0 whatever was found, 1 where one of several
    could not be annotated."""
    config = settle(args, args.paths)._replace(detail=False)
    if is_one(args.paths) and args.diff is None:
        path: str = args.paths[0]

        def settle_output(format: str) -> str:
            return args.output or choose_output(path, format, config.lang)

        with within_limits(path, config):
            done = annotate(path, args, config, load_catalogue(config), settle_output)
        write([done.data], done.output)
        print(done.told(config.lang), file=sys.stderr)
        if args.suggest and not done.suggests:
            told = choose(
                config.lang,
                "这种格式里没有修订，--suggest 不起作用。",
                "This format has no tracked changes: --suggest makes no difference.",
            )
            print(told, file=sys.stderr)
        return EXIT_CLEAN
    from perflint.cli.annotating import annotate_all

    return annotate_all(args, config)


def is_one(paths: Sequence[str]) -> bool:
    """Whether the paths mean one filing, to be told of as such, be it missing or of a wrong kind."""
    if len(paths) != 1:
        return False
    archive = paths[0].lower().endswith(".zip")
    return not (os.path.isdir(paths[0]) or archive or MAGIC.intersection(paths[0]))
