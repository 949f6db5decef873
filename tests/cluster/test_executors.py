"""Both executors do the same, whatever dies: filings, workers, the scheduler."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from perflint.batch.planned import PlannedFile
from perflint.cluster.chunks import Chunk, cut
from perflint.cluster.dask import Dask
from perflint.cluster.executor import Executor, Failed, Local
from perflint.cluster.settings import Settings
from perflint.config import Config
from perflint.ruleset import load_ruleset
from perflint.store import need
from perflint.store.part import Part
from tests.cluster.filings import fill
from tests.cluster.machines import Cluster, list_chunk_processes, wait_for
from tests.cluster.network import Machine
from tests.cluster.stand_in import NAME

distributed = pytest.importorskip("distributed")
pytest.importorskip("pyarrow")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
DEPARTMENTS, EACH = 6, 3


@pytest.fixture(scope="module")
def filings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """18 filings and four more: two crash, one hangs, one is slow."""
    folder = fill(tmp_path_factory.mktemp("filings") / "机密单位", DEPARTMENTS, EACH)
    for at, name in (("01局", "崩溃"), ("05局", "崩溃"), ("03局", "卡住"), ("02局", "慢")):
        text = (folder / at / "报告0.txt").read_text(encoding="utf-8")
        (folder / at / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def chunks(filings: Path) -> list[Chunk]:
    paths = sorted(str(path) for path in filings.rglob("*.txt"))
    return list(cut([PlannedFile(path, False) for path in paths], str(filings), size=3))


@pytest.fixture(scope="module")
def settings() -> bytes:
    config = Config(time_limit=3)
    return Settings(load_ruleset(), config, "slim", False, 1, NAME).pack()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with Cluster(tmp_path_factory.mktemp("cluster") / "dask", 2) as running:
        yield running


@pytest.fixture(scope="module")
def expected(filings: Path, chunks: list[Chunk], settings: bytes) -> dict[int, Part]:
    """What the local executor makes of the chunks."""
    return gather(Local(settings, str(filings)), chunks)


def gather(executor: Executor, chunks: list[Chunk]) -> dict[int, Part]:
    """The parts by number, each once."""
    found: dict[int, Part] = {}
    for part in executor.run(iter(chunks)):
        assert isinstance(part, Part) and part.number not in found
        found[part.number] = part
    return found


def test_a_crash_or_hang_costs_its_own_filing_only(expected: dict[int, Part]) -> None:
    counts = [part.counts for part in expected.values()]
    assert sum(one["filings"] for one in counts) == DEPARTMENTS * EACH + 4
    assert sum(one["unreadable"] for one in counts) == 3
    assert sum(one["defects"] for one in counts) == 2


def test_a_cluster_does_the_same_though_a_worker_is_killed(
    filings: Path, chunks: list[Chunk], settings: bytes, cluster: Cluster, expected: dict[int, Part]
) -> None:
    found: dict[int, Part] = {}
    for part in Dask(cluster.address, settings, str(filings)).run(iter(chunks)):
        assert isinstance(part, Part) and part.number not in found
        found[part.number] = part
        if len(found) == 1:
            kill_worker([process.pid for process in cluster.processes[1:]])
    assert found == expected
    logged = cluster.logs()
    assert "Nanny" in logged or "nanny" in logged
    for name in ("机密单位", "报告0", "崩溃", "卡住", "局"):
        assert name not in logged


def kill_worker(sessions: list[int]) -> None:
    """kill -9 a worker, of these nannies' sessions, that does a chunk; that chunk's process goes too."""
    found: list[tuple[int, int, set[int]]] = []

    def look() -> bool:
        for session in sessions:
            started = set(list_chunk_processes(session))
            try:
                workers = set(map(parent, started)) - started
            except FileNotFoundError:
                continue  # The chunk was done meanwhile.
            found.extend((session, worker, started) for worker in workers)
        return bool(found)

    wait_for(look)
    session, worker, started = found[0]
    os.kill(worker, signal.SIGKILL)
    wait_for(lambda: not started & set(list_chunk_processes(session)))


def parent(process: int) -> int:
    """The process that started this one."""
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


def test_a_chunk_whose_process_fails_is_told_and_the_others_come(
    filings: Path, chunks: list[Chunk], settings: bytes, cluster: Cluster
) -> None:
    broken = Chunk(99, ((None, False, (), (None, None, None)),))  # type: ignore[arg-type]
    for executor in (
        Local(settings, str(filings)), Dask(cluster.address, settings, str(filings)),
    ):  # fmt: skip
        made = list(executor.run(iter([broken, chunks[0]])))
        (failed,) = (one for one in made if isinstance(one, Failed))
        assert failed.number == 99 and failed.told
        assert [one.number for one in made if isinstance(one, Part)] == [0]
    assert "机密单位" not in cluster.logs()


def test_a_scheduler_that_dies_leaves_what_is_done(
    tmp_path: Path, filings: Path, chunks: list[Chunk], settings: bytes, expected: dict[int, Part]
) -> None:
    found: dict[int, Part] = {}
    patience = need("dask.config", "cluster").set({"distributed.comm.timeouts.connect": "5s"})
    with Cluster(tmp_path / "first", 1) as first, patience:
        for part in Dask(first.address, settings, str(filings)).run(iter(chunks)):
            if isinstance(part, Part):
                found[part.number] = part
            if len(found) == 1 and first.processes[0].poll() is None:
                first.kill(0)
    assert 0 < len(found) < len(chunks)
    left = [chunk for chunk in chunks if chunk.number not in found]
    with Cluster(tmp_path / "second", 1) as second:
        found |= gather(Dask(second.address, settings, str(filings)), left)
    assert found == expected


@pytest.fixture
def machine() -> Iterator[Machine]:
    if os.geteuid() != 0 or shutil.which("ip") is None:
        pytest.skip("another machine's network takes root and iproute2")
    with Machine() as other:
        yield other


def test_a_machine_that_loses_its_network_loses_nothing(
    tmp_path: Path,
    machine: Machine,
    filings: Path,
    chunks: list[Chunk],
    settings: bytes,
    expected: dict[int, Part],
) -> None:
    patience = {
        "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "5s",
        "DASK_DISTRIBUTED__COMM__TIMEOUTS__TCP": "12s",
    }
    found: dict[int, Part] = {}
    with Cluster(tmp_path / "dask", 0, patience, machine.here) as cluster:
        session = cluster.start_worker(machine.there, *machine.within)
        for part in Dask(cluster.address, settings, str(filings)).run(iter(chunks)):
            assert isinstance(part, Part) and part.number not in found
            found[part.number] = part
            if len(found) == 1:
                wait_for(lambda: list_chunk_processes(session))
                machine.unplug()
                cluster.start_worker(machine.here)
    assert found == expected
