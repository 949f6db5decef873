"""The one file that a page is, and what in it belongs to one bureau."""

from __future__ import annotations

import gzip
import json
import marshal
import os
import re
import zlib
from html import escape
from importlib.resources import files
from typing import NamedTuple

from perflint import __version__
from perflint.config import Config
from perflint.errors import UsageError
from perflint.model.rule import Ruleset
from perflint.owncode import digest_code
from perflint.reporters.html.shell import SCRIPTS as REPORT_SCRIPTS
from perflint.reporters.html.shell import digest, load
from perflint.ruleset.compiled import pack
from perflint.web.bundle.base91 import to_text
from perflint.web.playground import pack_files
from perflint.web.portable import make_portable

_SHARED = ("failures.js", "questions.js", "words.js", "zip.js", "intake.js", "playground.js")
SCRIPTS = (*_SHARED, "base91.js", "browser.js", "app.js", "in-browser.js")
SERVED = (*_SHARED, "server.js", "app.js", "in-server.js")
"""Modules of the page, each after those it imports; of the page of a server."""
_IMPORT = re.compile(r"^import .*?;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=class |const )", re.MULTILINE)
_NAME = re.compile(r'(<script type="application/json" id="part-name">)(.*?)(</script>)')
_SETTINGS = re.compile(r'(<script type="text/plain" id="part-settings">)([^<]*)(</script>)')
_VERSION = re.compile(r'<meta name="generator" content="perflint ([^" ]+)(?: ([^"]+))?">')


_STEADY = 2
"""The version of marshal that gives the same bytes for the same data: later ones look at how often
objects are used."""


class Contents(NamedTuple):
    """The large parts of a page: the runtime's scripts, its WebAssembly and its list of packages; Python's
    library and the program, compiled."""

    main: bytes
    core: bytes
    wasm: bytes
    lock: bytes
    library: bytes
    program: bytes


def pack_settings(ruleset: Ruleset, config: Config) -> bytes:
    """Rules and configuration as the page takes them, without the paths of this computer."""
    rules = tuple(one._replace(source=os.path.basename(one.source)) for one in ruleset.rules)
    profiles = tuple(one._replace(source=os.path.basename(one.source)) for one in ruleset.profiles)
    own = pack(ruleset._replace(rules=rules, profiles=profiles))
    parts = own, pack(make_portable(config)), pack_files(ruleset)
    return zlib.compress(marshal.dumps(parts, _STEADY), 9)


def assemble(contents: Contents, settings: bytes, name: str) -> bytes:
    """The page."""
    style, guard, script = load_asset("page.css"), load_asset("guard.js"), join_modules(SCRIPTS)
    lock = json.loads(contents.lock)
    data = [
        script_of("name", "application/json", json.dumps(name, ensure_ascii=False)),
        script_of("lock", "application/json", json.dumps({"info": lock["info"], "packages": {}})),
        script_of("boot", "text/plain", load_asset("boot.py")),
        script_of("worker", "text/plain", load_asset("worker.js")),
        script_of("settings", "text/plain", to_text(settings)),
    ]
    for part in ("main", "core", "wasm", "library", "program"):
        packed = gzip.compress(getattr(contents, part), 9, mtime=0)
        data.append(script_of(part, "text/plain", to_text(packed)))
    policy = write_policy(style, guard, script)
    return fill(policy, style, guard, script, "\n".join(data))


def assemble_served(name: str) -> bytes:
    """The page of a server, which does the work."""
    style, guard, script = load_asset("page.css"), load_asset("guard.js"), join_modules(SERVED)
    named = script_of("name", "application/json", json.dumps(name, ensure_ascii=False))
    return fill(write_policy(style, guard, script, served=True), style, guard, script, named)


def fill(policy: str, style: str, guard: str, script: str, data: str) -> bytes:
    """The frame of the page with what goes into it."""
    page = load_asset("page.html")
    for key, value in (
        ("policy", escape(policy, quote=True)),
        ("version", __version__),
        ("code", digest_code()),
        ("style", style),
        ("guard", guard),
        ("script", script),
        ("data", data),
    ):
        page = page.replace(f"{{{key}}}", value, 1)
    return page.encode()


def write_policy(style: str, *scripts: str, served: bool = False) -> str:
    """What the page may do: run the scripts it holds, and nothing from or to anywhere but the server it
    came from, if it did. A report is shown in a frame that inherits this, so its script and style are
    named too."""
    hashes = " ".join(f"'{digest(one)}'" for one in (*scripts, *map(load, REPORT_SCRIPTS)))
    styles = " ".join(f"'{digest(one)}'" for one in (style, load("style.css")))
    work = (
        f"script-src {hashes}; connect-src 'self'"
        if served
        else f"script-src {hashes} 'wasm-unsafe-eval' blob:; connect-src blob: data:; worker-src blob:"
    )
    return (
        f"default-src 'none'; {work}; style-src {styles}; frame-src blob:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def script_of(id: str, kind: str, content: str) -> str:
    """Data inside the page; no browser runs it."""
    content = content.replace("</", "<\\/") if kind == "application/json" else content
    return f'<script type="{kind}" id="part-{id}">{content}</script>'


def join_modules(names: tuple[str, ...]) -> str:
    """The modules as one: in a single file none can import another."""
    joined = "\n".join(load_asset(name) for name in names)
    return _EXPORT.sub("", _IMPORT.sub("", joined))


def load_asset(name: str) -> str:
    """A file of the page as it lies in the package."""
    return (files("perflint.web") / "page" / name).read_text("utf-8")


def read_page(path: str) -> str:
    """The page at `path`. Raises UsageError where it is none."""
    try:
        with open(path, encoding="utf-8") as file:
            page = file.read()
    except (OSError, UnicodeDecodeError):
        raise UsageError("打不开网页", place=path, hint="请给出 perflint page 做的网页。") from None
    found = _VERSION.search(page)
    if found is None or not _SETTINGS.search(page):
        raise UsageError("不是 perflint page 做的网页", place=path, hint="请核对路径。")
    if found[1] != __version__:
        told = f"网页是 perflint {found[1]} 做的，本机是 {__version__}"
        raise UsageError(told, place=path, hint="请用同一版本的网页和 perflint。")
    if found[2] != digest_code():
        told = f"网页和本机的 perflint 都是 {__version__}，程序却不一样"
        raise UsageError(told, place=path, hint="请用做那个网页的 perflint，或者重新做网页。")
    return page


def replace_settings(page: str, settings: bytes, name: str) -> bytes:
    """`page` with other settings and another name."""
    packed = to_text(settings)
    named = json.dumps(name, ensure_ascii=False).replace("</", "<\\/")
    page = _SETTINGS.sub(lambda found: found[1] + packed + found[3], page, count=1)
    return _NAME.sub(lambda found: found[1] + named + found[3], page, count=1).encode()
