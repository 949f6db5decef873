"""`perflint store decisions`: what reviewers decided, put beside the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.cli.settings import add_store
from perflint.errors import EXIT_CLEAN
from perflint.lang import Lang, Words, choose

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.cli.arguments import Parser

SUMMARY: Words = ("存入审核人的处理意见", "take up what reviewers decided")
USAGE: Words = ("STORE RESULTS… [选项]", "STORE RESULTS… [OPTIONS]")


def add(parser: Parser) -> None:
    """Declare the arguments."""
    add_store(parser)
    parser.add(
        "results",
        nargs="+",
        metavar="RESULTS",
        zh="填了处理意见的 结果.xlsx，或网页里导出的 处理意见.json",
        en="a workbook with decisions, or those exported from the web page",
    )


def run(args: Namespace) -> int:
    """Take them up; of one finding the last that is taken up counts."""
    from perflint.cli.accept import read_decided
    from perflint.store.decisions import keep_decisions
    from perflint.store.folder import open_store

    store = open_store(args.store)
    lang: Lang = args.lang or "zh"
    for path in args.results:
        decided = read_decided(path)
        rows = [
            (
                one.fingerprint,
                one.rule,
                one.decision.verdict,
                one.decision.note,
                one.decision.reviewer,
            )
            for one in decided
        ]
        fresh = keep_decisions(store, rows)
        print(choose(lang, f"{path}：处理意见 {len(rows)} 条" + ("" if fresh else "，原来已有"),
                     f"{path}: {len(rows)} decisions" + ("" if fresh else ", there already")))  # fmt: skip
    return EXIT_CLEAN
