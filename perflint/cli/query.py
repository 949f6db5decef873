"""`perflint query`: questions to a store of results."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from perflint.cli.arguments import suggest
from perflint.cli.console import write
from perflint.cli.settings import add_store
from perflint.errors import EXIT_CLEAN, UsageError
from perflint.lang import Lang, Words, choose

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.cli.arguments import Parser
    from perflint.store.folder import Store

SUMMARY: Words = ("查询 --store 留存的结果", "ask a store of results")
USAGE: Words = ('STORE [问题 | sql "…"] [选项]', 'STORE [QUESTION | sql "…"] [OPTIONS]')
FORMATS = ("table", "csv", "json")
SQL = "sql"
WIDEST = 40
AT_ONCE = 1000
SHOWN = 1000
"""Rows of a table for people; the width of a column follows from them."""


def add(parser: Parser) -> None:
    """Declare the arguments."""
    add_store(parser)
    parser.add(
        "question",
        nargs="?",
        metavar="QUESTION",
        zh="问题的名称，不写则列出；sql 表示后面是自己写的 SQL",
        en="name of a question, all are listed without; sql for SQL of your own",
    )
    parser.add("sql", nargs="?", metavar="SQL", zh="DuckDB 的 SQL", en="SQL of DuckDB")
    parser.add(
        "--run",
        metavar="NAMES",
        zh="只问这些运行（逗号隔开），或 all；默认是最后一次，比较各年的是全部",
        en="of these runs only (commas between), or all; by default the last, all where years are compared",
    )
    parser.add(
        "--expected",
        metavar="FILE",
        zh="应报送单位名单（CSV、文本或 Excel），问 missing、unlisted 时用",
        en="list of the departments that should have filed (CSV, text or Excel), for missing and unlisted",
    )
    parser.add_choice(
        "--output-format",
        FORMATS,
        "FORMAT",
        zh="输出格式，默认 table",
        en="output format, by default table",
    )
    parser.add("-o", "--output", metavar="FILE", zh="写入文件", en="write to a file")


def run(args: Namespace) -> int:
    """Answer."""
    from perflint.store.expected import QUESTIONS
    from perflint.store.folder import open_store
    from perflint.store.query import choose_runs, connected, read_views

    store, views = open_store(args.store), read_views()
    lang: Lang = args.lang or "zh"
    told = {name: view.tells for name, view in views.items()} | QUESTIONS
    if args.question is None:
        for name in sorted(told):
            print(f"{name:<20} {choose(lang, *told[name])}")
        return EXIT_CLEAN
    render = {"csv": render_csv, "json": render_json}.get(args.output_format or "", render_table)
    if args.question in QUESTIONS:
        write(render(*hold_against_list(store, args)), args.output)
        return EXIT_CLEAN
    if args.question == SQL:
        statement, kind = read_sql(args), "all"
    elif args.question in views:
        view = views[args.question]
        statement, kind = view.sql, view.runs
    else:
        unknown = choose(
            lang,
            f"没有 {args.question} 这个问题",
            f"no such question: {args.question}",
        )
        raise UsageError(unknown, hint=suggest(args.question, (*told, SQL), lang))
    with connected(store, choose_runs(store, args.run, kind)) as connection:
        answer = ask(connection, statement)
        heads = [column[0] for column in answer.description]
        write(render(heads, fetch(answer)), args.output)
    return EXIT_CLEAN


def hold_against_list(
    store: Store, args: Namespace
) -> tuple[Sequence[str], Iterator[Sequence[Any]]]:
    """Headings and rows of a question about the list of those expected."""
    from perflint.across.expected import read_expected
    from perflint.store.expected import HEADS, answer
    from perflint.store.query import choose_runs, connected

    if not args.expected:
        raise UsageError(f"{args.question} 须有名单", hint="用 --expected 给出应报送单位的名单。")
    names = read_expected(args.expected).names

    def rows() -> Iterator[Sequence[Any]]:
        with connected(store, choose_runs(store, args.run, "last")) as connection:
            yield from answer(connection, args.question, names)

    return HEADS[args.question], rows()


def read_sql(args: Namespace) -> str:
    """The SQL of the command line, or from standard input where there is none."""
    statement: str = args.sql if args.sql is not None else sys.stdin.read()
    if not statement.strip():
        raise UsageError("没有写 SQL", hint='perflint query STORE sql "SELECT …"')
    return statement


def ask(connection: Any, statement: str) -> Any:
    """The answer to a statement; what DuckDB does not understand is a UsageError."""
    from perflint.store import need

    try:
        return connection.execute(statement)
    except need("duckdb").Error as error:
        raise UsageError("SQL 有误", hint=str(error)) from error


def fetch(answer: Any) -> Iterator[Sequence[Any]]:
    """The rows of an answer, some at a time."""
    while rows := answer.fetchmany(AT_ONCE):
        yield from rows


def say(value: Any) -> str:
    """A value in words: nothing for NULL, a number without the noughts that only types bring."""
    if value is None:
        return ""
    if isinstance(value, bytes):
        return value.hex()
    if hasattr(value, "normalize"):
        value = value.normalize()
        return f"{value:f}"
    return str(value)


def render_csv(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """Comma-separated, with the mark by which Excel knows UTF-8."""
    import csv
    import io
    from itertools import chain

    buffer = io.StringIO()
    writer = csv.writer(buffer)
    yield b"\xef\xbb\xbf"
    for row in chain([heads], rows):
        writer.writerow(map(say, row))
        yield buffer.getvalue().encode("utf-8")
        buffer.seek(0)
        buffer.truncate()


def render_json(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """An array of objects, one a line."""
    import json

    before = "["
    for row in rows:
        told = {
            head: value if value is None or isinstance(value, (int, float, str)) else say(value)
            for head, value in zip(heads, row, strict=True)
        }
        yield f"{before}\n{json.dumps(told, ensure_ascii=False)}".encode()
        before = ","
    yield b"[]\n" if before == "[" else b"\n]\n"


def render_table(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """Aligned columns for a terminal, the first rows only."""
    from itertools import islice

    from perflint.reporters.wrapping import count_columns, pad

    told = iter(rows)
    lines = [list(heads), *([say(value) for value in row] for row in islice(told, SHOWN))]
    widths = [min(WIDEST, max(map(count_columns, column))) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (pad(cell, most) for cell, most in zip(line, widths, strict=True))
        yield ("  ".join(cells).rstrip() + "\n").encode("utf-8", "backslashreplace")
    more = sum(1 for _ in told)
    if more:
        yield f"… {more}\n".encode()
