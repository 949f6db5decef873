"""Chunks done by a Dask cluster. Needs the extra `cluster`, here and on every machine.

A task is one chunk and starts one perflint process: a pool of processes inside Dask's worker is
forbidden (it is daemonic), and a filing that crashes there would take the whole chunk along.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import uuid4

from perflint.cluster.chunks import Chunk
from perflint.cluster.executor import Failed, make_order, perform_order
from perflint.errors import UsageError
from perflint.lang import Lang, choose
from perflint.store import need
from perflint.store.part import Part, unpack_part

SCHEME = "dask://"
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
LOGGERS = ("distributed", "distributed.client")
AHEAD = 2
"""Chunks given out for each worker, so that none waits for us."""
PATIENCE = 60
"""Seconds that a cluster is given to have a worker; how long to answer is Dask's own setting."""
LOST = "与调度器的连接断了"
TOLD: Mapping[str, str] = {
    "FutureCancelledError": LOST, "CancelledError": LOST, "KilledWorker": "做它的工作进程一再死去",
}  # fmt: skip
"""What exceptions of Dask's mean."""


class Dask:
    """A cluster whose scheduler listens at `address` (dask://host:port). Speaks TLS with the
    certificates that Dask's own settings name (docs/cluster.md), where they name any."""

    def __init__(self, address: str, settings: bytes, root: str, lang: Lang = "zh") -> None:
        if not address.startswith(SCHEME):
            raise UsageError("不认识这个地址", place=address, hint="dask://host:8786")
        self.address = address.removeprefix(SCHEME)
        self.settings = settings
        self.root = root
        self.lang = lang

    def run(self, chunks: Iterable[Chunk]) -> Iterator[Part | Failed]:
        """See Executor. Chunks that the cluster loses are Failed; where it goes away altogether, those
        left never come."""
        as_completed = need("distributed", "cluster").as_completed
        client = self.connect()
        token = uuid4().hex[:8]
        waiting = iter(chunks)
        numbers: dict[str, int] = {}

        def hand_out(count: int) -> Iterator[Any]:
            for _, chunk in zip(range(count), waiting, strict=False):
                order = make_order(chunk, self.settings, self.root)
                key = f"perflint-{token}-{chunk.number:06d}"
                numbers[key] = chunk.number
                yield client.submit(perform_order, order, key=key, pure=False)

        try:
            futures = as_completed(hand_out(AHEAD * len(client.nthreads())))
            for future in futures:
                made = take(future, numbers.pop(future.key))
                if client.status == "running":  # given out first, so that no worker waits for us
                    for more in hand_out(1):
                        futures.add(more)
                yield made
                if client.status != "running":
                    return
        finally:
            client.close(timeout=5)

    def connect(self) -> Any:
        """A client of the cluster; raises UsageError where there is none, or none that does work."""
        distributed, settings = need("distributed", "cluster"), need("dask.config", "cluster")
        secure = bool(settings.get("distributed.comm.tls.ca-file", None))
        if not secure and self.address.rpartition(":")[0] not in LOOPBACK:
            told = choose(self.lang, "没有加密", "no TLS")
            print(f"{SCHEME}{self.address}: {told}", file=sys.stderr)
        address = f"{'tls' if secure else 'tcp'}://{self.address}"
        security = distributed.Security(require_encryption=True) if secure else None
        for name in LOGGERS:  # what goes wrong is told by us, without tracebacks
            logging.getLogger(name).setLevel(logging.CRITICAL)
        try:
            client = distributed.Client(address, security=security)
            client.wait_for_workers(1, timeout=PATIENCE)
        except (OSError, TimeoutError, ValueError, TypeError) as error:
            told = type(error).__name__
            raise UsageError(
                "连不上集群，或里面没有工作进程", place=self.address, hint=told
            ) from error
        return client


def take(future: Any, number: int) -> Part | Failed:
    """What came of a chunk."""
    try:
        done = future.result()
    except Exception as error:  # its workers died too often, or the cluster has gone
        name = type(error).__name__
        return Failed(number, f"{TOLD.get(name, '')} ({name})".strip())
    finally:
        future.release()
    made: Failed | bytes = done
    return unpack_part(made) if isinstance(made, bytes) else made
