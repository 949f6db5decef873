"""The options of `check` for very many filings: lists, a store for the results, and who does the work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perflint.cli.arguments import Parser

CLAIMS = ("none", "slim", "full")


def add_scaling(parser: Parser) -> None:
    """Declare the arguments."""
    parser.add(
        "--files-from",
        metavar="FILE",
        zh="要检查的文件的清单：文本（一行一个）、CSV 或 Parquet，可有单位、区县、年度三列",
        en="a list of filings: text (one a line), CSV or Parquet, with department, county, year if known",
    )
    parser.add(
        "--store",
        metavar="DIR",
        zh="结果写成 Parquet 存入这个文件夹，用 perflint query 查询；再次运行接着做没有做完的",
        en="keep the results as Parquet in this folder, for perflint query; a rerun does what is left",
    )
    parser.add(
        "--run",
        metavar="NAME",
        zh="这次运行在 --store 里的名称，例如 2023-r1",
        en="what this run is called in --store, such as 2023-r1",
    )
    parser.add_choice(
        "--claims",
        CLAIMS,
        "WHICH",
        zh="--store 里留存哪些数字核对：不留、只留结论（默认）、连同文字",
        en="which statements --store keeps: none, verdicts (default), with their words",
    )
    parser.add_switch(
        "--facts",
        zh="--store 里另存各份相互比较要用的内容，供 perflint query",
        en="--store also keeps what comparing filings needs, for perflint query",
    )
    parser.add(
        "--reuse",
        metavar="RUN",
        zh="内容和规则都没有变的报告，照搬 --store 里这次运行的结果，不再重查",
        en="take over what this run in --store has of filings that, like the rules, have not changed",
    )
    parser.add(
        "--shard",
        metavar="I/N",
        type=read_shard,
        zh="只做 N 份里的第 I 份，与 --store 同用；各份可在不同的机器上同时做",
        en="do the I-th of N shares only, with --store; the shares can run on as many machines",
    )
    parser.add(
        "--engine",
        metavar="ADDRESS",
        zh="由 Dask 集群来做，与 --store 同用，例如 dask://host:8786",
        en="have a Dask cluster do the work, with --store, such as dask://host:8786",
    )
    parser.add(
        "--chunk",
        metavar="N",
        type=read_count,
        zh="--store 每块大约几份（默认 1000）",
        en="filings in a chunk of --store, roughly (default 1000)",
    )


def read_shard(value: str) -> tuple[int, int]:
    """The share to do and how many there are."""
    found = re.fullmatch(r"([1-9][0-9]{0,5})/([1-9][0-9]{0,5})", value)
    if found and int(found[1]) <= int(found[2]):
        return int(found[1]), int(found[2])
    from argparse import ArgumentTypeError

    raise ArgumentTypeError(f"{value}\n1/4、2/4、3/4、4/4")


def read_count(value: str) -> int:
    """A number from 1 on."""
    if value.isascii() and value.isdigit() and int(value) > 0:
        return int(value)
    from argparse import ArgumentTypeError

    raise ArgumentTypeError(f"{value}\n1、2、3…")
