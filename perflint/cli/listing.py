"""The filings of `check --files-from` and `--store`, and what a list says of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from perflint.cli.planning import plan_filings
from perflint.cluster.listing import NOTHING, About, read_list

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.batch.plan import Plan
    from perflint.config import Config
    from perflint.model.rule import Ruleset


def plan_listed(
    args: Namespace, config: Config, ruleset: Ruleset
) -> tuple[Plan, Callable[[str], About]]:
    """The filings that paths and list mean, and how to learn what the list says of the one at a path:
    of itself, or of the folder or archive it lies in."""
    paths = list(args.paths)
    said: dict[str, About] = {}
    for path, about in read_list(args.files_from) if args.files_from is not None else ():
        paths.append(path)
        if about != NOTHING:
            said[path.rstrip("/")] = about
    plan = plan_filings(paths, config, ruleset, args.output)
    return plan, (lambda path: look_up(path, said)) if said else (lambda _path: NOTHING)


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
