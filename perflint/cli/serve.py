"""`perflint serve`: the page with this computer as its back end."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING

from perflint.cli.catalogue import load_catalogue
from perflint.cli.settings import (
    add_bureau,
    add_jobs,
    add_publication,
    add_selection,
    add_settings,
    add_year,
    settle,
    split,
)
from perflint.errors import EXIT_CLEAN, UsageError
from perflint.lang import Words, choose

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.cli.arguments import Parser
    from perflint.lang import Lang

SUMMARY: Words = (
    "在本机或内网开一个检查网页，扫描件、老格式、大批报告也能查",
    "serve the page from this computer, for scans, old formats and large folders",
)
USAGE: Words = ("[选项]", "[OPTIONS]")
PORT = 8642
NEEDED = ("starlette", "uvicorn")


def add(parser: Parser) -> None:
    """Declare the arguments."""
    parser.add(
        "--host",
        metavar="HOST",
        zh="监听的地址，默认 127.0.0.1，只有本机能打开",
        en="address to listen on, by default 127.0.0.1, which only this computer reaches",
    )
    parser.add(
        "--port",
        metavar="PORT",
        type=int,
        zh=f"端口，默认 {PORT}，0 表示任取一个空闲的",
        en=f"port, by default {PORT}; 0 takes a free one",
    )
    parser.add(
        "--known-as",
        metavar="NAMES",
        type=split,
        zh="别人在浏览器里用什么名称打开，例如 jixiao.example.gov.cn，逗号隔开；别的名称一律拒绝",
        en="names people open it by, separated by commas; any other is refused",
    )
    parser.add(
        "--identity-header",
        metavar="HEADER",
        zh="反向代理用哪个请求头说明来人是谁；没有这个请求头的一律拒绝",
        en="the request header by which a reverse proxy names the person; requests without are refused",
    )
    add_bureau(parser)
    add_jobs(parser)
    add_selection(parser)
    add_publication(parser)
    add_year(parser)
    add_settings(parser)


def run(args: Namespace) -> int:
    """Serve until Ctrl-C."""
    config = settle(args)
    lang = config.lang
    if not all(map(find_spec, NEEDED)):
        raise UsageError(
            choose(lang, "serve 需要另外安装", "serve needs an extra"),
            hint="pip install 'perflint[web]'",
        )
    from perflint.batch.jobs import count_cores
    from perflint.web.server.serving import Offer, serve

    offer = Offer(
        name=(args.name or "").strip(),
        host=args.host or "127.0.0.1",
        port=PORT if args.port is None else args.port,
        names=args.known_as or (),
        identity=args.identity_header or "",
    )

    with suppress(KeyboardInterrupt):  # which is how a server is stopped
        serve(
            load_catalogue(config),
            config,
            offer,
            jobs=args.jobs or count_cores(),
            ready=lambda address: tell(address, lang),
        )
    return EXIT_CLEAN


def tell(address: str, lang: Lang) -> None:
    """Say where the page is."""
    told = choose(lang, f"请在浏览器里打开 {address} ，按 Ctrl-C 停止。",
                  f"Open {address} in a browser; Ctrl-C ends.")  # fmt: skip
    print(told, file=sys.stderr, flush=True)
