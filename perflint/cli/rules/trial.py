"""A new rule tried on a folder of filings: how many it hits, and three of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.cli.outcome import Outcome
from perflint.cli.planning import plan_filings
from perflint.lang import choose

if TYPE_CHECKING:
    from perflint.config import Config
    from perflint.model.result import Finding
    from perflint.model.rule import Ruleset

SHOWN = 3


def show_hits(hits: list[tuple[str, Finding, int]]) -> None:
    """Print where something was found."""
    for path, finding, _ in hits:
        print(f"  {path}:{finding.location.line} {finding.message}")
        print(f"    │ {finding.excerpt}")


def try_rule(folder: str, rule: str, ruleset: Ruleset, config: Config) -> None:
    """Print how many of the filings of `folder` the rule finds something in, and the first of three."""
    config = config._replace(
        select=(rule,), ignore=(), fail_on="never", detail=False, baseline="", cache=False
    )
    plan = plan_filings((folder,), config, ruleset)
    hits: list[tuple[str, Finding, int]] = []
    checked = 0
    outcome = Outcome(plan, config)
    for result in outcome.results(ruleset):
        found = [finding for finding in result.findings if finding.rule == rule]
        checked += result.error is None and not result.attached_to
        if found:
            hits.append((result.path, found[0], len(found)))
    total = sum(count for _, _, count in hits)
    print(
        choose(
            config.lang,
            f"{folder}：{checked} 份报告，命中 {len(hits)} 份（共 {total} 处）",
            f"{folder}: {checked} filings, {len(hits)} of them hit ({total} places)",
        )
    )
    if outcome.unreadable:
        count = outcome.unreadable
        print(choose(config.lang, f"  另有 {count} 份读不了", f"  {count} unreadable"))
    show_hits(hits[:SHOWN])
    if checked > SHOWN and 2 * len(hits) > checked:
        print(choose(config.lang, "  一半以上的报告都命中，请看看是不是太宽。",
                     "  More than half are hit; the rule may be too wide."))  # fmt: skip
