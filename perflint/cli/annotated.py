"""One filing with its findings in it, as `perflint annotate` writes it."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from perflint import __version__
from perflint.annotate import ANNOTATORS, CONVERTERS, RETRACTORS, AnnotateOptions, load_annotator
from perflint.batch.plan import ANNOTATED
from perflint.errors import UsageError
from perflint.lang import choose, count
from perflint.readers.formats import FORMATS
from perflint.readers.source import STDIN

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from datetime import datetime

    from perflint.config import Config
    from perflint.lang import Lang
    from perflint.model.result import LintResult
    from perflint.model.rule import Ruleset


class Annotated(NamedTuple):
    """An annotated filing: where it goes, its bytes, how many findings are in it, and whether changes
    could be proposed."""

    output: str
    data: bytes
    findings: int
    suggests: bool

    def told(self, lang: Lang) -> str:
        """That it was written."""
        return choose(
            lang,
            f"已写入 {self.output}：{self.findings} 个问题。",
            f"Wrote {self.output}: {count(self.findings, 'finding')}.",
        )


def annotate(
    path: str,
    args: Namespace,
    config: Config,
    ruleset: Ruleset,
    settle_output: Callable[[str], str],
    known: LintResult | None = None,
) -> Annotated:
    """The filing at `path` with its findings, to go where `settle_output` says for its format. `known`
    is its result where it was judged together with other files; one that had to be converted first is
    judged by itself. Raises UsageError for a kind that takes no comments and for a file there already,
    ReadError for one that cannot be read."""
    from perflint.annotate.fixes import find_fixes
    from perflint.api import lint_document
    from perflint.postprocess.sidecar import find_suppressions
    from perflint.readers import DEFAULT_LIMITS, read
    from perflint.readers.source import fetch

    lang = config.lang
    data = original = fetch(path, DEFAULT_LIMITS)
    document = read(path, data=data)
    if document.format in RETRACTORS:
        data = import_module(RETRACTORS[document.format]).retract(data)
        document = read(path, data=data)
    if converter := CONVERTERS.get(document.format):
        data = import_module(converter.module).convert(data, path)
        document = read(path, data=data, name=os.path.splitext(path)[0] + suffix(converter.format))
        document = document._replace(path=path)
    if document.format not in ANNOTATORS:
        raise refuse(path, document.format, lang)
    output = settle_output(document.format)
    protect(output, path, lang, overwrite=args.overwrite)
    beside = find_suppressions(path, config) if config.suppress else ((), ())
    if known is None or data != original:
        known = lint_document(document, ruleset, config, beside)
    suggests = args.suggest and document.format in RETRACTORS
    fixes = find_fixes(document, ruleset, config, beside) if suggests else ()
    options = AnnotateOptions(
        version=__version__,
        date=find_date(),
        lang=lang,
        fixes=fixes,
        rules={rule.id: rule for rule in ruleset.rules},
        certified=args.break_certification,
    )
    annotated = load_annotator(document.format).annotate(data, document, known, options)
    return Annotated(output, annotated, len(known.findings), suggests)


def refuse(path: str, format: str, lang: Lang) -> UsageError:
    """That this format takes no comments, and what can be done instead."""
    known = " ".join(FORMATS[name].suffixes[0] for name in (*ANNOTATORS, *CONVERTERS))
    called = FORMATS[format].name
    return UsageError(
        choose(lang, f"{called}不能写批注", f"no comments in files of this kind: {format}"),
        place=path,
        hint=choose(
            lang,
            f"能写批注的有：{known}。perflint check {path} 直接列出问题。",
            f"Possible in: {known}. perflint check {path} lists the problems.",
        ),
    )


def choose_output(path: str, format: str, lang: Lang) -> str:
    """The file beside the filing that its annotated copy goes to."""
    if path == STDIN:
        told = choose(lang, "标准输入没有文件名", "standard input has no file name")
        raise UsageError(told, hint=choose(lang, "请用 -o 指定写到哪里。", "Say where with -o."))
    stem, own = os.path.splitext(path)
    return (
        stem
        + choose(lang, *ANNOTATED)
        + (own if own.lower() in FORMATS[format].suffixes else suffix(format))
    )


def suffix(format: str) -> str:
    """The usual suffix of a format."""
    return FORMATS[format].suffixes[0]


def protect(output: str, path: str, lang: Lang, *, overwrite: bool) -> None:
    """Raise UsageError rather than lose a file: the filing, or a copy that someone worked on."""
    if output == "-" or overwrite or not os.path.exists(output):
        return
    same = path != STDIN and os.path.exists(path) and os.path.samefile(path, output)
    told = (
        choose(lang, "不会改写报告本身", "the filing itself is not overwritten")
        if same
        else choose(
            lang, "文件已存在，里面可能有您的修改", "the file exists and may hold your changes"
        )
    )
    hint = choose(lang, "请用 -o 换一个文件名；确实要覆盖，请加 --overwrite。",
                  "Choose another name with -o, or add --overwrite.")  # fmt: skip
    raise UsageError(told, place=output, hint=hint)


def find_date() -> datetime:
    """The time to put on the notes: now, or SOURCE_DATE_EPOCH where a build must be repeatable."""
    from datetime import UTC, datetime

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now().astimezone()
