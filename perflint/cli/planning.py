"""From the paths of a command line to the filings it means, as every command about filings does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from perflint.batch.plan import Plan, group, leave_out, make_plan
from perflint.cli.output import spare_filings
from perflint.readers import SUFFIXES

if TYPE_CHECKING:
    from perflint.config import Config
    from perflint.model.rule import Ruleset


def plan_filings(
    paths: Sequence[str], config: Config, ruleset: Ruleset, output: str | None = None
) -> Plan:
    """The filings that `paths` mean, the current folder without any: those that `config` excludes and
    the file that `output` names left out, tables put to their reports. Raises UsageError if `output`
    is a filing named itself."""
    plan = make_plan(paths or (".",), SUFFIXES, config.limits)
    if config.exclude:
        plan = leave_out(plan, config.exclude, config.root)
    return group(spare_filings(plan, output, config.lang), ruleset.vocabularies)
