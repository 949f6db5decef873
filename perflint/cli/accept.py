"""`perflint accept`: what a reviewer rejected is not reported again."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from perflint.cli.console import write
from perflint.cli.rounds import load, read_kept
from perflint.cli.writing import tell_first
from perflint.errors import EXIT_CLEAN, UsageError
from perflint.lang import Words, choose
from perflint.postprocess.sidecar import SHARED
from perflint.text.members import folder_of, is_there

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from perflint.cli.arguments import Parser
    from perflint.config.entries import Suppression
    from perflint.lang import Lang
    from perflint.reporters.decisions import Decided

SUMMARY: Words = (
    "把不采纳的问题记为例外，以后不再报告",
    "turn what a reviewer rejected into suppressions",
)
USAGE: Words = ("[选项] RESULTS…", "[OPTIONS] RESULTS…")
SHORTEST = 4
SHOWN = 10
ENDS = "。！？ "
"""What ends a sentence is not held against its quotation."""
UNSIGNED: Words = ("未署名", "unsigned")


def add(parser: Parser) -> None:
    """Declare the arguments."""
    parser.add(
        "results",
        nargs="+",
        metavar="RESULTS",
        zh="填了处理意见的 结果.xlsx（check 或 compare 写出的），或网页里导出的 处理意见.json",
        en="a workbook of check or compare with decisions, or those exported from the web page",
    )
    parser.add(
        "-o",
        "--output",
        metavar="FILE",
        zh=f"全部写进这一个文件；默认写进各份报告所在文件夹的 {SHARED}",
        en=f"write all of them to this file, by default to {SHARED} beside each filing",
    )


def run(args: Namespace) -> int:
    """Write the suppressions that are not there yet; 0 whatever was decided."""
    lang: Lang = args.lang or "zh"
    decided = [one for path in args.results for one in read_decided(path)]
    rejected = [one for one in decided if one.decision.verdict == "rejected"]
    reasoned = [one for one in rejected if one.decision.note]
    added = write_all(group(reasoned, args.output, lang), lang)
    there = len(reasoned) - added
    print(say_written(len(decided), len(rejected), added, there, lang), file=sys.stderr)
    tell_unreasoned([one for one in rejected if not one.decision.note], lang)
    return EXIT_CLEAN


def read_decided(path: str) -> tuple[Decided, ...]:
    """What was decided in the file `path`. Raises UsageError where it holds no decisions."""
    from perflint.reporters.decisions import is_exported, list_decided, read_exported

    if path.lower().endswith(".json"):
        data = load(path)
        if is_exported(data):
            return read_exported(data, path)
    kept = read_kept(path)
    if kept is None:
        load(path)
        hint = "应是 check -o 结果.xlsx 写出的工作簿，或网页里导出的 处理意见.json。"
        raise UsageError("里面没有处理意见", place=path, hint=hint)
    return list_decided(kept.results)


def group(
    rejected: Sequence[Decided], output: str | None, lang: Lang
) -> dict[str, list[Suppression]]:
    """The suppressions by the file they go to."""
    from perflint.config.entries import Suppression

    files: defaultdict[str, list[Suppression]] = defaultdict(list)
    for one in rejected:
        if not is_there(one.path):
            told = choose(lang, "找不到这份报告", "no such filing")
            hint = choose(lang, "请在当时检查的那个文件夹里运行 perflint accept。",
                          "Run perflint accept in the folder the check was run in.")  # fmt: skip
            raise UsageError(told, place=one.path, hint=hint)
        words = one.excerpt.strip(ENDS)
        sure = one.alone and len(squeeze(words)) >= SHORTEST
        entry = Suppression(
            rule=one.rule,
            quote=words if sure else one.message,
            reason=one.decision.note,
            owner=one.decision.reviewer or choose(lang, *UNSIGNED),
            path=os.path.abspath(one.path),
        )
        files[output or os.path.join(folder_of(one.path), SHARED)].append(entry)
    return files


def extend(path: str, entries: Iterable[Suppression]) -> int:
    """Write to the file `path`, which may be there, those of `entries` it does not hold; how many."""
    from perflint.config.suppressions import HEAD, read_suppression_file, write_suppressions

    before, known = HEAD, set()
    if os.path.exists(path):
        known = {identify(one) for one in read_suppression_file(path)}
        with open(path, encoding="utf-8-sig") as file:
            before = file.read()
    fresh = list({identify(one): one for one in entries if identify(one) not in known}.values())
    if fresh:
        text = before + write_suppressions(fresh, os.path.dirname(os.path.abspath(path)))
        write([text.encode()], path)
    return len(fresh)


def identify(entry: Suppression) -> tuple[str, str, str]:
    """What makes two suppressions one."""
    return entry.rule, squeeze(entry.quote), os.path.normcase(entry.path)


def squeeze(words: str) -> str:
    """Words without the blanks that come and go."""
    return "".join(words.split())


def tell_unreasoned(rejected: Sequence[Decided], lang: Lang) -> None:
    """Say which rejections were passed over for want of a reason."""
    if not rejected:
        return
    told = choose(
        lang,
        f"{len(rejected)} 条不采纳没有写说明，没有写入；请补写说明后再运行：",
        f"{len(rejected)} rejected without a note were passed over; add notes and run again:",
    )
    print(told, file=sys.stderr)
    tell_first([f"{one.path}: {one.rule} {one.message}" for one in rejected], SHOWN, lang)


def write_all(files: Mapping[str, list[Suppression]], lang: Lang) -> int:
    """Write what is to be added to each file; how many there were."""
    written = {path: extend(path, entries) for path, entries in files.items()}
    for path, fresh in written.items():  # Not before all are written: nobody may be reading.
        if fresh:
            print(choose(lang, f"已写入 {path}：{fresh} 条例外", f"{path}: {fresh} added"))
    return sum(written.values())


def say_written(decided: int, rejected: int, added: int, there: int, lang: Lang) -> str:
    """How many decisions there are, and what became of the rejections."""
    return choose(
        lang,
        f"处理意见 {decided} 条，不采纳 {rejected} 条；新写入例外 {added} 条"
        + (f"，原来已有 {there} 条。" if there else "。"),
        f"{decided} decisions, {rejected} rejected; {added} suppressions written"
        + (f", {there} were there already." if there else "."),
    )
