"""Python's library and perflint with its own, compiled by the very Python that will run them."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from importlib.resources import files

from perflint.errors import UsageError
from perflint.ruleset.sources import bundled_rules
from perflint.web.bundle.fetch import read_pins

EPOCH = (1980, 1, 1, 0, 0, 0)
LEFT_OUT = tuple(
    f"{name}/"
    for name in [
        "web/bundle",
        "web/page",
        "web/server",
        "rules",
        "cli",
        "cluster",
        "store",
        "notice",
        "pages",
    ]
)
"""Parts of perflint that the page does not run."""
DICTIONARIES = ("shapes.txt.gz", "laws.txt.gz")
"""For an extra that no browser has."""
WORDS = "vocabularies"
BUILT = ("libpdfium.so", "-wasm32-emscripten.so")
"""What is compiled for a browser."""
UNUSED = ("pydantic/v1/", "pydantic/experimental/", "pydantic/mypy.py")


def compile_program(runtime: str, wheels: Iterable[str], settings: bytes) -> tuple[bytes, bytes]:
    """The standard library, a zip archive, and the program, both compiled, with the patterns that the
    rules in `settings` need."""
    node = shutil.which("node")
    if node is None:
        raise UsageError("做网页要用 Node.js，没有找到", hint="请安装 Node.js。")
    with tempfile.TemporaryDirectory(prefix="perflint-page-") as folder:
        given = os.path.join(folder, "sources.zip")
        with open(given, "wb") as file:
            file.write(pack(list_sources(wheels)))
        with open(os.path.join(folder, "settings.bin"), "wb") as file:
            file.write(settings)
        for name in ("compile.mjs", "inside.py"):
            with open(os.path.join(folder, name), "wb") as file:
                file.write((files(__package__) / name).read_bytes())
        done = subprocess.run(
            [node, "compile.mjs", runtime], cwd=folder, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise UsageError("网页里的 Python 没有运行起来", place=done.stderr.strip()[-600:])
        made = []
        for name in ("library.zip", "program.pack"):
            with open(os.path.join(folder, name), "rb") as file:
                made.append(file.read())
        return made[0], made[1]


def pack(sources: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive that is the same for the same files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(sources):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content)
    return made.getvalue()


def list_sources(wheels: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Every file of the program: perflint, its rules, and what of the wheels runs in a browser."""
    package = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    yield from read_folder(package, "perflint", LEFT_OUT)
    yield from read_folder(os.path.join(bundled_rules(), WORDS), f"perflint/rules/{WORDS}", ())
    packages = tuple(one["package"] for one in read_pins()["wheels"].values())
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if is_wanted(name, packages):
                    yield name, archive.read(name)
    yield "pypdfium2_raw/__init__.py", (files(__package__) / "pdfium.py").read_bytes()


def read_folder(root: str, top: str, left_out: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """The files below `root`, named as if it were `top`; no rule files, which come compiled."""
    for folder, _, names in os.walk(root):
        below = os.path.relpath(folder, root).replace(os.sep, "/")
        if "__pycache__" in below or f"{below}/".startswith(left_out):
            continue
        for name in names:
            if not name.endswith((".pyc", ".yaml", *DICTIONARIES)):
                with open(os.path.join(folder, name), "rb") as file:
                    yield (
                        os.path.normpath(f"{top}/{below}/{name}").replace(os.sep, "/"),
                        file.read(),
                    )


def is_wanted(name: str, packages: tuple[str, ...]) -> bool:
    """Whether a file of a wheel is of use in a browser: modules of its package but its tests, what is
    compiled for it, and its licences."""
    folder, _, rest = name.partition("/")
    if folder.endswith(".dist-info"):
        return "licen" in rest.lower()
    if folder not in packages or name.startswith(UNUSED):
        return False
    return name.endswith(BUILT) or (
        name.endswith(".py") and "_test" not in name and folder != "pypdfium2_raw"
    )
