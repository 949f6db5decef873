"""`perflint across`: what only shows when filings are held against each other."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from perflint.cli.catalogue import load_catalogue
from perflint.cli.check import FOR_PEOPLE, make_options
from perflint.cli.console import write
from perflint.cli.outcome import Outcome, record
from perflint.cli.output import choose_format, goes_to_terminal
from perflint.cli.planning import plan_filings
from perflint.cli.program import tell
from perflint.cli.progress import Progress
from perflint.cli.settings import (
    add_fail_on,
    add_jobs,
    add_output,
    add_overwrite,
    add_paths,
    add_selection,
    add_settings,
    settle,
)
from perflint.cli.writing import protect_decisions, tell_written
from perflint.lang import Words
from perflint.reporters import REPORTERS, load_reporter
from perflint.reporters.summary import Summary

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.batch.planned import Plan
    from perflint.cli.arguments import Parser
    from perflint.model.folder import Asked, FilingFacts
    from perflint.model.result import LintResult
    from perflint.model.rule import Ruleset

SUMMARY: Words = (
    "各份报告相互比较：漏报、重复、雷同、两年衔接",
    "compare reports: missing, repeated, copied, two years",
)
USAGE: Words = ("[选项] [PATHS…]", "[OPTIONS] [PATHS…]")


def add(parser: Parser) -> None:
    """Declare the arguments."""
    add_paths(parser)
    parser.add(
        "--expected",
        metavar="FILE",
        zh="应报送单位名单（CSV、文本或 Excel），据以查漏报",
        en="list of the departments that should have filed (CSV, text or Excel)",
    )
    add_output(parser)
    add_overwrite(parser)
    add_selection(parser)
    add_fail_on(parser)
    add_settings(parser)
    add_jobs(parser)
    parser.add_switch(
        "--quiet", zh="只列问题，不显示汇总和进度", en="findings only, no summary, no progress"
    )


def run(args: Namespace) -> int:
    """Read every filing, compare, and report; exit codes as for `check`."""
    from perflint.across.compare import ask, compare, find_rules
    from perflint.across.expected import read_expected
    from perflint.across.facts import read_clauses

    config = settle(args, args.paths)._replace(detail=False)
    overwritten = protect_decisions(args.output, config.lang, overwrite=args.overwrite)
    output_format = choose_format(args.output_format, args.output, REPORTERS, config.lang)
    ruleset = load_catalogue(config)
    rules = find_rules(ruleset, config)
    expected = read_expected(args.expected) if args.expected else None
    plan = plan_filings(args.paths, config, ruleset, args.output)
    if expected is not None:
        plan = without(plan, expected.path)
    for problem in plan.problems:
        tell(problem, config.lang)
    to_terminal = goes_to_terminal(args.output)
    reporter = load_reporter(REPORTERS, output_format)
    outcome = Outcome(plan, config, aloud=bool(args.output) or output_format not in FOR_PEOPLE)
    filings = read_facts(outcome, ruleset, ask(rules), args)
    made = compare(filings, rules, config, partial(read_clauses, ruleset, ask(rules)), expected)
    summary = Summary()
    results = map(summary.add, judge(outcome, made))
    options = make_options(config, ruleset, to_terminal=to_terminal, quiet=args.quiet)
    write(reporter.render(results, options), args.output)
    if args.output not in (None, "-") and not args.quiet:
        told = summary.sentence(config.lang)
        tell_written(args.output, told, config.lang, overwritten=overwritten)
    return outcome.exit_code()


def without(plan: Plan, path: str) -> Plan:
    """`plan` without the list of those expected, which may lie among the filings."""
    meant = os.path.abspath(path)
    files = tuple(file for file in plan.files if os.path.abspath(file.path) != meant)
    return plan._replace(files=files)


def read_facts(
    outcome: Outcome, ruleset: Ruleset, asked: Asked, args: Namespace
) -> list[FilingFacts]:
    """The facts of every filing; after Ctrl-C of those that were read."""
    from perflint.batch.gather import FactsWork, unpack_facts

    def prepare() -> FactsWork:
        return FactsWork(ruleset, asked, partial(record, outcome.config.lang))

    bar = Progress(len(outcome.plan.files), outcome.config.lang, wanted=not args.quiet)
    found = []
    try:
        for _, facts in outcome.go_through(prepare, unpack_facts, args.jobs, bar):
            found.append(facts)
            bar.show(len(found))
    except KeyboardInterrupt:
        outcome.interrupted = True
    finally:
        bar.hide()
    return found


def judge(outcome: Outcome, results: Iterable[LintResult]) -> Iterator[LintResult]:
    """`results`, noted for the exit code."""
    named = {file.path for file in outcome.plan.files if file.named}
    for result in results:
        outcome.remember(result, named=result.path in named)
        yield result
