"""What the server answers: the page, questions, how many wait, and that it is well."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from perflint import __version__
from perflint.web.server.desk import Desk, Full
from perflint.web.server.work import is_question

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
LOOK = 0.5
"""Seconds between two looks at how many wait."""
MOST_WATCHING = 200


class Terms(NamedTuple):
    """Who may ask: under which `hosts` the server is known, and with which header a proxy says who
    somebody is (`identity`, "" for none). `largest` is the most bytes of a question."""

    hosts: frozenset[str]
    identity: str = ""
    largest: int = 256 << 20


def make_app(page: bytes, desk: Desk, terms: Terms) -> Starlette:  # noqa: C901  # routes, each plain
    """The application."""
    watching = 0

    async def show(request: Request) -> Response:
        return refuse(request, terms) or Response(page, media_type="text/html", headers=HEADERS)

    async def ask(request: Request) -> Response:
        if refusal := refuse(request, terms) or refuse_origin(request, terms):
            return refusal
        try:
            desk.take()
        except Full:
            return say(503, "busy", {"Retry-After": "2"})
        try:
            piece = await receive(request, terms.largest)
            if piece is None:
                return say(413, "too large")
            if not is_question(piece):
                return say(400, "no question")
            answer = await desk.ask(piece)
        except ClientDisconnect:
            return say(400, "gone")
        finally:
            desk.leave()
        return Response(answer, media_type="application/octet-stream", headers=HEADERS)

    async def watch(request: Request) -> Response:
        nonlocal watching
        if refusal := refuse(request, terms):
            return refusal
        if watching >= MOST_WATCHING:
            return say(503, "busy")

        async def tell() -> AsyncIterator[str]:
            nonlocal watching
            watching += 1
            try:
                told = -1
                while not await request.is_disconnected():
                    waiting = max(0, desk.waiting - desk.jobs)
                    if waiting != told:
                        told = waiting
                        yield f"data: {json.dumps({'waiting': waiting})}\n\n"
                    await asyncio.sleep(LOOK)
            finally:
                watching -= 1

        return StreamingResponse(tell(), media_type="text/event-stream", headers=HEADERS)

    async def health(_request: Request) -> Response:
        told = {"status": "ok", "version": __version__, "waiting": desk.waiting}
        return JSONResponse(told, headers=HEADERS)

    return Starlette(
        routes=[
            Route("/", show),
            Route("/ask", ask, methods=["POST"]),
            Route("/queue", watch),
            Route("/health", health),
        ]
    )


def refuse(request: Request, terms: Terms) -> Response | None:
    """The refusal of who came under another name (DNS rebinding), or whom the proxy does not name."""
    if request.headers.get("host", "").lower() not in terms.hosts:
        return say(421, "unknown host")
    if terms.identity and not request.headers.get(terms.identity):
        return say(403, "nobody")
    return None


def refuse_origin(request: Request, terms: Terms) -> Response | None:
    """The refusal of a question that another site put into somebody's browser."""
    scheme, _, host = request.headers.get("origin", "").lower().partition("://")
    if scheme not in ("http", "https") or host not in terms.hosts:
        return say(403, "another site")
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return say(403, "another site")
    return None


async def receive(request: Request, largest: int) -> bytes | None:
    """The body, None beyond `largest` bytes: no more of it is taken then."""
    stated = request.headers.get("content-length", "0")
    if not stated.isdecimal() or int(stated) > largest:
        return None
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > largest:
            return None
    return bytes(body)


def say(status: int, words: str, more: dict[str, str] | None = None) -> Response:
    """A short answer."""
    return Response(words, status, {**HEADERS, **(more or {})}, "text/plain")
