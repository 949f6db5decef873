"""`perflint check`: every problem in every filing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint import __version__
from perflint.cli.catalogue import load_catalogue
from perflint.cli.console import terminal_width, wants_color, write
from perflint.cli.outcome import Outcome
from perflint.cli.output import choose_format, folder_of_output, goes_to_terminal
from perflint.cli.planning import plan_filings
from perflint.cli.program import tell
from perflint.cli.scaling import add_scaling
from perflint.cli.settings import (
    add_fail_on,
    add_output,
    add_overwrite,
    add_paths,
    add_publication,
    add_running,
    add_selection,
    add_settings,
    add_year,
    settle,
    start_of,
)
from perflint.cli.writing import protect_decisions, tell_written
from perflint.errors import EXIT_CLEAN, EXIT_USAGE, UsageError
from perflint.lang import Words, choose
from perflint.postprocess.sidecar import find_orphans
from perflint.reporters import DETAILED, REPORTERS, ReportOptions, load_reporter
from perflint.reporters.summary import Summary
from perflint.text.members import folder_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from perflint.batch.baseline import Baseline
    from perflint.batch.planned import Plan
    from perflint.cli.arguments import Parser
    from perflint.config import Config
    from perflint.model.result import LintResult
    from perflint.model.rule import Ruleset
    from perflint.reporters import Reporter

SUMMARY: Words = ("检查报告，列出问题", "check reports and list the problems")
USAGE: Words = ("[选项] [PATHS…]", "[OPTIONS] [PATHS…]")
FOR_PEOPLE = ("rich", "concise")


def add(parser: Parser) -> None:
    """Declare the arguments."""
    add_paths(parser)
    add_output(parser)
    add_selection(parser)
    add_fail_on(parser)
    add_publication(parser)
    add_year(parser)
    add_settings(parser)
    add_running(parser)
    add_scaling(parser)
    parser.add_switch(
        "--statistics",
        zh="最后按规则、单位和级别汇总",
        en="end with a summary by rule, department and severity",
    )
    parser.add(
        "--baseline",
        metavar="FILE",
        zh="不再报告这个文件里已经接受的问题，只报告新的",
        en="report only findings that are not accepted in this file",
    )
    parser.add_switch(
        "--update-baseline",
        zh="检查后把现有问题全部写入基线文件",
        en="then write all findings to the baseline",
    )
    parser.add(
        "--no-suppressions",
        dest="suppress",
        action="store_const",
        const=False,
        zh="注释和例外文件一律不算数，全部报告",
        en="report what comments and files suppress as well",
    )
    parser.add(
        "--diff",
        metavar="REV",
        zh="只检查自 git 修订 REV（如 origin/main）以来改动过的报告",
        en="check only filings changed since the git revision REV, such as origin/main",
    )
    parser.add_switch(
        "--show-settings",
        zh="显示每项设置的值和来源，不检查",
        en="show every setting and its source, check nothing",
    )
    parser.add_switch(
        "--show-files", zh="列出会检查的文件，不检查", en="list the files, check nothing"
    )
    parser.add_switch(
        "--quiet", zh="只列问题，不显示汇总和进度", en="findings only, no summary, no progress"
    )
    add_overwrite(parser)


def run(args: Namespace) -> int:
    """Check and report; see Outcome for the exit code."""
    given = find_given(args)
    config = settle(args, given)
    output_format = choose_format(args.output_format, args.output, REPORTERS, config.lang)
    config = config._replace(detail=output_format in DETAILED)
    ruleset = load_catalogue(config)
    if args.show_settings:
        from perflint.cli.showing import show_settings

        print("\n".join(show_settings(config)))
        return EXIT_CLEAN
    if args.files_from is None and args.store is None:
        plan = plan_filings(args.paths, config, ruleset, args.output)
    else:
        from perflint.cli.listing import plan_listed

        listing = plan_listed(args, config, ruleset)
        plan = listing.plan
    if args.diff is not None:
        from perflint.batch.changes import keep_changed

        plan = keep_changed(plan, args.diff, start_of(given))
    for problem in plan.problems:
        tell(problem, config.lang)
    if args.show_files:
        from perflint.cli.showing import show_files

        write(show_files(plan, config), None)
        return EXIT_USAGE if plan.problems else EXIT_CLEAN
    if args.store is not None:
        from perflint.cli.storing import run_to_store

        return run_to_store(args, config, ruleset, listing)
    return report(args, output_format, config, ruleset, plan)


def find_given(args: Namespace) -> list[str]:
    """The paths that a person has named, a list of filings standing for those in it."""
    listed = [args.files_from] if args.files_from is not None else []
    refuse_alone(args)
    return [*args.paths, *listed]


def refuse_alone(args: Namespace) -> None:
    """Raise UsageError for options that go with a store only."""
    for name in ("run", "claims", "facts", "reuse", "shard", "engine", "chunk"):
        if getattr(args, name) and args.store is None:
            raise UsageError(f"--{name} 须与 --store 同用", hint="--store findings/ --run 2023-r1")


def report(
    args: Namespace, output_format: str, config: Config, ruleset: Ruleset, plan: Plan
) -> int:
    """Check what is planned and write it out, against the baseline if there is one."""
    to_terminal = goes_to_terminal(args.output)
    baseline = find_baseline(config, ruleset, update=args.update_baseline)
    for_programs = output_format not in FOR_PEOPLE
    lenient = config._replace(fail_on="never") if args.update_baseline else config
    accept = baseline.accept if baseline is not None else None
    outcome = Outcome(plan, lenient, aloud=bool(args.output) or for_programs, accept=accept)
    summary = Summary()
    overwritten = protect_decisions(args.output, config.lang, overwrite=args.overwrite)
    results = map(summary.add, outcome.results(ruleset, progress=not args.quiet, jobs=args.jobs))
    reporter = load_reporter(REPORTERS, output_format)
    options = make_options(config, ruleset, to_terminal=to_terminal, quiet=args.quiet)
    options = options._replace(folder=folder_of_output(args.output))
    to_file = args.output not in (None, "-")
    if plan.files or args.diff is not None or for_programs:
        if args.statistics:
            aside = for_programs and not to_file
            write_counted(reporter, results, options, args.output, aside=aside)
        else:
            write(reporter.render(results, options), args.output)
        if to_file and not args.quiet:
            said = summary.sentence(config.lang)
            tell_written(args.output, said, config.lang, overwritten=overwritten)
    tell_orphans(plan, config)
    if baseline is not None and not outcome.interrupted:
        settle_baseline(baseline, config, update=args.update_baseline)
    return outcome.exit_code()


def settle_baseline(baseline: Baseline, config: Config, *, update: bool) -> None:
    """Tell what the baseline hides, and write it anew or tell what it holds for nothing."""
    from perflint.cli.accepting import renew_baseline, tell_hidden, tell_vanished

    tell_hidden(baseline, config)
    (renew_baseline if update else tell_vanished)(baseline, config)


def write_counted(
    reporter: Reporter, results: Iterable[LintResult], options: ReportOptions,
    output: str | None, *, aside: bool,
) -> None:  # fmt: skip
    """Write the results, and show what they come to by rule, department and severity."""
    from perflint.cli.counting import Counted, show_statistics

    counted = Counted(results)
    write(reporter.render(counted, options), output)
    show_statistics(counted.statistics, options, aside=aside)


def tell_orphans(plan: Plan, config: Config) -> None:
    """Tell of suppressions that mean no filing there is."""
    for entry in find_orphans({folder_of(file.path) for file in plan.files}, config):
        told = choose(config.lang, "例外所指的报告不存在", "a suppression means no filing there is")
        tell(UsageError(told, place=entry.place, hint=entry.path), config.lang)


def find_baseline(config: Config, ruleset: Ruleset, *, update: bool) -> Baseline | None:
    """The baseline of this run, None without one."""
    if config.baseline:
        from perflint.cli.accepting import open_baseline

        return open_baseline(config, ruleset, update=update)
    if update:
        told = choose(config.lang, "--update-baseline 须与 --baseline 同用",
                      "--update-baseline needs --baseline")  # fmt: skip
        raise UsageError(told, hint="perflint check … --baseline FILE --update-baseline")
    return None


def make_options(
    config: Config, ruleset: Ruleset, *, to_terminal: bool, quiet: bool = False
) -> ReportOptions:
    """What the reporter may know of this run."""
    return ReportOptions(
        version=__version__,
        lang=config.lang,
        width=terminal_width() if to_terminal else 80,
        color=to_terminal and wants_color(),
        quiet=quiet,
        rules=tuple(rule for rule in ruleset.rules if config.wants(rule.id, rule.name)),
        fail_on=None if config.fail_on == "never" else config.fail_on,
    )
