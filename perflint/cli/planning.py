"""From the paths of a command line to the filings it means, as every command about filings does."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from perflint.batch.grouping import attach_tables
from perflint.batch.plan import leave_out, make_plan
from perflint.batch.planned import Plan
from perflint.cli.output import spare_filings
from perflint.lang import choose
from perflint.readers import SUFFIXES

if TYPE_CHECKING:
    from perflint.config import Config
    from perflint.lang import Lang
    from perflint.model.rule import Ruleset


SHOWN = 20


def tell_skipped(plan: Plan, lang: Lang) -> None:
    """Say on standard error what folders hold that is called like a filing and is not checked."""
    for path, reason in plan.skipped[:SHOWN]:
        told = choose(lang, f"没有检查 {path}：{choose(lang, *reason)}",
                      f"not checked: {path}: {choose(lang, *reason)}")  # fmt: skip
        print(told, file=sys.stderr)
    if len(plan.skipped) > SHOWN:
        more = len(plan.skipped) - SHOWN
        told = choose(lang, f"  另有 {more} 个没有检查", f"  and {more} more")
        print(told, file=sys.stderr)


def plan_filings(
    paths: Sequence[str], config: Config, ruleset: Ruleset, output: str | None = None
) -> Plan:
    """The filings that `paths` mean, the current folder without any: those that `config` excludes, its
    lists and the file that `output` names left out, tables put to their reports. What is passed over
    though it is called like a filing is told. Raises UsageError if `output` is a filing named itself."""
    plan = make_plan(paths or (".",), SUFFIXES, config.limits)
    tell_skipped(plan, config.lang)
    if config.exclude:
        plan = leave_out(plan, config.exclude, config.root)
    if config.references:
        plan = leave_out_lists(plan, config)
    return attach_tables(spare_filings(plan, output, config.lang), ruleset.vocabularies)


def leave_out_lists(plan: Plan, config: Config) -> Plan:
    """`plan` without the files of [references] that lie among the filings, unless they are named."""
    lists = {os.path.abspath(path) for path in config.references.values()}
    files = (one for one in plan.files if one.named or os.path.abspath(one.path) not in lists)
    return plan._replace(files=tuple(files))
