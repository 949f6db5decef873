"""A Dask cluster of real processes on this machine: a scheduler and workers under nannies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.process import PLAIN

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
CALM = {
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "1s",
    "DASK_DISTRIBUTED__ADMIN__SYSTEM_MONITOR__INTERVAL": "10s",
}
"""What docs/cluster.md sets so that Dask does not look at itself all the time."""


class Cluster:
    """A scheduler and `workers` workers, with what they log in files in `folder`."""

    def __init__(
        self,
        folder: Path,
        workers: int,
        settings: Mapping[str, str] | None = None,
        host: str = "127.0.0.1",
    ) -> None:
        folder.mkdir()
        self.folder = folder
        self.host = host
        self.environment = {
            **os.environ, "PYTHONPATH": PLAIN, "PYTHONFAULTHANDLER": "", **CALM,
            **(settings or {}),
        }  # fmt: skip
        self.file = folder / "scheduler.json"
        self.processes: list[subprocess.Popen[bytes]] = []
        tls = "DASK_DISTRIBUTED__COMM__TLS__CA_FILE" in self.environment
        self.common = ("--scheduler-file", str(self.file), "--no-dashboard", "--protocol")
        self.common += ("tls" if tls else "tcp",)
        self.start("scheduler", "--host", host, "--port", "0")
        wait_for(self.is_there)
        for _ in range(workers):
            self.start_worker(host)

    def is_there(self) -> bool:
        """Whether the scheduler has written down, to the end, where it listens."""
        return self.file.exists() and self.file.read_text("utf-8").rstrip().endswith("}")

    def start_worker(self, host: str, *within: str) -> int:
        """One more worker, at the address `host`, by a command that starts others; its session."""
        local = self.folder / f"local{len(self.processes)}"
        options = ("--nthreads", "1", "--local-directory", str(local), "--host", host)
        self.start("worker", *options, within=within)
        return self.processes[-1].pid

    def start(self, role: str, *argv: str, within: tuple[str, ...] = ()) -> None:
        """Start a scheduler or worker in a session of its own."""
        program = (*within, sys.executable, "-m", f"distributed.cli.dask_{role}")
        with open(self.folder / f"{role}{len(self.processes)}.log", "wb") as log:
            self.processes.append(
                subprocess.Popen(
                    [*program, *self.common, *argv],
                    stdout=log, stderr=log, env=self.environment, start_new_session=True,
                )
            )  # fmt: skip

    @property
    def address(self) -> str:
        """What --engine takes."""
        told = json.loads(self.file.read_text(encoding="utf-8"))["address"]
        return "dask://" + str(told).rpartition("/")[2]

    def logs(self) -> str:
        """All that the cluster has logged."""
        return "\n".join(
            path.read_text(encoding="utf-8", errors="replace")
            for path in sorted(self.folder.glob("*.log"))
        )

    def kill(self, number: int) -> None:
        """kill -9 the scheduler (0) or a nanny with its worker and all they started."""
        end_session(self.processes[number])

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: Any) -> None:
        for number, process in enumerate(self.processes):
            if process.poll() is None:
                self.kill(number)


def end_session(process: subprocess.Popen[bytes]) -> None:
    """kill -9 a process that began a session, and all that it started."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_for(ready: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Come back once `ready`."""
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.05)


def list_chunk_processes(below: int) -> list[int]:
    """The processes that do chunks in the sessions of `below`."""
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                words = Path(f"/proc/{entry}/cmdline").read_bytes().split(b"\0")
                session = int(Path(f"/proc/{entry}/stat").read_text().rpartition(")")[2].split()[3])
            except OSError:
                continue
            if b"perflint.cli.chunk" in words and session == below:
                found.append(int(entry))
    return found
