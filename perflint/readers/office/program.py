"""Where LibreOffice is on this computer, and what to say where it is not."""

from __future__ import annotations

import os
import sys

from perflint.errors import ReadError

VARIABLE = "PERFLINT_SOFFICE"
"""The environment variable that names the program, before any other place."""

_INSTALL = {
    "win32": "从 https://zh-cn.libreoffice.org 下载安装",
    "darwin": "从 https://zh-cn.libreoffice.org 下载安装，或执行 brew install --cask libreoffice",
    "linux": "执行 sudo apt install libreoffice-writer libreoffice-calc（或所用系统的同名软件包）",
}


def find_soffice() -> str | None:
    """The path of LibreOffice's `soffice`: PERFLINT_SOFFICE, PATH, then the usual folders of the
    system; None where it is not installed. PERFLINT_SOFFICE naming no file means none."""
    from shutil import which

    named = os.environ.get(VARIABLE)
    if named:
        return which(named)
    for name in ("soffice", "libreoffice"):
        found = which(name)
        if found:
            return found
    return next((path for path in usual_places(sys.platform) if os.path.isfile(path)), None)


def usual_places(platform: str) -> list[str]:
    """Where installers put it on `platform` (a value of sys.platform) without telling PATH."""
    if platform == "win32":
        folders = (os.environ.get(name, "") for name in ("ProgramFiles", "ProgramFiles(x86)"))
        return [rf"{folder}\LibreOffice\program\soffice.exe" for folder in folders if folder]
    if platform == "darwin":
        inside = "Applications/LibreOffice.app/Contents/MacOS/soffice"
        return [f"/{inside}", os.path.expanduser(f"~/{inside}")]
    return [
        "/usr/lib/libreoffice/program/soffice",
        "/opt/libreoffice/program/soffice",
        "/snap/bin/libreoffice",
    ]


def refuse_without(name: str) -> ReadError:
    """The refusal of a file, called `name` in the message, that only LibreOffice can read."""
    if sys.platform == "emscripten":
        hint = "请用 Word 或 WPS 打开，另存为 .docx 后再检查。"
        return ReadError(f"网页里读不了这份{name}", kind="missing-program", hint=hint)
    how = _INSTALL.get(sys.platform, _INSTALL["linux"])
    named = os.environ.get(VARIABLE)
    if named:
        how = f"{VARIABLE} 所指的 {named} 不存在，请更正；或{how}"
    hint = f"请安装免费的 LibreOffice（{how}）后再试；也可以用 Word 或 WPS 打开，另存为 .docx。"
    return ReadError(f"读取这份{name}需要 LibreOffice，没有找到", kind="missing-program", hint=hint)
