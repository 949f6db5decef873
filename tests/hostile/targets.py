"""What is fuzzed with coverage as the guide: from any bytes to a sound result or a refusal."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache

from perflint.errors import PerflintError, ReadError
from perflint.model.rule import Ruleset
from perflint.readers import DEFAULT_LIMITS, READERS, read
from tests.hostile.seeds import seeds
from tests.readers.test_spans import check

Target = Callable[[bytes], None]


def file_target(format: str) -> Target:
    """Files of one format: a sound document or a refusal."""

    def target(data: bytes) -> None:
        try:
            check(read(f"a.{format}", data=data))
        except ReadError as error:
            if not error.hint:
                raise AssertionError(error.kind) from error

    return target


def number_format(data: bytes) -> None:
    """A format code, and a number after the first line end."""
    from perflint.readers.spreadsheet.number_format import read_format, to_number

    code, _, stored = data.decode("utf-8", "replace").partition("\n")
    number = to_number(stored)
    format = read_format(code, 1904 if len(data) % 2 else 1900)
    for value in (Decimal(0), Decimal("-45292.5"), number):
        if value is not None:
            assert isinstance(format.render(value), str)


def phrase(data: bytes) -> None:
    """A phrase of a rule: compiled, or refused with a reason."""
    from perflint.ruleset.phrases import compile_phrase

    try:
        compile_phrase(
            data.decode("utf-8", "replace"), {"rate": ("执行率", "完成率"), "verb": ("为",)}
        )
    except (PerflintError, ValueError) as error:
        if not str(error):
            raise AssertionError from error


def compound(data: bytes) -> None:
    """A compound file, its top directory and a stream."""
    from perflint.readers.compound import BrokenFile, list_streams, open_stream

    try:
        for name in list_streams(data):
            open_stream(data, [name])
    except BrokenFile:
        return


def old_word(data: bytes) -> None:
    """An old Word file, read by ourselves or left to others."""
    from perflint.readers import docx
    from perflint.readers.doc import BROKEN
    from perflint.readers.doc.make import make_docx

    try:
        check(docx.read(make_docx(data, DEFAULT_LIMITS), "a.doc", DEFAULT_LIMITS))
    except (*BROKEN, ReadError):
        return


def text(data: bytes) -> None:
    """A filing as text, read and judged by every rule."""
    from perflint.api import lint_document
    from perflint.config import Config

    try:
        document = read("a.md", data=data)
    except ReadError:
        return
    lint_document(document, _rules(), Config())


@cache
def _rules() -> Ruleset:
    from perflint.ruleset import load_ruleset

    return load_ruleset()


TARGETS: dict[str, Target] = {
    **{
        format: file_target(format)
        for format in ("rtf", "ofd", "xls", "md", "html", "mhtml", "odt")
    },
    "number-format": number_format,
    "phrase": phrase,
    "compound": compound,
    "doc": old_word,
    "text": text,
}
MODULES = (
    "perflint.api",
    "perflint.readers.compound",
    *(f"perflint.readers.{name}" for name in dict.fromkeys(READERS.values())),
    "perflint.readers.ofd.sheets",
    "perflint.readers.spreadsheet.number_format",
    "perflint.ruleset.phrases",
)
"""Loaded while imports are instrumented."""
CODES = (
    b"0.00%\n0.7833", b"#,##0.00_);[Red](#,##0.00)\n-5", b"yyyy/m/d h:mm\n45000.5", b"[$-804]0!.0000\n9",
    b'"a"0;[>=1]0.0;@\n1', b"0,,.0\n123456789", b"General\n1e300", b"[h]:mm:ss\n3.5",
)  # fmt: skip
PHRASES = tuple(
    one.encode()
    for one in (
        "<rate>[约|已]<verb>{rate:percent}",
        "{a:money}…{b:money}",
        "(甲|乙){n:count}个",
        "",
    )
)


def corpus_of(name: str) -> tuple[bytes, ...]:
    """What to begin with."""
    if name in ("number-format", "phrase"):
        return CODES if name == "number-format" else PHRASES
    return seeds()[{"compound": "xls"}.get(name, name)]
