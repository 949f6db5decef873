"""`perflint check`: every problem in every filing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint import __version__
from perflint.batch.plan import make_plan
from perflint.cli.catalogue import load_catalogue
from perflint.cli.console import is_terminal, terminal_width, wants_color, write
from perflint.cli.outcome import Outcome
from perflint.cli.program import tell
from perflint.cli.settings import add_paths, add_selection, add_settings, settle, start_of
from perflint.config import FAIL_ON
from perflint.lang import Words
from perflint.readers import SUFFIXES
from perflint.reporters import REPORTERS, ReportOptions, load_reporter

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.cli.arguments import Parser
    from perflint.config import Config
    from perflint.model.rule import Ruleset

SUMMARY: Words = ("检查报告，列出问题", "check reports and list the problems")
USAGE: Words = ("[选项] [PATHS…]", "[OPTIONS] [PATHS…]")
FOR_PEOPLE = ("rich", "concise")


def add(parser: Parser) -> None:
    """Declare the arguments."""
    add_paths(parser)
    parser.add_choice(
        "--output-format",
        tuple(REPORTERS),
        "FORMAT",
        zh="输出格式，终端上默认 rich，其余默认 concise",
        en="output format, by default rich on a terminal and concise elsewhere",
    )
    parser.add(
        "-o",
        "--output",
        metavar="FILE",
        zh="把结果写入文件，而不是显示出来",
        en="write the output to a file",
    )
    add_selection(parser)
    parser.add_choice(
        "--fail-on",
        FAIL_ON,
        "LEVEL",
        zh="发现这一级别或更重的问题时，退出码为 1（默认 error）",
        en="exit with 1 for findings this grave or graver (default error)",
    )
    parser.add(
        "--publication",
        action="store_const",
        const=True,
        zh="报告即将公开：另查身份证号、电话、住址等个人信息",
        en="the filing is about to be published: look for personal data too",
    )
    add_settings(parser)
    parser.add_switch(
        "--quiet", zh="只列问题，不显示汇总和进度", en="findings only, no summary, no progress"
    )


def run(args: Namespace) -> int:
    """Check and report; see Outcome for the exit code."""
    config = settle(args, start=start_of(args.paths))._replace(detail=False)
    ruleset = load_catalogue(config)
    plan = make_plan(args.paths or (".",), SUFFIXES)
    for problem in plan.problems:
        tell(problem, config.lang)
    to_terminal = args.output in (None, "-") and is_terminal()
    output_format = args.output_format or ("rich" if to_terminal else "concise")
    outcome = Outcome(plan, config, aloud=bool(args.output) or output_format not in FOR_PEOPLE)
    results = outcome.results(ruleset, progress=not args.quiet)
    reporter = load_reporter(REPORTERS, output_format)
    options = make_options(config, ruleset, to_terminal=to_terminal, quiet=args.quiet)
    if plan.files or output_format not in FOR_PEOPLE:
        write(reporter.render(results, options), args.output)
    return outcome.exit_code()


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
