"""The server, running until it is told to stop."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import NamedTuple

import uvicorn

from perflint.config import Config
from perflint.errors import UsageError
from perflint.model.rule import Ruleset
from perflint.web.bundle.document import assemble_served
from perflint.web.portable import make_portable
from perflint.web.server.app import Terms, make_app
from perflint.web.server.desk import Desk
from perflint.web.server.work import AskWork

LOCAL = ("127.0.0.1", "localhost", "[::1]")


class Offer(NamedTuple):
    """What people are offered: the `name` on the page, its address (`port` 0 takes a free one), the
    `names` under which the server is known besides, and the header that says who asks."""

    name: str
    host: str
    port: int
    names: tuple[str, ...]
    identity: str


def serve(
    ruleset: Ruleset, config: Config, offer: Offer, jobs: int, ready: Callable[[str], object]
) -> None:
    """Serve the page until interrupted; `ready` hears the address once it can be opened. Nothing is
    logged but mistakes of the server itself. Raises UsageError where the address is taken."""
    host = offer.host
    listener = listen(host, offer.port)
    port = listener.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    known = {shown, *offer.names, *(LOCAL if host in ("127.0.0.1", "::1", "localhost") else ())}
    hosts = frozenset(one.lower() for name in known for one in (name, f"{name}:{port}"))
    desk = Desk(
        AskWork(ruleset, make_portable(config)), jobs, config.memory_limit, config.time_limit
    )
    try:
        app = make_app(assemble_served(offer.name), desk, Terms(hosts, offer.identity))
        settings = uvicorn.Config(
            app, access_log=False, log_level="error", server_header=False, lifespan="off",
            limit_concurrency=1000, timeout_keep_alive=30, timeout_graceful_shutdown=2,
        )  # fmt: skip
        ready(f"http://{shown}:{port}/")
        uvicorn.Server(settings).run(sockets=[listener])
    finally:
        desk.close()
        listener.close()


def listen(host: str, port: int) -> socket.socket:
    """A socket at this address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        told = f"不能在 {host}:{port} 上提供服务（{error.strerror}）"
        raise UsageError(told, hint="请用 --port 换一个端口。") from None
    return listener
