"""The filings of `check --files-from` and `--store`, and what a list says of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from perflint.batch.grouping import attach_tables
from perflint.batch.plan import leave_out
from perflint.batch.planned import PackedFiles, Plan, PlannedFile
from perflint.cli.planning import plan_filings
from perflint.cluster.listing import NOTHING, About, read_list
from perflint.cluster.remote import find_remote, find_shared, is_remote
from perflint.errors import PerflintError, UsageError
from perflint.lang import choose
from perflint.readers import SUFFIXES

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.config import Config
    from perflint.model.rule import Ruleset


class Listing(NamedTuple):
    """What there is to check: the plan, how to learn what the list says of the filing at a path (of
    itself, or of the folder or archive it lies in), and the address that paths are seen from where they
    lie in a store of objects, else ""."""

    plan: Plan
    about: Callable[[str], About]
    address: str


def plan_listed(args: Namespace, config: Config, ruleset: Ruleset) -> Listing:
    """The filings that paths and list mean. Raises UsageError where some lie here and some in a store
    of objects."""
    paths = list(args.paths)
    said: dict[str, About] = {}
    for path, about in read_list(args.files_from) if args.files_from is not None else ():
        paths.append(path)
        if about != NOTHING:
            said[path.rstrip("/")] = about
    remote = sum(map(is_remote, paths))
    if remote:
        if remote < len(paths) or args.store is None:
            told = choose(config.lang, "对象存储里的报告须单独检查，并用 --store",
                          "filings in a store of objects are checked by themselves, with --store")  # fmt: skip
            raise UsageError(told, hint="perflint check s3://… --store findings/ --run 2023-r1")
        return plan_remote(paths, said, config, ruleset)
    plan = plan_filings(paths, config, ruleset, args.output)
    return Listing(plan, (lambda path: look_up(path, said)) if said else ignore, "")


def plan_remote(
    addresses: list[str], said: dict[str, About], config: Config, ruleset: Ruleset
) -> Listing:
    """The filings at `addresses`, seen from the address they share."""
    root = find_shared(addresses)
    found: dict[str, PlannedFile] = {}
    problems: list[PerflintError] = []
    for address in addresses:
        try:
            for file in find_remote(address, root, SUFFIXES):
                found.setdefault(file.path, file)
        except UsageError as error:
            problems.append(error)
    plan = Plan(PackedFiles(found.values()), tuple(problems))
    if config.exclude:
        plan = leave_out(plan, config.exclude, "")
    plan = attach_tables(plan, ruleset.vocabularies)
    return Listing(plan, (lambda path: look_up(f"{root}/{path}", said)) if said else ignore, root)


def ignore(_path: str) -> About:
    """Nothing is said of any filing."""
    return NOTHING


def look_up(path: str, said: dict[str, About]) -> About:
    """What is `said` of the file at `path`."""
    while path:
        about = said.get(path)
        if about is not None:
            return about
        above = os.path.dirname(path)
        if above == path:
            break
        path = above
    return NOTHING
