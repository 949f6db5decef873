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

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0


class Cluster:
    """A scheduler and `workers` workers, with what they log in files in `folder`."""

    def __init__(
        self, folder: Path, workers: int, settings: Mapping[str, str] | None = None
    ) -> None:
        folder.mkdir()
        self.folder = folder
        self.environment = {
            **os.environ, "PYTHONPATH": str(ROOT), "PYTHONFAULTHANDLER": "", **(settings or {}),
        }  # fmt: skip
        self.file = folder / "scheduler.json"
        self.processes: list[subprocess.Popen[bytes]] = []
        tls = "DASK_DISTRIBUTED__COMM__TLS__CA_FILE" in self.environment
        protocol = "tls" if tls else "tcp"
        self.start(
            "scheduler", "--scheduler-file", str(self.file), "--host", "127.0.0.1", "--port", "0",
            "--no-dashboard", "--protocol", protocol,
        )  # fmt: skip
        wait_for(self.file.exists)
        for number in range(workers):
            self.start(
                "worker", "--scheduler-file", str(self.file), "--nthreads", "1", "--no-dashboard",
                "--local-directory", str(folder / f"local{number}"), "--host", "127.0.0.1",
                "--protocol", protocol,
            )  # fmt: skip

    def start(self, role: str, *argv: str) -> None:
        """Start a scheduler or worker in a session of its own."""
        with open(self.folder / f"{role}{len(self.processes)}.log", "wb") as log:
            self.processes.append(
                subprocess.Popen(
                    [sys.executable, "-m", f"distributed.cli.dask_{role}", *argv],
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
        os.killpg(self.processes[number].pid, signal.SIGKILL)
        self.processes[number].wait()

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: Any) -> None:
        for number, process in enumerate(self.processes):
            if process.poll() is None:
                self.kill(number)


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
