"""A filing that upsets perflint, or its process, costs its own result only."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence

import pytest

from perflint.batch.codec import unpack_result
from perflint.batch.limits import Limits, Workers
from perflint.batch.ordered import Watch, run_isolated
from perflint.batch.planned import PlannedFile
from perflint.batch.pool import Pool, Worker
from perflint.batch.run import Checked, LintWork, run
from perflint.errors import UsageError
from perflint.model.result import LintResult
from tests.batch.stand_ins import plan, work

LIMITS = Limits(seconds=20, per_megabyte=0, memory=512)
METHODS = ["spawn"] if sys.platform == "win32" else ["fork", "spawn"]
linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")


def start(*paths: str) -> Iterator[Checked]:
    return run(plan(*paths), work(), LIMITS)


def isolate(
    *paths: str, jobs: int = 2, limits: Limits = LIMITS, method: str = ""
) -> list[LintResult]:
    checked = run_isolated(plan(*paths), work, unpack_result, Workers(jobs, limits, method))
    return [result for _, result in checked]


def kinds(results: list[LintResult]) -> list[str]:
    return [result.error.kind if result.error else result.status for result in results]


def test_a_defect_becomes_the_result_of_its_filing_and_the_rest_goes_on() -> None:
    first, second, third = (result for _, result in start("a", "bug", "b"))
    assert (first.status, third.status) == ("checked", "checked")
    assert second.error is not None
    assert (second.error.kind, second.error.message) == ("defect", "bug KeyError")


def test_mistakes_of_the_whole_run_are_raised() -> None:
    with pytest.raises(UsageError):
        list(start("a", "profile"))
    with pytest.raises(UsageError, match="没有这个模板") as raised:
        isolate("a", "profile", "b")
    assert raised.value.hint == "auto"


def test_nothing_is_read_before_it_is_asked_for() -> None:
    results = start("a", "profile")
    assert next(results)[1].path == "a"


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_plan_with_any_number_of_jobs(
    jobs: int, method: str
) -> None:
    paths = ["slow1", "a1", "bug1", "a2", "slow2", *(f"b{i}" for i in range(20))]
    results = isolate(*paths, jobs=jobs, method=method)
    assert [result.path for result in results] == paths
    assert results == [result for _, result in start(*paths)]


def test_a_crash_is_the_line_of_its_filing_and_says_where_it_was() -> None:
    results = isolate("a", "crash", "b", "crash2", "c")
    assert kinds(results) == ["checked", "crashed", "checked", "crashed", "checked"]
    if os.name == "posix":
        assert results[1].error is not None
        assert "string_at" in results[1].error.hint


def test_a_process_that_takes_its_leave_counts_as_a_crash() -> None:
    assert kinds(isolate("a", "exit", "b")) == ["checked", "crashed", "checked"]


@pytest.mark.parametrize("method", METHODS)
def test_a_hang_ends_at_the_time_limit(method: str) -> None:
    limits = LIMITS._replace(seconds=1)
    results = isolate("a", "hang", "b", "c", jobs=1, limits=limits, method=method)
    assert kinds(results) == ["checked", "timeout", "checked", "checked"]
    if os.name == "posix":
        assert results[1].error is not None
        assert "stand_ins.py" in results[1].error.hint


def test_the_parent_ends_what_no_alarm_reaches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("perflint.batch.worker.prepare", lambda *_: lambda _seconds: None)
    monkeypatch.setattr("perflint.batch.pool.GRACE", 0.1)
    monkeypatch.setattr("perflint.batch.pool.PATIENCE", 1)
    limits = LIMITS._replace(seconds=0.5)
    assert kinds(isolate("a", "hang", "b", jobs=1, limits=limits)) == [
        "checked",
        "timeout",
        "checked",
    ]


def test_time_is_that_of_the_processor() -> None:
    limits = LIMITS._replace(seconds=0.1)
    assert kinds(isolate("a", "slow", "b", jobs=1, limits=limits)) == ["checked"] * 3


def test_one_that_waits_for_ever_ends_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("perflint.batch.pool.PATIENCE", 2)
    monkeypatch.setattr("perflint.batch.pool.GRACE", 0.1)
    limits = LIMITS._replace(seconds=0.5)
    assert kinds(isolate("wait", "b", jobs=1, limits=limits)) == ["timeout", "checked"]


@pytest.mark.skipif(os.name != "posix", reason="no such alarm")
def test_a_named_filing_in_this_process_is_bounded_too() -> None:
    limits = LIMITS._replace(seconds=0.3)
    results = [result for _, result in run(plan("a", "hang", "b"), work(), limits)]
    assert kinds(results) == ["checked", "timeout", "checked"]
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


@linux
def test_memory_is_bounded_in_this_process_too() -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_DATA)
    limits = LIMITS._replace(memory=2048)
    results = [result for _, result in run(plan("a", "swell", "b"), work(), limits)]
    assert kinds(results) == ["checked", "memory", "checked"]
    assert resource.getrlimit(resource.RLIMIT_DATA) == before


@linux
def test_a_filing_that_needs_too_much_memory_is_refused_alone() -> None:
    results = isolate("a", "swell", "b", "swell2", "c")
    assert kinds(results) == ["checked", "memory", "checked", "memory", "checked"]


def test_attachments_go_with_their_filing() -> None:
    (file,) = plan("a")
    file = file._replace(attachments=("表.xlsx", "附件.docx"))
    ((_, result),) = run_isolated([file], work, unpack_result, Workers(1, LIMITS))
    assert [one.path for one in result.unfold()] == ["a", "表.xlsx", "附件.docx"]


def gather_until_interrupted(
    files: Sequence[PlannedFile], jobs: int, watch: Watch = lambda _done: None
) -> list[str]:
    seen: list[str] = []
    try:
        for _, result in run_isolated(
            files, work, unpack_result, Workers(jobs, LIMITS), watch=watch
        ):
            seen.append(result.path)
    except KeyboardInterrupt:
        return seen
    pytest.fail("not interrupted")


def test_an_interruption_leaves_what_is_done() -> None:
    assert gather_until_interrupted(plan("a", "b", "stop", "c"), 1) == ["a", "b"]


def test_an_interruption_from_outside_ends_the_workers_too() -> None:
    def interrupt(done: int) -> None:
        if done == 2:
            signal.raise_signal(signal.SIGINT)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background: ignored
    began = time.monotonic()
    try:
        assert gather_until_interrupted(plan("a", "hang", "c"), 2, interrupt) == ["a", "c"]
    finally:
        signal.signal(signal.SIGINT, before)
    assert time.monotonic() - began < LIMITS.seconds


@pytest.mark.parametrize("jobs", [1, 2])
def test_workers_are_replaced_in_time(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []
    start = Pool.start

    def count(pool: Pool) -> Worker:
        worker = start(pool)
        started.append(worker.process.pid or 0)
        return worker

    monkeypatch.setattr("perflint.batch.pool.RENEW", 5)
    monkeypatch.setattr(Pool, "start", count)
    paths = [f"a{n}" for n in range(21)]
    assert [result.path for result in isolate(*paths, jobs=jobs)] == paths
    assert 5 <= len(set(started)) <= 7


@pytest.mark.parametrize("method", METHODS)
def test_what_every_filing_needs_is_loaded_once_before_workers_are_forked(
    method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[int] = []
    monkeypatch.setattr("perflint.batch.pool.RENEW", 2)
    monkeypatch.setattr(LintWork, "warm_up", lambda _work: loaded.append(os.getpid()))
    isolate("a", "b", "c", "d", "e", method=method)
    assert loaded == ([os.getpid()] if method == "fork" else [])


def test_the_watcher_hears_how_many_are_done() -> None:
    heard: list[int] = []
    list(
        run_isolated(
            plan("a", "slow", "b", "c"), work, unpack_result, Workers(1, LIMITS), watch=heard.append
        )
    )
    assert heard[0] == 0
    assert heard == sorted(heard)
    assert set(heard) <= {0, 1, 2, 3, 4}


def test_an_end_without_results_leaves_no_process() -> None:
    results = run_isolated(plan("a", "hang", "b"), work, unpack_result, Workers(2, LIMITS))
    next(results)
    results.close()
    import multiprocessing

    assert multiprocessing.active_children() == []
