"""`perflint notice`: for each department a letter with the problems in its filings."""

from __future__ import annotations

import os
import sys
from importlib.resources import files
from typing import TYPE_CHECKING

from perflint.batch.own_output import NOTICE
from perflint.cli.catalogue import load_catalogue
from perflint.cli.console import replacing
from perflint.cli.program import EXIT_INTERRUPTED
from perflint.cli.rounds import load, open_round, say_withheld
from perflint.cli.settings import (
    add_publication,
    add_running,
    add_selection,
    add_settings,
    add_year,
    settle,
)
from perflint.errors import EXIT_CLEAN, UsageError
from perflint.lang import Words, choose
from perflint.model.rule import SEVERITIES

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from perflint.cli.arguments import Parser
    from perflint.config import Config
    from perflint.model.rule import Ruleset
    from perflint.notice.compose import Notice
    from perflint.notice.fill import Template

SUMMARY: Words = (
    "给每个单位写一份整改通知（Word）",
    "write each department a notice of its problems",
)
USAGE: Words = ("[选项] PATHS… -o FOLDER", "[OPTIONS] PATHS… -o FOLDER")
ENDING = f"{NOTICE}.docx"
TEMPLATE = "整改通知模板.docx"


def add(parser: Parser) -> None:
    """Declare the arguments."""
    parser.add(
        "paths",
        nargs="*",
        metavar="PATHS",
        zh="check 写出的 结果.xlsx（填了处理意见的也行）或 结果.json；或报告、文件夹、通配符，现查",
        en="the workbook or JSON that check wrote, or filings, folders or globs to check now",
    )
    parser.add(
        "-o",
        "--output",
        metavar="FOLDER",
        required=True,
        zh="通知写到这个文件夹，没有就新建",
        en="folder for the notices, made if it is not there",
    )
    parser.add(
        "--template",
        metavar="FILE",
        zh="用这个 Word 文档作模板，而不是自带的",
        en="Word file to fill instead of the built-in one",
    )
    parser.add_switch(
        "--write-template",
        zh="只把自带的模板写到文件夹里，供您用 Word 修改",
        en="only write the built-in template to the folder, to be edited in Word",
    )
    parser.add(
        "--set",
        dest="fields",
        metavar="NAME=TEXT",
        action="append",
        default=[],
        zh="占位符的内容，可以多次使用，例如 --set 发文单位=某区财政局 --set 期限=3月15日前",
        en="the text of a placeholder; may be repeated",
    )
    parser.add_choice(
        "--severity",
        SEVERITIES,
        "LEVEL",
        zh="写入这一级别或更重的问题（默认 warning）",
        en="include findings this grave or graver (default warning)",
    )
    parser.add_switch(
        "--overwrite", zh="已有同名的通知也写", en="write even where a notice of that name exists"
    )
    parser.add(
        "--expected",
        metavar="FILE",
        zh="应报送单位名单（Excel、CSV 或文本）：读不了的报告据以认出单位",
        en="list of departments expected, by which unreadable filings are addressed",
    )
    parser.add(
        "--decisions",
        metavar="FILE",
        zh="网页里导出的处理意见；不采纳和待核实的不写入通知",
        en="decisions exported from the web page; what was not accepted is left out",
    )
    add_selection(parser)
    add_publication(parser)
    add_year(parser)
    add_settings(parser)
    add_running(parser)


