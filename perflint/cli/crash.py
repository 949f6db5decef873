"""A log of our own mistake, to be sent to us: where it happened, never what the filing says."""

from __future__ import annotations

import os
import sys

from perflint import __version__
from perflint.lang import Lang, choose


def describe_crash(error: BaseException, *, suffix: str = "", trace: str = "") -> str:
    """Version, platform, kind of file and the places in the code for `error` and its causes, or in
    `trace`, for a process that could not say more.

    Messages of exceptions are left out, as they may quote the filing, and paths are cut down to
    the package, as they may name a person.
    """
    import platform
    import traceback

    lines = [
        f"perflint {__version__}",
        f"Python {platform.python_version()} {platform.platform()}",
        f"suffix {suffix or '-'}",
    ]
    cause: BaseException | None = error
    while cause is not None:
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        for frame in traceback.extract_tb(cause.__traceback__):
            lines.append(f"  {shorten(frame.filename)}:{frame.lineno} {frame.name}: {frame.line}")
        cause = cause.__cause__ or cause.__context__
    return "\n".join((*lines, *filter(None, (str(error), trace) if trace else ()))) + "\n"


def shorten_trace(trace: str) -> str:
    """What faulthandler wrote, with paths cut down."""
    import re

    return re.sub(r'File "([^"]*)"', lambda found: f'File "{shorten(found[1])}"', trace)


def shorten(path: str) -> str:
    """`path` from the package or library folder on."""
    parts = path.replace(os.sep, "/").split("/")
    for folder in ("perflint", "site-packages"):
        if folder in parts[:-1]:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(folder) :])
    return parts[-1]


def write_crash(error: BaseException, *, suffix: str = "", trace: str = "") -> str:
    """Write the log into the folder for temporary files and return its path."""
    import tempfile
    import time

    stamp = time.strftime("%Y%m%d-%H%M%S")
    handle, path = tempfile.mkstemp(prefix=f"perflint-crash-{stamp}-", suffix=".log", text=True)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(describe_crash(error, suffix=suffix, trace=trace))
    return path


def report_crash(error: BaseException, lang: Lang) -> None:
    """Write the log and say on standard error where it is."""
    path = write_crash(error)
    told = choose(
        lang,
        f"perflint 自身出错，不是您的操作问题。\n  崩溃记录（不含报告内容）：{path}\n"
        "  请把它发给维护者。",
        f"perflint itself failed; this is not your mistake.\n  Crash log (no content of filings): "
        f"{path}\n  Please send it to the maintainers.",
    )
    print(told, file=sys.stderr)
