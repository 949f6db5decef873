"""What a person hears of a file of results that was written, and of one that must not be lost."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from perflint.errors import UsageError
from perflint.lang import choose

if TYPE_CHECKING:
    from perflint.lang import Lang


def protect_decisions(output: str | None, lang: Lang, *, overwrite: bool) -> bool:
    """Whether a file will be overwritten. Raises UsageError for a workbook that a reviewer has filled
    in, unless that is meant."""
    if output in (None, "-") or not os.path.isfile(output or ""):
        return False
    path = str(output)
    if not overwrite and path.lower().endswith(".xlsx") and holds_decisions(path):
        told = choose(lang, "里面有处理意见，不覆盖", "it holds decisions and is not overwritten")
        hint = choose(lang, "请用 -o 换一个文件名；确实要覆盖，请加 --overwrite。",
                      "Choose another name with -o, or add --overwrite.")  # fmt: skip
        raise UsageError(told, place=path, hint=hint)
    return True


def holds_decisions(path: str) -> bool:
    """Whether the workbook at `path` has decisions."""
    from perflint.reporters.xlsx.review import is_review, read_review

    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return False
    if not is_review(data):
        return False
    try:
        results = read_review(data, path).results
    except UsageError:
        return True  # Somebody has worked on it.
    return any(one.decision is not None for result in results for one in result.findings)


def tell_written(output: str, counts: str, lang: Lang, *, overwritten: bool = False) -> None:
    """Say what was written where, on standard error; `counts`: a sentence without its end."""
    over = choose(lang, "（覆盖了原来的文件）", " (over the file there)") if overwritten else ""
    told = choose(lang, f"已写入 {output}{over}：", f"Wrote {output}{over}: ")
    print(told + counts + choose(lang, "。", "."), file=sys.stderr)


def tell_first(lines: Sequence[str], most: int, lang: Lang) -> None:
    """The first `most` of `lines` and how many more there are, indented, on standard error."""
    for line in lines[:most]:
        print(f"  {line}", file=sys.stderr)
    if len(lines) > most:
        more = len(lines) - most
        print(choose(lang, f"  另有 {more} 条", f"  and {more} more"), file=sys.stderr)