def run(args: Namespace) -> int:
    """Write the notices, none after Ctrl-C; the exit code is that of the check, findings aside."""
    config = settle(args, args.paths)._replace(detail=False, fail_on="never")
    lang, given = config.lang, read_fields(args.fields)
    if args.write_template:
        made = {TEMPLATE: load_template(None)}
        save(made, args.output, config, overwrite=args.overwrite)
        return EXIT_CLEAN
    from perflint.notice.compose import gather_notices
    from perflint.notice.files import name_notices
    from perflint.reporters.decisions import apply_decisions, read_exported, withhold

    ruleset = load_catalogue(config)
    template = open_template(args.template, list(given))
    round = open_round(args.paths, ruleset, config, args.jobs)
    results, code = round.results, round.code
    if code == EXIT_INTERRUPTED:
        return code
    if args.decisions:
        results = apply_decisions(results, read_exported(load(args.decisions), args.decisions))
    results, withheld = withhold(results)
    notices = gather_notices(results, args.severity or "warning", read_names(args.expected))
    names = name_notices((one.department for one in notices), ENDING)
    if notices:
        made = write_notices(notices, names, template, given, ruleset)
        save(made, args.output, config, overwrite=args.overwrite)
    told = choose(
        lang,
        f"共 {len(results)} 份报告，写出 {len(notices)} 份通知，在 {args.output}。",
        f"{len(results)} filings, {len(notices)} notices in {args.output}.",
    )
    print(told, file=sys.stderr)
    if left_out := say_withheld(withheld, round.removed, config):
        print(left_out + choose(lang, "。", "."), file=sys.stderr)
    return code


def read_fields(given: Sequence[str]) -> dict[str, str]:
    """The values of `--set`. Raises UsageError for one without a name."""
    fields = {}
    for one in given:
        name, sign, content = one.partition("=")
        if not sign or not name.strip():
            raise UsageError(f"--set 后面应写 名称=内容，而不是 {one}", hint="--set 期限=3月15日前")
        fields[name.strip()] = content
    return fields


def load_template(path: str | None) -> bytes:
    """The bytes of the template at `path`, None for the built-in one."""
    if path is None:
        return (files("perflint.notice") / "template.docx").read_bytes()
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        hint = f"请核对 --template 后的路径（{error.strerror}）。"
        raise UsageError("打不开模板", place=path, hint=hint) from None


def open_template(path: str | None, given: Sequence[str]) -> Template:
    """The template, its placeholders known; `given` are further ones."""
    from perflint.errors import ReadError
    from perflint.notice.compose import FIELDS, ROW_FIELDS
    from perflint.notice.fill import Template

    data = load_template(path)
    shown = path or "template.docx"
    try:
        return Template(data, shown, dict.fromkeys((*FIELDS, *given)), ROW_FIELDS)
    except ReadError as error:
        hint = "模板应是 Word 另存的 .docx。"
        raise UsageError(f"模板不能用：{error.title}", place=shown, hint=hint) from None


def write_notices(
    notices: Sequence[Notice],
    names: Sequence[str],
    template: Template,
    given: dict[str, str],
    ruleset: Ruleset,
) -> dict[str, bytes]:
    """Each notice under its name; they are always in Chinese, as the departments are."""
    from perflint.cli.annotated import find_date
    from perflint.notice.compose import write_fields, write_rows

    today = find_date()
    dated = {"日期": f"{today.year}年{today.month}月{today.day}日", **given}
    rules = {rule.id: rule for rule in ruleset.rules}
    return {
        name: template.fill(write_fields(one, dated), write_rows(one, rules))
        for name, one in zip(names, notices, strict=True)
    }


def save(made: dict[str, bytes], folder: str, config: Config, *, overwrite: bool) -> None:
    """Write the files into `folder`, all of them or, if one is there already, none."""
    from perflint.notice.files import find_existing

    if not overwrite and (there := find_existing(folder, made)):
        listed = "、".join(there[:3]) + ("…" if len(there) > 3 else "")
        told = choose(config.lang, f"文件已存在：{listed}", f"already there: {listed}")
        hint = choose(config.lang, "请换一个文件夹；确实要覆盖，请加 --overwrite。",
                      "Choose another folder, or add --overwrite.")  # fmt: skip
        raise UsageError(told, place=folder, hint=hint)
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise UsageError("不能新建文件夹", place=folder, hint=f"{error.strerror}。") from None
    for name, data in made.items():
        with replacing(os.path.join(folder, name)) as put:
            put(data)


def read_names(path: str | None) -> list[str]:
    """The departments in the list at `path`, none without one."""
    if not path:
        return []
    from perflint.across.expected import read_expected

    return [one.name for one in read_expected(path).names]
