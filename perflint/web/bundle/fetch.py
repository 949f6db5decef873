"""What the page is made of, from the registries of npm and Python, pinned and checked."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
from base64 import b64encode
from importlib.resources import files
from typing import Any

from perflint.cachefolder import cache_folder
from perflint.errors import UsageError

HINT = (
    "也可以用已经做好的网页：perflint page --from 检查.html -o 新的.html --config perflint.toml。"
)


def read_pins() -> dict[str, Any]:
    """What parts.json says: names, versions and hashes."""
    pinned: dict[str, Any] = json.loads((files(__package__) / "parts.json").read_text("utf-8"))
    return pinned


def fetch_parts() -> tuple[str, tuple[str, ...]]:
    """The folder of the runtime, and the wheels; kept in the cache folder for the next time."""
    pinned = read_pins()
    kept = hashlib.sha256(json.dumps(pinned, sort_keys=True).encode()).hexdigest()[:16]
    folder = os.path.join(cache_folder(), f"page-{kept}")
    runtime, wheels = os.path.join(folder, "package"), os.path.join(folder, "wheels")
    if not os.path.isdir(folder):
        making = f"{folder}.{os.getpid()}"
        try:
            os.makedirs(making)
            fetch_runtime(pinned["runtime"], making)
            fetch_wheels(pinned, os.path.join(making, "wheels"))
            os.replace(making, folder)
        finally:
            shutil.rmtree(making, ignore_errors=True)
    return runtime, tuple(os.path.join(wheels, one) for one in sorted(os.listdir(wheels)))


def fetch_runtime(pinned: dict[str, str], folder: str) -> None:
    """The npm package of the runtime, unpacked into `folder`/package."""
    npm = shutil.which("npm")
    if npm is None:
        raise UsageError("做网页要用 npm，没有找到", hint=f"请安装 Node.js（自带 npm）。{HINT}")
    run([npm, "pack", "--silent", f"{pinned['name']}@{pinned['version']}"], folder)
    archive = os.path.join(folder, f"{pinned['name']}-{pinned['version']}.tgz")
    with open(archive, "rb") as file:
        digest = hashlib.sha512(file.read()).digest()
    if f"sha512-{b64encode(digest).decode()}" != pinned["integrity"]:
        raise UsageError("取得的运行环境与登记的不符", place=os.path.basename(archive), hint=HINT)
    with tarfile.open(archive) as package:
        package.extractall(folder, filter="data")
    os.unlink(archive)


def fetch_wheels(pinned: dict[str, Any], folder: str) -> None:
    """The wheels of the libraries into `folder`: pip refuses those with another hash."""
    os.makedirs(folder)
    wanted = os.path.join(folder, "wanted.txt")
    with open(wanted, "w", encoding="utf-8") as file:
        for one, known in pinned["wheels"].items():
            file.write(f"{one} --hash=sha256:{known['sha256']}\n")
    platforms = [word for one in pinned["platforms"] for word in ("--platform", one)]
    run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:",
         "--implementation", "cp", "--python-version", pinned["python"],
         "--abi", f"cp{pinned['python'].replace('.', '')}", "--abi", "none", *platforms,
         "--require-hashes", "-r", wanted, "-d", folder],
        folder,
    )  # fmt: skip
    os.unlink(wanted)


def run(command: list[str], folder: str) -> None:
    """Run a program; UsageError with its last words where it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().rpartition("\n")[2][-300:]
        raise UsageError(
            f"{os.path.basename(command[0])} 没有成功：{said}", hint=f"请检查网络。{HINT}"
        )
