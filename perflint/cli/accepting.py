"""`check --baseline`: findings accepted before a run, and what is told and written after it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from perflint.batch.baseline import Baseline, read_baseline, write_baseline
from perflint.cli.console import write
from perflint.cli.writing import tell_first
from perflint.lang import choose, count
from perflint.postprocess.notices import NOTICES

if TYPE_CHECKING:
    from perflint.config import Config
    from perflint.model.rule import Ruleset

SHOWN = 20


def open_baseline(config: Config, ruleset: Ruleset, *, update: bool) -> Baseline:
    """The baseline of `config`; an empty one if it is about to be written for the first time."""
    fresh = update and not os.path.exists(config.baseline)
    accepted = () if fresh else read_baseline(config.baseline)
    rules = {rule.id for rule in ruleset.rules if config.wants(rule.id, rule.name)}
    return Baseline(accepted, config.root, rules | NOTICES.keys())


def renew_baseline(baseline: Baseline, config: Config) -> None:
    """Write the baseline anew and say what has changed."""
    accepted = baseline.renew()
    write((write_baseline(accepted),), config.baseline)
    gone = sum(1 for _ in baseline.vanished())
    added = len(accepted) - len(baseline.accepted) + gone
    told = choose(
        config.lang,
        f"基线 {config.baseline} 已写好：共 {len(accepted)} 条，新增 {added}，删去 {gone}。",
        f"Baseline {config.baseline} written: {count(len(accepted), 'finding')}, {added} added, "
        f"{gone} removed.",
    )
    print(told, file=sys.stderr)


def tell_hidden(baseline: Baseline, config: Config) -> None:
    """Say how many findings the baseline hides."""
    if hidden := baseline.hidden:
        told = choose(
            config.lang,
            f"基线 {config.baseline} 里已经接受的 {hidden} 个问题没有列出。",
            f"{count(hidden, 'finding')} accepted in {config.baseline} not listed.",
        )
        print(told, file=sys.stderr)


def tell_vanished(baseline: Baseline, config: Config) -> None:
    """Name the accepted findings that are there no more, and how to drop them."""
    gone = sorted(baseline.vanished())
    if not gone:
        return
    told = choose(
        config.lang,
        f"基线中有 {len(gone)} 条问题已不再出现，可用 --update-baseline 删去：",
        f"{count(len(gone), 'finding')} of the baseline gone; --update-baseline drops them:",
    )
    print(told, file=sys.stderr)
    tell_first(
        [f"{entry.path}: {entry.rule} {entry.message}" for entry in gone], SHOWN, config.lang
    )
