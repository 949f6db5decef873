"""The options that every command about filings has, and the configuration they end in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from perflint.config import COMMAND_LINE, FAIL_ON, YEARS, Config, load_config
from perflint.errors import UsageError
from perflint.reporters import REPORTERS

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.cli.arguments import Parser

SETTLED = (
    "select", "ignore", "fail_on", "profile", "lang", "publication", "year", "baseline", "suppress", "cache"
)  # fmt: skip


def add_paths(parser: Parser) -> None:
    """The paths, the current folder if there are none."""
    parser.add(
        "paths",
        nargs="*",
        metavar="PATHS",
        zh="文件、文件夹或通配符，- 表示标准输入；不写则检查当前文件夹",
        en="files, folders, globs, - for standard input; the current folder if none is given",
    )


def add_output(parser: Parser) -> None:
    """In which format the findings go where."""
    parser.add_choice(
        "--output-format",
        tuple(REPORTERS),
        "FORMAT",
        zh="输出格式，终端上默认 rich，其余默认 concise",
        en="output format, by default rich on a terminal and concise elsewhere",
    )
    parser.add(
        "-o",
        "--output",
        metavar="FILE",
        zh="把结果写入文件，而不是显示出来；文件名以 .html、.xlsx、.docx 结尾的，不必再写格式",
        en="write the output to a file; its suffix .html, .xlsx or .docx tells the format",
    )


def add_overwrite(parser: Parser) -> None:
    """Whether decisions of a reviewer may be lost."""
    parser.add_switch(
        "--overwrite",
        zh="-o 所指的工作簿里已有处理意见，也覆盖",
        en="write over a workbook even if it holds decisions",
    )


def add_fail_on(parser: Parser) -> None:
    """From which severity on findings make the run fail."""
    parser.add_choice(
        "--fail-on",
        FAIL_ON,
        "LEVEL",
        zh="发现这一级别或更重的问题时，退出码为 1（默认 error）",
        en="exit with 1 for findings this grave or graver (default error)",
    )


def add_settings(parser: Parser) -> None:
    """The options that configuration files can set too."""
    parser.add(
        "--profile",
        metavar="NAME",
        zh="按哪个地方检查；auto（默认）按报告内容判断",
        en="locality whose template applies; auto (default) tells from the report",
    )
    parser.add(
        "--root",
        metavar="DIR",
        zh="问题的指纹、配置里的路径从哪个文件夹算起；默认是配置文件所在的文件夹，没有就是所查路径共有的文件夹",
        en="folder that paths in fingerprints and settings are seen from; by default "
        "that of the settings, else what the paths share",
    )
    add_config(parser)


def add_config(parser: Parser) -> None:
    """Which configuration file to use."""
    parser.add(
        "--config",
        metavar="FILE",
        zh="用这个配置文件，而不是就近找到的 perflint.toml 或 pyproject.toml",
        en="use this file, not the nearest perflint.toml or pyproject.toml",
    )
    parser.add_switch("--isolated", zh="不读任何配置文件", en="read no configuration file")


def add_selection(parser: Parser) -> None:
    """Which rules to use."""
    parser.add(
        "--select",
        metavar="RULES",
        type=split,
        zh="只用这些规则：编号、编号开头或名称，逗号隔开",
        en="use these rules only: ids, id prefixes or names, separated by commas",
    )
    parser.add(
        "--ignore",
        metavar="RULES",
        type=split,
        zh="不用这些规则，写法同上",
        en="leave these rules out, written likewise",
    )


def add_bureau(parser: Parser) -> None:
    """Whose a page is."""
    parser.add(
        "--name",
        metavar="NAME",
        zh="写在网页上的单位名称，例如 某区财政局",
        en="the name on the page, such as that of the bureau",
    )


def add_publication(parser: Parser) -> None:
    """Whether the filing is about to be published."""
    parser.add(
        "--publication",
        action="store_const",
        const=True,
        zh="报告即将公开：另查身份证号、电话、住址等个人信息",
        en="the filing is about to be published: look for personal data too",
    )


def add_year(parser: Parser) -> None:
    """Which year the filings are about."""
    parser.add(
        "--year",
        metavar="YEAR",
        type=read_year,
        zh="评价年度：报告自己没有写明的按这个年度；写了别的年度的，提示出来",
        en="the year evaluated, for reports that do not name one; those that name another are told",
    )


def read_year(value: str) -> int:
    """A year that a filing may be about."""
    if value.isascii() and value.isdigit() and int(value) in YEARS:
        return int(value)
    from argparse import ArgumentTypeError

    raise ArgumentTypeError(f"{value}\n{YEARS[0]} … {YEARS[-1]}")


def add_jobs(parser: Parser) -> None:
    """How many processes to use."""
    parser.add(
        "--jobs",
        metavar="N",
        type=read_jobs,
        zh="同时检查几份；auto（默认）按处理器和文件多少决定",
        en="how many to check at once; auto (default) goes by processors and files",
    )


def add_running(parser: Parser) -> None:
    """How to go through many filings: how many processes, and whether to keep results."""
    add_jobs(parser)
    for flag, value, zh, en in (
        ("--cache", True, "结果留存在缓存里，没有改动的报告下次不再重查",
         "keep results, so that unchanged filings are not checked again"),
        ("--no-cache", False, "不用、也不留存结果（默认）", "neither use nor keep results (default)"),
    ):  # fmt: skip
        parser.add(flag, dest="cache", action="store_const", const=value, zh=zh, en=en)


def read_jobs(value: str) -> int | None:
    """A number of processes, None for `auto`."""
    if value == "auto":
        return None
    if value.isascii() and value.isdigit() and int(value) > 0:
        return int(value)
    from argparse import ArgumentTypeError

    raise ArgumentTypeError(f"{value}\n1、2、3… auto")


def split(value: str) -> tuple[str, ...]:
    """The items of a list separated by commas, Chinese ones included."""
    return tuple(item.strip() for item in value.replace("，", ",").split(",") if item.strip())


def add_store(parser: Parser) -> None:
    """The argument that names a store."""
    parser.add("store", metavar="STORE", zh="--store 的文件夹", en="the folder of --store")


def settle(args: Namespace, paths: Sequence[str] = ()) -> Config:
    """The configuration for this command line about `paths`: its options over the nearest file's
    settings."""
    if args.isolated and args.config:
        raise UsageError("--config 与 --isolated 不能同时使用", hint="请去掉其中一个。")
    config = Config() if args.isolated else load_config(args.config, start=start_of(paths))
    given = {key: getattr(args, key, None) for key in SETTLED}
    config = config.override(COMMAND_LINE, **given)
    return config._replace(root=choose_root(args, config, paths))


def choose_root(args: Namespace, config: Config, paths: Sequence[str]) -> str:
    """The folder that paths are seen from, absolute, wherever perflint was started: as asked, else that
    of the settings, of the baseline, of the repository, and at last the one that `paths` share."""
    asked: str | None = getattr(args, "root", None)
    if asked is not None:
        if not os.path.isdir(asked):
            raise UsageError("找不到文件夹", place=asked, hint="请检查 --root 后的路径。")
        return os.path.abspath(asked)
    if config.root:
        return config.root
    if config.baseline:
        return os.path.dirname(os.path.abspath(config.baseline))
    from perflint.config.root import find_root

    return find_root(paths)


def start_of(paths: Iterable[str]) -> str:
    """Where to begin looking for a configuration file: the first path that is not a stream."""
    return next((path for path in paths if path != "-"), ".")
