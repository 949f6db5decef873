"""Filings in: bytes of any format to a Document. One format a module, named in READERS."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from perflint.errors import ReadError
from perflint.model.document import Document, Place
from perflint.model.span import Span
from perflint.readers.detect import detect
from perflint.readers.formats import FORMATS
from perflint.readers.limits import DEFAULT_LIMITS, Limits
from perflint.readers.source import STDIN, check_size, fetch

__all__ = ["DEFAULT_LIMITS", "READERS", "SUFFIXES", "Limits", "read"]

READERS: Mapping[str, str] = {
    "txt": "txt",
    "md": "md",
    "docx": "docx",
    "pdf": "pdf",
    "doc": "doc",
    "wps": "doc",
    "odt": "odt",
    "rtf": "rtf",
    "xlsx": "xlsx",
    "xls": "xls",
    "et": "xls",
    "ods": "ods",
    "html": "html",
    "mhtml": "mhtml",
    "ofd": "ofd",
}
"""Format (a key of FORMATS) to the module here with `read(data, path, limits) -> Document`."""

SUFFIXES: frozenset[str] = frozenset(
    suffix for format in (*READERS, "zip", "archive") for suffix in FORMATS[format].suffixes
)
"""Suffixes, lower case with their dot, of the files to pick up from a folder: filings, and archives,
which never pass unseen."""


def read(
    path: str, *, limits: Limits = DEFAULT_LIMITS, data: bytes | None = None, name: str = ""
) -> Document:
    """The filing at `path` ("-": standard input), or in `data` where the caller has its bytes.

    `name` replaces the path in the result and in messages, and lends its suffix. The content
    decides the format. Raises ReadError: title and remedy in Chinese, place = the path or name.
    """
    shown = name or ("<stdin>" if path == STDIN else path)
    try:
        if data is None:
            data = fetch(path, limits)
        else:
            check_size(data, len(data), limits)
        return _read(data, shown, limits)
    except ReadError as error:
        error.place = error.place or shown
        raise


def _read(data: bytes, path: str, limits: Limits) -> Document:
    suffix = _suffix(path)
    format = detect(data, suffix)
    if format == "encrypted":
        from perflint.readers.encrypted import open_package

        opened = open_package(data, limits)
        if opened is not None:
            data, format = opened, detect(opened, suffix)
    module = READERS.get(format)
    if module is None or not data:
        raise _refusal(format, suffix, data, path, limits)
    document: Document = import_module(f"{__name__}.{module}").read(data, path, limits)
    if suffix not in FORMATS[document.format].suffixes and suffix in SUFFIXES:
        return _misnamed(document, suffix)
    return document


def _misnamed(document: Document, suffix: str) -> Document:
    """`document` with the remark that its file is called `.pdf` and is none."""
    known = FORMATS[document.format]
    values = (("suffix", suffix), ("format", document.format), ("name", known.name))
    remark = ("PFL202", Span(0, 0), Place(), values)
    return document._replace(remarks=(remark, *document.remarks))


def _suffix(path: str) -> str:
    dot = path.rfind(".")
    return path[dot:].lower() if dot > max(path.rfind("/"), path.rfind("\\")) else ""


def _refusal(format: str, suffix: str, data: bytes, path: str, limits: Limits) -> ReadError:
    if not data:
        return ReadError("文件是空的", kind="empty", hint="请确认文件已经写好并保存。")
    if format == "zip":
        from perflint.readers.zip_members import explain

        return explain(path, data, limits)
    if format == "encrypted":
        hint = "请在 Word、Excel 或 WPS 中打开，取消打开密码后另存，再检查。"
        return ReadError("文件设有打开密码，读不出内容", kind="encrypted", hint=hint)
    known = FORMATS[format]
    if suffix in (".txt", *FORMATS["md"].suffixes):
        title = f"文件名是 {suffix}，内容却不是文本，看起来是{known.name}"
        return ReadError(title, kind="binary", hint=known.remedy)
    return ReadError(f"还不能读取{known.name}", kind="unsupported", hint=known.remedy)
