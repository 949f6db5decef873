"""`perflint annotate` for folders and archives: a copy of each filing with its findings."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from perflint.batch.plan import ANNOTATED
from perflint.cli.annotated import annotate, choose_output
from perflint.cli.catalogue import load_catalogue
from perflint.cli.console import write
from perflint.cli.limits import within_limits
from perflint.cli.planning import plan_filings
from perflint.cli.program import tell
from perflint.cli.settings import start_of
from perflint.errors import EXIT_CLEAN, EXIT_FINDINGS, PerflintError
from perflint.lang import choose, count
from perflint.text.members import split_member

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.batch.planned import Plan, PlannedFile
    from perflint.config import Config
    from perflint.lang import Lang
    from perflint.model.result import LintResult
    from perflint.model.rule import Ruleset


def plan_annotated(args: Namespace, config: Config, ruleset: Ruleset) -> Plan:
    """The filings that the paths mean, of those the changed ones where only they are wanted."""
    plan = plan_filings(args.paths, config, ruleset, None)
    if args.diff is None:
        return plan
    from perflint.batch.changes import keep_changed

    return keep_changed(plan, args.diff, start_of(args.paths))


def find_together(plan: Plan) -> dict[str, PlannedFile]:
    """The filing that each path belongs to, of those in several files."""
    several = [file for file in plan.files if file.attachments]
    return {path: file for file in several for path in (*file.attachments, file.path)}


def say_done(paths: int, left: int, findings: int, lang: Lang) -> str:
    """How many filings were annotated, and how many were not."""
    done = paths - left
    return choose(
        lang,
        f"共 {paths} 份，写了 {done} 份批注，{findings} 个问题"
        + (f"；{left} 份没有写，原因见上。" if left else "。"),
        f"{count(paths, 'filing')}, {done} annotated, {count(findings, 'finding')}"
        + (f"; {left} not annotated, see above." if left else "."),
    )


def annotate_all(args: Namespace, config: Config) -> int:
    """Annotate every filing that the paths mean, attachments included; what cannot be is told and stops
    nothing."""
    ruleset = load_catalogue(config)
    plan = plan_annotated(args, config, ruleset)
    for problem in plan.problems:
        tell(problem, config.lang)
    done = findings = 0
    paths = [path for file in plan.files for path in (file.path, *file.attachments)]
    together = find_together(plan)
    known: dict[str, LintResult] = {}
    for path in paths:
        try:
            with within_limits(path, config):
                if path in together and path not in known:
                    known = judge_together(together[path], ruleset, config)
                named = place(path, args.output, config.lang)
                beside = partial(choose_output, named, lang=config.lang)
                made = annotate(path, args, config, ruleset, beside, known.get(path))
            keep(made.data, made.output)
        except PerflintError as error:
            tell_at(path, error, config.lang)
            continue
        done, findings = done + 1, findings + made.findings
        print(made.told(config.lang), file=sys.stderr)
    left = len(paths) - done
    print(say_done(len(paths), left, findings, config.lang), file=sys.stderr)
    return EXIT_FINDINGS if left or plan.problems else EXIT_CLEAN


def judge_together(file: PlannedFile, ruleset: Ruleset, config: Config) -> dict[str, LintResult]:
    """The results of a report and its attachments by their paths; none for what cannot be read."""
    from perflint.api import lint_file

    results = lint_file(file.path, ruleset, config, file.attachments).unfold()
    return {one.path: one for one in results if one.error is None}


def place(path: str, folder: str | None, lang: Lang) -> str:
    """Beside what the copy of a filing goes: the filing; in `folder`, the same path below it; for a member
    of an archive without one, a path in a folder beside the archive."""
    archive, member = split_member(path)
    if folder is None and not member:
        return path
    base = folder or os.path.splitext(archive)[0] + choose(lang, *ANNOTATED)
    inside = (member if folder is None else path).replace("\\", "/").split("/")
    return os.path.join(base, *(part for part in inside if part not in ("", ".", "..")))


def keep(data: bytes, output: str) -> None:
    """Write a copy, its folder as well."""
    os.makedirs(os.path.dirname(output) or os.curdir, exist_ok=True)
    write([data], output)


def tell_at(path: str, error: PerflintError, lang: Lang) -> None:
    """Tell a mistake, of the filing at `path` if it has no place of its own."""
    error.place = error.place or path
    tell(error, lang)
