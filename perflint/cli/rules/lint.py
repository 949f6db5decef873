"""`perflint rules lint`: what is dead, idle, overlapping, slow or unproved among the rules."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perflint.cli.catalogue import load_catalogue
from perflint.cli.settings import add_config, add_selection, settle
from perflint.errors import EXIT_CLEAN, EXIT_FINDINGS, ReadError
from perflint.lang import Words, choose

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from perflint.authoring.lint import Remark
    from perflint.cli.arguments import Parser
    from perflint.config import Config
    from perflint.model.rule import Ruleset
    from perflint.model.subject import Subject

SUMMARY: Words = (
    "查规则本身：失效、闲置、重叠、过慢、缺例子",
    "check the rules themselves: dead, idle, overlapping, slow, unproved",
)
USAGE: Words = ("[选项] [FOLDER]", "[OPTIONS] [FOLDER]")
SORTS: dict[str, Words] = {
    "dead": ("失效", "dead"),
    "idle": ("闲置", "idle"),
    "overlap": ("重叠", "overlap"),
    "slow": ("过慢", "slow"),
    "unproved": ("缺例子", "unproved"),
}


def add(parser: Parser) -> None:
    """Declare the arguments."""
    parser.add(
        "folder",
        nargs="?",
        metavar="FOLDER",
        zh="放有若干报告的文件夹：从未在其中匹配过的短语算闲置；不写则只看规则自己的例子",
        en="a folder of reports: phrases that match in none of them are idle; else their examples",
    )
    add_selection(parser)
    add_config(parser)


def run(args: Namespace) -> int:
    """Print a line for each remark; 1 if anything is dead or unproved."""
    from perflint.authoring.lint import lint_rules

    config = settle(args)
    ruleset = load_catalogue(config)
    ids = tuple(rule.id for rule in ruleset.rules if config.wants(rule.id, rule.name))
    whole = len(ids) == len(ruleset.rules)
    filings = tuple(read_folder(args.folder, ruleset, config)) if args.folder else ()
    counts: Counter[str] = Counter()
    for remark in lint_rules(ruleset, filings, () if whole else ids):
        counts[remark.sort] += 1
        print(describe(remark, config))
    told = [f"{choose(config.lang, *SORTS[sort])} {counts[sort]}" for sort in SORTS]
    listed = choose(config.lang, "，", ", ").join(told)
    print(choose(config.lang, f"{len(ids)} 条规则：{listed}", f"{len(ids)} rules: {listed}"))
    return EXIT_FINDINGS if counts["dead"] or counts["unproved"] else EXIT_CLEAN


def describe(remark: Remark, config: Config) -> str:
    """One remark as a line, the way findings are shown."""
    sort, told = choose(config.lang, *SORTS[remark.sort]), remark.told
    if config.lang == "en":
        from perflint.translations import translate_title

        told = translate_title(told)
    return " ".join(filter(None, (remark.place and f"{remark.place}:", sort, remark.rule, told)))


def read_folder(folder: str, ruleset: Ruleset, config: Config) -> Iterator[Subject]:
    """The filings in a folder as subjects; those that cannot be read are passed over."""
    from perflint.batch.plan import make_plan
    from perflint.cli.program import tell
    from perflint.extract.build import build
    from perflint.readers import SUFFIXES, read

    plan = make_plan((folder,), SUFFIXES)
    for problem in plan.problems:
        tell(problem, config.lang)
    for file in plan.files:
        try:
            yield build(read(file.path), ruleset, profile=config.profile)
        except ReadError as error:
            tell(error, config.lang)
