"""`perflint store compact`: few large files instead of many small ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.cli.settings import add_store
from perflint.errors import EXIT_CLEAN
from perflint.lang import Lang, Words, choose

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.cli.arguments import Parser

SUMMARY: Words = ("把许多小文件合成少数大文件", "make few large files of many small ones")
USAGE: Words = ("STORE [选项]", "STORE [OPTIONS]")


def add(parser: Parser) -> None:
    """Declare the arguments."""
    add_store(parser)


def run(args: Namespace) -> int:
    """Compact every run that is done."""
    from perflint.store.compact import compact
    from perflint.store.folder import open_store

    store = open_store(args.store)
    lang: Lang = args.lang or "zh"
    for name in store.runs():
        before, after = compact(store, name)
        print(choose(lang, f"{name}：{before} 个文件合成 {after} 个",
                     f"{name}: {before} files are {after} now"))  # fmt: skip
    return EXIT_CLEAN
