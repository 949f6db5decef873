"""`perflint compare`: what was fixed between two rounds, what remains, what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint import __version__
from perflint.cli.catalogue import load_catalogue
from perflint.cli.console import terminal_width, wants_color, write
from perflint.cli.output import choose_format, folder_of_output, goes_to_terminal
from perflint.cli.rounds import open_round
from perflint.cli.settings import (
    add_overwrite,
    add_publication,
    add_running,
    add_selection,
    add_settings,
    add_year,
    settle,
)
from perflint.cli.writing import protect_decisions, tell_written
from perflint.config import FAIL_ON
from perflint.errors import EXIT_CLEAN, EXIT_FINDINGS
from perflint.lang import Words
from perflint.model.rule import SEVERITIES

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.cli.arguments import Parser
    from perflint.compare import Comparison
    from perflint.lang import Lang
    from perflint.model.rule import Rule
    from perflint.reporters import ReportOptions

SUMMARY: Words = ("对比两轮检查：已改正、仍存在、新增", "compare two rounds: fixed, remaining, new")
USAGE: Words = ("[选项] BEFORE AFTER", "[OPTIONS] BEFORE AFTER")


def add(parser: Parser) -> None:
    """Declare the arguments."""
    from perflint.compare import FORMATS

    for place, zh, en in (("before", "上轮", "earlier"), ("after", "本轮", "later")):
        parser.add(
            place,
            metavar=place.upper(),
            zh=f"{zh}：check 写出的 结果.xlsx 或 结果.json，或报告所在的文件夹，现查",
            en=f"the {en} round: the workbook or JSON that check wrote, or a folder to check now",
        )
    parser.add_choice(
        "--output-format",
        tuple(FORMATS),
        "FORMAT",
        zh="输出格式，终端上默认 rich，其余默认 concise",
        en="output format, by default rich on a terminal and concise elsewhere",
    )
    parser.add(
        "-o", "--output", metavar="FILE", zh="把结果写入文件", en="write the output to a file"
    )
    parser.add_choice(
        "--fail-on",
        FAIL_ON,
        "LEVEL",
        zh="仍存在、新增或未能核实的问题达到这一级别时，退出码为 1（默认 error）",
        en="exit with 1 for findings this grave that remain, are new or unknown (default error)",
    )
    parser.add_switch("--quiet", zh="不显示汇总", en="no summary")
    add_overwrite(parser)
    add_selection(parser)
    add_publication(parser)
    add_year(parser)
    add_settings(parser)
    add_running(parser)


def run(args: Namespace) -> int:
    """Compare and write; 1 if something at or above `--fail-on` is not fixed."""
    from perflint.compare import FORMATS, compare_rounds, tally_all
    from perflint.compare.formats import load_writer
    from perflint.compare.formats.concise import say_tally

    config = settle(args, [args.before, args.after])._replace(detail=False, fail_on="never")
    ruleset = load_catalogue(config)
    lang = config.lang
    output_format = choose_format(args.output_format, args.output, FORMATS, lang)
    overwritten = protect_decisions(args.output, lang, overwrite=args.overwrite)
    rounds = [open_round([path], ruleset, config, args.jobs) for path in (args.before, args.after)]
    code = max(one.code for one in rounds)
    if code > EXIT_FINDINGS:
        return code
    earlier, later = (one.results for one in rounds)
    comparison = compare_rounds(earlier, later, args.before, args.after, rounds[1].rules)
    options = make_options(args, lang, ruleset.rules)
    write(load_writer(FORMATS[output_format]).render(comparison, options), args.output)
    if args.output and not args.quiet:
        counts = say_tally(tally_all(comparison), lang)
        tell_written(args.output, counts, lang, overwritten=overwritten)
    return EXIT_FINDINGS if fails(comparison, args.fail_on or "error") else EXIT_CLEAN


def fails(comparison: Comparison, fail_on: str) -> bool:
    """Whether anything at or above `fail_on` is not fixed, or a filing cannot be read now."""
    if any(filing.standing == "unreadable" for filing in comparison.filings):
        return True
    order: list[str] = [*SEVERITIES]
    grave = order[: order.index(fail_on) + 1] if fail_on in order else []
    return any(
        finding.severity in grave
        for filing in comparison.filings
        for findings in (filing.remaining, filing.new, filing.unknown)
        for finding in findings
    )


def make_options(args: Namespace, lang: Lang, rules: tuple[Rule, ...]) -> ReportOptions:
    """What the writer may know of this run."""
    from perflint.reporters import ReportOptions

    to_terminal = goes_to_terminal(args.output)
    return ReportOptions(
        version=__version__,
        lang=lang,
        width=terminal_width() if to_terminal else 80,
        color=to_terminal and wants_color(),
        quiet=args.quiet,
        rules=rules,
        folder=folder_of_output(args.output),
    )
