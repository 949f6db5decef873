"""What is published does the main job of README.md: a wheel built from the sdist, without the sources."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from perflint import __version__
from tests.docs.picture import SAMPLE
from tests.process import PLAIN, ask

ROOT = Path(__file__).resolve().parents[1]


def run(*argv: str, cwd: Path) -> None:
    """Run Python without this checkout on its path."""
    plain = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, *argv], cwd=cwd, env=plain, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but what the wheel installs."""
    pytest.importorskip("hatchling", reason="hatchling is not installed")
    folder = tmp_path_factory.mktemp("distribution")
    run("-m", "hatchling", "build", "-t", "sdist", "-d", str(folder), cwd=ROOT)
    (sdist,) = folder.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    sources = folder / f"perflint-{__version__}"
    run("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=sources)
    (wheel,) = folder.glob("*.whl")
    pip = ("-m", "pip", "install", "--quiet", "--no-index", "--no-deps")
    run(*pip, "--target", str(folder / "site"), str(wheel), cwd=folder)
    shutil.rmtree(sources)
    return folder / "site"


def test_a_wheel_from_the_sdist_checks_the_sample(site: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / SAMPLE, tmp_path)
    command = ("check", Path(SAMPLE).name, "--isolated", "--output-format", "json")
    path = os.pathsep.join((PLAIN.split(os.pathsep)[0], str(site)))
    env = {"PYTHONPATH": path, "PERFLINT_CACHE_DIR": str(tmp_path / "cache")}
    where = "import perflint; print(perflint.__file__)"
    assert ask("-c", where, cwd=tmp_path, env=env)[1].decode().startswith(str(site))
    made = ask("-m", "perflint", *command, cwd=tmp_path, env=env)
    assert made == ask("-m", "perflint", *command, cwd=tmp_path)
    assert made[0] == 1 and b'"NUM101"' in made[1]


def test_the_wheel_brings_the_program_and_no_tests(site: Path) -> None:
    assert (site / "bin" / "perflint").exists() or (site / "bin" / "perflint.exe").exists()
    assert sorted(path.name for path in site.iterdir() if "dist-info" not in path.name) == [
        "bin",
        "perflint",
    ]
    assert len(list((site / "perflint" / "rules").rglob("*.yaml"))) > 150
