"""`perflint inspect`: what perflint understood of each filing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from perflint.batch.grouping import attach_tables
from perflint.batch.plan import make_plan
from perflint.cli.catalogue import find_rule, load_catalogue
from perflint.cli.check import make_options
from perflint.cli.console import is_terminal, write
from perflint.cli.limits import within_limits
from perflint.cli.outcome import Outcome
from perflint.cli.program import tell
from perflint.cli.settings import add_paths, add_selection, add_settings, settle
from perflint.config import Config, config_at
from perflint.errors import EXIT_CLEAN, EXIT_USAGE, PerflintError, ReadError
from perflint.lang import Words
from perflint.readers import SUFFIXES
from perflint.reporters import load_reporter
from perflint.reporters.encoding import encode
from perflint.reporters.inspection import VIEWS

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable, Iterator

    from perflint.batch.planned import Plan
    from perflint.cli.arguments import Parser
    from perflint.model.result import LintResult
    from perflint.model.rule import Ruleset
    from perflint.model.subject import Subject

Told = TypeVar("Told")
SUMMARY: Words = ("显示对报告的理解：身份、提纲、数字", "show identity, outline and numbers")
USAGE: Words = ("[选项] [PATHS…]", "[OPTIONS] [PATHS…]")


def add(parser: Parser) -> None:
    """Declare the arguments."""
    add_paths(parser)
    parser.add_choice(
        "--output-format",
        tuple(VIEWS),
        "FORMAT",
        zh="输出格式，默认 rich",
        en="output format, by default rich",
    )
    parser.add_switch(
        "--text",
        zh="显示读到的文字，行号即问题所说的行号",
        en="show the text as read; its lines are those that findings speak of",
    )
    parser.add_switch(
        "--facts",
        zh="显示每个数字是什么：名称、谁的、哪个时期和阶段、性质、相对于什么、属于哪个总数",
        en="show what each number is: quantity, owner, period, stage, nature, base and whole",
    )
    parser.add(
        "--rule",
        metavar="RULE",
        zh="显示一条规则在报告里看到了什么，为什么没有报",
        en="show what one rule saw in the report and why it stayed silent",
    )
    parser.add(
        "-o", "--output", metavar="FILE", zh="把结果写入文件", en="write the output to a file"
    )
    add_selection(parser)
    add_settings(parser)


def run(args: Namespace) -> int:
    """Show each filing; findings do not matter for the exit code, unreadable filings do."""
    config = settle(args, args.paths)._replace(fail_on="never")
    ruleset = load_catalogue(config)
    plan = attach_tables(
        make_plan(args.paths or (".",), SUFFIXES, config.limits), ruleset.vocabularies
    )
    for problem in plan.problems:
        tell(problem, config.lang)
    if args.rule:
        return trace(args.rule, plan, ruleset, config, args.output)
    to_terminal = args.output in (None, "-") and is_terminal()
    view = args.output_format or "rich"
    if args.facts:
        return show_figures(plan, ruleset, config, view, args.output, to_terminal=to_terminal)
    outcome = Outcome(plan, config, aloud=bool(args.output) or args.text or view != "rich")
    results = outcome.results(ruleset)
    options = make_options(config, ruleset, to_terminal=to_terminal)
    pieces = extract(results) if args.text else load_reporter(VIEWS, view).render(results, options)
    write(pieces, args.output)
    return outcome.exit_code()


def trace(called: str, plan: Plan, ruleset: Ruleset, config: Config, output: str | None) -> int:
    """Show what one rule saw in each filing; 2 if a filing cannot be read."""
    from perflint.authoring.trace import trace_rule

    rule = find_rule(ruleset, called, config.lang)
    unread: list[PerflintError] = list(plan.problems)

    def work(subject: Subject) -> list[str]:
        return list(trace_rule(rule, subject, ruleset, config_at(config, subject.document.path)))

    lines: list[str] = []
    for path, told in visit(plan, ruleset, config, unread, work):
        lines += [path, *told]
    write([encode("".join(f"{line}\n" for line in lines))], output)
    return EXIT_USAGE if unread else EXIT_CLEAN


def show_figures(
    plan: Plan,
    ruleset: Ruleset,
    config: Config,
    view: str,
    output: str | None,
    *,
    to_terminal: bool,
) -> int:
    """Show what each number of each filing was taken to mean; 2 if a filing cannot be read."""
    from perflint.authoring.figures import list_figures
    from perflint.reporters.inspection.figures import render_json, render_table

    unread: list[PerflintError] = list(plan.problems)
    documents = visit(plan, ruleset, config, unread, lambda subject: list_figures(subject, ruleset))
    if view == "json":
        write(render_json(documents), output)
    else:
        options = make_options(config, ruleset, to_terminal=to_terminal)
        write(render_table(documents, options), output)
    return EXIT_USAGE if unread else EXIT_CLEAN


def visit(
    plan: Plan,
    ruleset: Ruleset,
    config: Config,
    unread: list[PerflintError],
    work: Callable[[Subject], Told],
) -> Iterator[tuple[str, Told]]:
    """What `work` makes of each filing, within the limits of time and memory; a filing that cannot be
    read is told and goes to `unread`."""
    from perflint.extract.build import build
    from perflint.readers import read
    from perflint.readers.limits import set_limits

    for file in plan.files:
        try:
            with within_limits(file.path, config):
                document = read(file.path, limits=set_limits(config.limits))
                own = config_at(config, document.path)
                told = work(build(document, ruleset, profile=own.profile, year=own.year))
        except ReadError as error:
            tell(error, config.lang)
            unread.append(error)
            continue
        yield file.path, told


def extract(results: Iterable[LintResult]) -> Iterator[bytes]:
    """The text of each filing and nothing else, so that lines count from the first."""
    for result in results:
        yield encode(result.text)
