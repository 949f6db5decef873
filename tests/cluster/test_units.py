"""The units of docs/cluster.md: systemd takes them, and what they start is a cluster that does chunks."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cluster.certificates import make_certificates
from tests.cluster.filings import fill, parts
from tests.cluster.machines import CALM, ROOT, end_session, wait_for
from tests.cluster.test_tls import check, name_certificates
from tests.process import PLAIN

pytest.importorskip("cryptography")
pytest.importorskip("distributed")
pytest.importorskip("pyarrow")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends sessions of processes")
UNIT = re.compile(r"```ini\n# /etc/systemd/system/([\w-]+\.service)[^\n]*\n(.*?)```", re.DOTALL)
PROGRAM = "/opt/perflint/bin/dask"


def read_units() -> dict[str, str]:
    """The units by name."""
    return dict(UNIT.findall((ROOT / "docs" / "cluster.md").read_text(encoding="utf-8")))


def read_command(unit: str) -> str:
    """What a unit starts."""
    (line,) = re.findall(r"^ExecStart=(.+)$", unit, re.MULTILINE)
    return str(line)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    for name, unit in read_units().items():
        (tmp_path / name).write_text(unit.replace(PROGRAM, sys.executable), encoding="utf-8")
    units = sorted(map(str, tmp_path.iterdir()))
    assert len(units) == 2
    done = subprocess.run(
        ["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False
    )
    told = [line for line in done.stderr.splitlines() if line.startswith("perflint-")]
    assert told == []


@contextmanager
def started(command: str, environment: dict[str, str], log: Path) -> Iterator[None]:
    """A unit's command under way, in a session of its own."""
    argv = [sys.executable, "-m", "dask", *shlex.split(command.removeprefix(PROGRAM))]
    with open(log, "wb") as file:
        process = subprocess.Popen(
            argv, stdout=file, stderr=file, env=environment, start_new_session=True
        )
    try:
        yield
    finally:
        end_session(process)


def test_what_they_start_does_chunks(tmp_path: Path) -> None:
    scheduler, worker = map(read_command, read_units().values())
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = str(taken.getsockname()[1])
    address = f"127.0.0.1:{port}"
    scheduler = scheduler.replace("8786", port)
    worker = worker.replace("scheduler:8786", address)
    worker = worker.replace("/var/lib/perflint", str(tmp_path / "local"))
    fill(tmp_path / "报送", 2)
    settings = name_certificates(**make_certificates(tmp_path / "ours"))
    environment = {**os.environ, "PYTHONPATH": PLAIN, **CALM, **settings}
    logs = tmp_path / "scheduler.log", tmp_path / "worker.log"
    with started(scheduler, environment, logs[0]), started(worker, environment, logs[1]):
        wait_for(lambda: b"Registered to" in logs[1].read_bytes())
        code, told = check(tmp_path, "store", f"dask://{address}", settings)
        assert code == 1, told
    assert check(tmp_path, "local-store", None, {})[0] == 1
    assert parts(tmp_path / "store") == parts(tmp_path / "local-store") != {}
