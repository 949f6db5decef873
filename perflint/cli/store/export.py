"""`perflint store export`: a store's tables and views in PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.cli.settings import add_store
from perflint.errors import EXIT_CLEAN, UsageError
from perflint.lang import Lang, Words, choose

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.cli.arguments import Parser

SUMMARY: Words = ("导出到 PostgreSQL", "export to PostgreSQL")
USAGE: Words = ("STORE postgresql://… [选项]", "STORE postgresql://… [OPTIONS]")
SCHEMES = ("postgresql://", "postgres://")


def add(parser: Parser) -> None:
    """Declare the arguments."""
    add_store(parser)
    parser.add(
        "database",
        metavar="DATABASE",
        zh="数据库的地址；密码请放在 ~/.pgpass 或环境变量 PGPASSWORD 里",
        en="address of the database; keep the password in ~/.pgpass or PGPASSWORD",
    )
    parser.add(
        "--run",
        metavar="NAMES",
        zh="只导出这些运行（逗号隔开），默认全部；库里已有的同名运行会被替换",
        en="export these runs only (commas between), by default all; runs of these names are replaced",
    )
    parser.add(
        "--schema",
        metavar="NAME",
        default="perflint",
        zh="写入哪个模式（schema），默认 perflint",
        en="schema to write to, by default perflint",
    )


def run(args: Namespace) -> int:
    """Export."""
    from perflint.store.folder import open_store
    from perflint.store.postgres import export
    from perflint.store.query import choose_runs

    lang: Lang = args.lang or "zh"
    if not args.database.startswith(SCHEMES):
        told = choose(lang, "不认识这个地址", "not an address of a database")
        raise UsageError(told, place=args.database, hint="postgresql://user@host/database")
    store = open_store(args.store)
    counts = export(store, choose_runs(store, args.run, "all"), args.database, args.schema)
    for table, count in counts.items():
        print(f"{table} {count}")
    return EXIT_CLEAN
