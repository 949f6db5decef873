"""`check --store`: filings in chunks, results into a store, and the exit code that follows."""

from __future__ import annotations

import os
import sys
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from perflint import __version__
from perflint.cli.outcome import rank
from perflint.cli.program import EXIT_INTERRUPTED, tell
from perflint.cli.progress import Progress
from perflint.cluster.chunks import SIZE, Chunk, cut, survey
from perflint.cluster.executor import Executor, Failed, Local
from perflint.cluster.settings import Settings
from perflint.errors import EXIT_CLEAN, EXIT_DEFECT, EXIT_FINDINGS, EXIT_USAGE, UsageError
from perflint.lang import choose
from perflint.owncode import digest_code
from perflint.store.earlier import Earlier
from perflint.store.folder import RunRecord, Store

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping

    from perflint.batch.planned import Plan
    from perflint.cli.listing import Listing
    from perflint.config import Config
    from perflint.model.rule import Rule, Ruleset

LEVELS = ("errors", "warnings", "infos")


def run_to_store(args: Namespace, config: Config, ruleset: Ruleset, listing: Listing) -> int:
    """Check what is planned and keep the results. 3 while chunks are missing or where perflint failed
    on a filing, 2 where paths led to nothing, 1 where there are findings at or above `fail_on` or
    filings that cannot be read, else 0."""
    refuse_others(args, config)
    store = Store(args.store)
    seen_from = os.getcwd() if listing.address else config.root
    settings = make_settings(args, config, ruleset)

    def chunks() -> Iterator[Chunk]:
        return cut(listing.plan.files, seen_from, listing.about, args.chunk or SIZE)

    number, units, digest = survey(chunks(), settings.digest())
    started = datetime.now(UTC).replace(microsecond=0)
    record = RunRecord(
        __version__, ruleset.fingerprint, digest, number, units, settings.claims, started
    )
    store.begin(args.run, record, [describe_rule(rule) for rule in ruleset.rules])
    share, shares = args.shard or (1, 1)
    mine = range(share - 1, number, shares)
    done = find_done(store, args.run, mine)
    left = find_left(chunks(), set(mine).difference(done))
    if args.reuse:
        left = add_earlier(left, Earlier(store, args.reuse, settings.claims))
    executor = choose_executor(args, settings.pack(), listing.address or config.root)
    bar = Progress(len(mine), config.lang, wanted=not args.quiet)
    try:
        for made in executor.run(left):
            bar.hide()
            if isinstance(made, Failed):
                tell_failed(made, config)
            else:
                store.keep(args.run, made)
                done[made.number] = made.counts
            bar.show(len(done))
    except KeyboardInterrupt:
        print(choose(config.lang, "已中断。", "Interrupted."), file=sys.stderr)
        return EXIT_INTERRUPTED
    finally:
        bar.hide()
    return conclude(done, len(mine) - len(done), args, listing.plan, config)


def conclude(
    done: Mapping[int, Mapping[str, int]], missing: int, args: Namespace, plan: Plan, config: Config
) -> int:
    """Say what the chunks `done` found, and how many are missing; the exit code."""
    counts: Counter[str] = sum((Counter(one) for one in done.values()), Counter())
    if not args.quiet:
        print(summarise(counts, missing, config))
    if missing:
        return EXIT_DEFECT
    return settle_code(counts, plan, config)


def refuse_others(args: Namespace, config: Config) -> None:
    """Raise UsageError for options that go with no store."""
    others = ("output", "output_format", "baseline", "update_baseline", "statistics", "diff")
    given = [f"--{name.replace('_', '-')}" for name in others if getattr(args, name)]
    if given:
        told = choose(config.lang, f"{given[0]} 不能与 --store 同用",
                      f"{given[0]} does not go with --store")  # fmt: skip
        raise UsageError(told, hint="perflint query STORE …")
    if not args.run:
        told = choose(config.lang, "--store 须与 --run 同用", "--store needs --run")
        raise UsageError(told, hint="--store findings/ --run 2023-r1")


def describe_rule(rule: Rule) -> tuple[str, ...]:
    """The row of a rule in the table rules."""
    basis = rule.basis
    return rule.id, rule.name, str(rule.severity), rule.title, basis.document, basis.clause


def choose_executor(args: Namespace, settings: bytes, root: str) -> Executor:
    """Who does the chunks."""
    if args.engine is None:
        return Local(settings, root)
    from perflint.cluster.dask import Dask

    return Dask(args.engine, settings, root, args.lang or "zh")


def tell_failed(made: Failed, config: Config) -> None:
    """Say that a chunk is still to be done, and why."""
    told = choose(config.lang, f"第 {made.number} 块没有做完", f"chunk {made.number} is not done")
    hint = choose(config.lang, "再次运行同一条命令，会接着做。", "Run the same command to go on.")
    tell(UsageError(told, hint=f"{made.told}\n  {hint}".strip()), config.lang)


def summarise(counts: Counter[str], missing: int, config: Config) -> str:
    """How much was found, and what is left to do."""
    told = choose(
        config.lang,
        "共 {filings} 份，错误 {errors}，警告 {warnings}，提示 {infos}，未能读取 {unreadable}",
        "{filings} filings, {errors} errors, {warnings} warnings, {infos} infos, "
        "{unreadable} unreadable",
    ).format_map({key: counts[key] for key in ("filings", "unreadable", *LEVELS)})
    if counts["reused"]:
        reused = counts["reused"]
        told += choose(config.lang, f"；{reused} 份没有变，未重查", f"; {reused} unchanged")
    if missing:
        told += choose(config.lang, f"；还有 {missing} 块没有做完",
                       f"; {missing} chunks are not done")  # fmt: skip
    return told


def settle_code(counts: Counter[str], plan: Plan, config: Config) -> int:
    """The exit code of a run that is done."""
    if counts["defects"]:
        return EXIT_DEFECT
    if plan.problems:
        return EXIT_USAGE
    failing = sum(counts[level] for level in LEVELS[: rank(config.fail_on)])
    return EXIT_FINDINGS if failing or counts["unreadable"] else EXIT_CLEAN


def add_earlier(chunks: Iterator[Chunk], earlier: Earlier) -> Iterator[Chunk]:
    """`chunks` with what is known of their filings from an earlier run."""
    for one in chunks:
        yield one._replace(earlier=earlier.find(unit[0] for unit in one.units))


def make_settings(args: Namespace, config: Config, ruleset: Ruleset) -> Settings:
    """What chunks are done with."""
    claims, jobs = args.claims or "slim", args.jobs or 0
    return Settings(ruleset, config, claims, args.facts, jobs, code=digest_code())


def find_left(chunks: Iterator[Chunk], numbers: set[int]) -> Iterator[Chunk]:
    """The chunks with these numbers."""
    return (chunk for chunk in chunks if chunk.number in numbers)


def find_done(store: Store, run: str, mine: range) -> dict[int, Mapping[str, int]]:
    """What the chunks of this share come to that are done."""
    return {at: counts for at, counts in store.done(run).items() if at in mine}
