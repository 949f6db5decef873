"""In which format output goes where."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from perflint.cli.console import is_terminal
from perflint.errors import UsageError
from perflint.lang import choose
from perflint.reporters import BINARY

if TYPE_CHECKING:
    from perflint.batch.planned import Plan
    from perflint.lang import Lang

BY_SUFFIX: Mapping[str, str] = {".html": "html", ".xlsx": "xlsx", ".docx": "docx"}
"""Files that nobody wants lines of text in."""


def goes_to_terminal(output: str | None) -> bool:
    """Whether a person sees what is written to `output`, None or `-` being standard output."""
    return output in (None, "-") and is_terminal()


def choose_format(
    asked: str | None, output: str | None, formats: Collection[str], lang: Lang
) -> str:
    """The format asked for; else the one of `formats` that the file `output` is named for; else rich
    on a terminal and concise elsewhere. Raises UsageError for one that a terminal cannot show."""
    suffix = os.path.splitext(output or "")[1].lower()
    to_terminal = goes_to_terminal(output)
    chosen = asked or BY_SUFFIX.get(suffix, "")
    if chosen not in formats:
        chosen = "rich" if to_terminal else "concise"
    if chosen in BINARY and to_terminal:
        told = choose(lang, f"{chosen} 不能显示在终端上", f"{chosen} cannot be shown on a terminal")
        raise UsageError(told, hint=f"-o FILE.{chosen}")
    return chosen


def is_same(path: str, output: str) -> bool:
    """Whether a path leads to the file `output`, which is there."""
    return os.path.exists(path) and os.path.samefile(path, output)


def spare_filings(plan: Plan, output: str | None, lang: Lang) -> Plan:
    """`plan` without the file that the output goes to, left in a folder by an earlier run. Raises
    UsageError if that is a filing named on the command line: it would be lost."""
    if output is None or not os.path.isfile(output):
        return plan
    own = [file for file in plan.files if is_same(file.path, output)]
    if any(file.named for file in own):
        told = choose(lang, "结果会覆盖报告本身", "the output would overwrite the filing itself")
        hint = choose(lang, "请用 -o 换一个文件名。", "Choose another name with -o.")
        raise UsageError(told, place=output, hint=hint)
    return plan._replace(files=tuple(file for file in plan.files if file not in own))


def folder_of_output(output: str | None) -> str:
    """The folder that the output lies in, from where links lead."""
    return os.path.dirname(os.path.abspath(output or ""))
