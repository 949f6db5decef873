"""The same filings by one process, into a store, and by a cluster, side by side."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from perflint.batch.planned import PackedFiles, PlannedFile
from perflint.cluster.chunks import cut, survey
from tests.benchmarks.measuring import PERFLINT, Row, fill, peak, run
from tests.cluster.filings import fill as fill_small
from tests.cluster.machines import Cluster, list_chunk_processes

TITLE = "Chunks and clusters"
NOTE = """2,360 short filings (100 characters, the least that checking can cost, so that what is added shows
most), in chunks of about 1,000, two processes: `check --jobs 2`, the same into a store, and by a Dask cluster of
one worker on this machine, in turns; the least processor time of each, of all processes that take part. What the
cluster adds is the difference, divided by the filings; for the sample filings (2,800 characters) it is set against
what these cost. Handing out is a plan of 1,000,000 paths cut into chunks twice, for the digest of the run and for
the work. Memory of a machine is what the Dask worker and the process of a chunk have to themselves (PSS, largest of
samples every 50 ms) in a chunk of 1,000 sample filings; the workers of that process are what checking takes anywhere.
Dask's nanny, for which systemd can stand (`--no-nanny`), has 44 MiB more. numpy, which no cluster needs, was there:
10 of these MiB. What is stored is measured on the sample filings, compacted."""
SIZE = 2360
PATHS = 1_000_000


def measure(times: int) -> list[Row]:
    """Rows of what, figure, goal."""
    rounds = max(1, times // 8)
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        os.environ["PERFLINT_CACHE_DIR"] = str(base / "cache")
        filings = fill_small(base / "filings", SIZE // 10, 10)
        check = [*PERFLINT, "check", "--isolated", "--jobs", "2"]
        command = [*check, str(filings)]
        run([*check, str(filings / "00局")])
        plain, stored, clustered, memory = [], [], [], 0.0
        with Cluster(base / "dask", 1) as cluster:
            worker = cluster.processes[1].pid
            for number in range(rounds):
                into = ["--store", str(base / f"store{number}")]
                engine = ["--engine", cluster.address]
                plain.append(spend(command))
                stored.append(spend([*command, *into, "--run", "local"]))
                before = spent_in(worker)
                here = spend([*command, *into, "--run", "cluster", *engine])
                clustered.append(here + spent_in(worker) - before)
            thousand = str(fill(base / "thousand", 1000))
            memory = watch(cluster, [*check, thousand, *into, "--run", "again", *engine])
        samples = fill(base / "samples", 120)
        kept = ["--store", str(base / "kept"), "--run", "r"]
        usual = spend([*check, str(samples)]) / 120
        run([*check, str(samples), *kept])
        run([*check, str(samples), *kept[:3], "f", "--facts"])
        run([*PERFLINT, "store", "compact", str(base / "kept")])
        bytes_each = [weigh(base / "kept", name) / 120 for name in "rf"]
        sizes = ("100", "1000")
        small, large = (peak([*command, *into, "--run", f"m{n}", "--chunk", n]) for n in sizes)
    added = (min(clustered) - min(plain)) / SIZE
    return [
        ("short filings: check ÷ the same into a store", ratio(plain, stored), ""),
        ("short filings: check ÷ a cluster", ratio(plain, clustered), ""),
        ("sample filings: check ÷ a cluster", f"{usual / (usual + added):.2f}", "≥ 0.9"),
        ("what the cluster adds, a filing", f"{added * 1000:.2f} ms", "≤ 3 ms"),
        ("handing out 1,000,000 paths, each", f"{hand_out() * 1e6:.1f} µs", "≤ 20 µs"),
        ("a machine's memory: Dask worker and chunk process", f"{memory:.0f} MiB", "≤ 100 MiB"),
        ("largest process, chunks of 100, of 1,000", f"{small:.0f}, {large:.0f} MiB", ""),
        ("stored, a sample filing", f"{bytes_each[0]:.0f} bytes", "≤ 2,048"),
        ("stored with --facts, a sample filing", f"{bytes_each[1]:.0f} bytes", "≤ 2,048"),
    ]


def spend(command: list[str]) -> float:
    """The processor time of a command and of all that it starts and waits for."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime


def spent_in(session: int) -> float:
    """The processor time of the processes of a session, and of those they have waited for."""
    ticks = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == session:
                ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def ratio(one: Iterable[float], other: Iterable[float]) -> str:
    """The least of one ÷ the least of the other."""
    return f"{min(one) / min(other):.2f}"


def hand_out() -> float:
    """Seconds for each path of a plan cut into chunks twice."""
    paths = (f"/报送/{at // 5000}县/{at // 5}局/报告{at}.docx" for at in range(PATHS))
    files = PackedFiles(PlannedFile(path, False) for path in paths)
    start = time.process_time()
    survey(cut(files, "/报送"), b"")
    for chunk in cut(files, "/报送"):
        chunk.pack()
    return (time.process_time() - start) / PATHS


def watch(cluster: Cluster, command: list[str]) -> float:
    """MiB that worker and process of a chunk have to themselves at most while `command` runs."""
    most = 0.0
    session = cluster.processes[1].pid
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        chunks = list_chunk_processes(session)
        parents = {one: parent(one) for one in chunks}
        first = [one for one in chunks if parents[one] not in chunks]
        most = max(most, sum(map(weigh_process, (*first, *(parents[one] for one in first)))))
        time.sleep(0.05)
    return most


def parent(process: int) -> int:
    """The process that started this one, 0 if it has gone."""
    try:
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def weigh_process(process: int) -> float:
    """The memory of a process in MiB, what it shares divided among those who do."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    line = next((one for one in text.splitlines() if one.startswith("Pss:")), "Pss: 0 kB")
    return int(line.split()[1]) / 1024


def weigh(folder: Path, run: str) -> int:
    """The bytes of the tables of a run in a store."""
    return sum(path.stat().st_size for path in folder.rglob(f"run={run}/**/whole.parquet"))
