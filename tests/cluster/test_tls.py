"""A cluster with TLS: whoever has a certificate of its authority gets in, nobody else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cluster.certificates import make_certificates
from tests.cluster.filings import fill, parts
from tests.cluster.machines import CALM, ROOT, Cluster
from tests.process import PLAIN

pytest.importorskip("cryptography")
pytest.importorskip("distributed")
pytest.importorskip("pyarrow")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends sessions of processes")
PREFIX = "DASK_DISTRIBUTED__COMM__TLS__"


def name_certificates(authority: Path, certificate: Path, key: Path) -> dict[str, str]:
    """Dask's settings, as docs/cluster.md has them."""
    settings = {f"{PREFIX}CA_FILE": str(authority)}
    for role in ("SCHEDULER", "WORKER", "CLIENT"):
        settings |= {f"{PREFIX}{role}__CERT": str(certificate), f"{PREFIX}{role}__KEY": str(key)}
    return settings


def check(
    folder: Path, store: str, engine: str | None, settings: dict[str, str]
) -> tuple[int, str]:
    """`perflint check` into a store; its exit code and what it told."""
    asked = ["--chunk", "3", "--isolated", "--jobs", "1"]
    asked += ["--engine", engine] if engine else []
    done = subprocess.run(
        [sys.executable, "-m", "perflint", "check", "报送", "--store", store, "--run", "r", *asked],
        cwd=folder, capture_output=True, check=False,
        env={**os.environ, "PYTHONPATH": PLAIN, **QUICK, **settings},
    )  # fmt: skip
    return done.returncode, done.stderr.decode("utf-8")


def test_the_settings_of_these_tests_are_the_documented_ones() -> None:
    documented = (ROOT / "docs" / "cluster.md").read_text(encoding="utf-8")
    assert all(f"{key}={value}\n" in documented for key, value in CALM.items())
    paths = {key: Path("/etc/perflint") / name for key, name in DOCUMENTED.items()}
    for key, value in name_certificates(**paths).items():
        assert f"{key}={value}\n" in documented


DOCUMENTED = {"authority": "ca.pem", "certificate": "machine.pem", "key": "machine.key"}
QUICK = {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "3s"}


def test_only_certificates_of_the_authority_get_in(tmp_path: Path) -> None:
    fill(tmp_path / "报送", 2)
    ours, theirs = (make_certificates(tmp_path / name) for name in ("ours", "theirs"))
    settings = name_certificates(**ours)
    with Cluster(tmp_path / "dask", 1, settings) as cluster:
        stranger = name_certificates(ours["authority"], theirs["certificate"], theirs["key"])
        bare = {f"{PREFIX}CA_FILE": str(ours["authority"])}
        for others in ({}, bare, stranger):
            code, told = check(tmp_path, "others", cluster.address, others)
            assert code == 2 and "连不上集群" in told, told
        assert not list((tmp_path / "others").rglob("part-*"))
        assert check(tmp_path, "store", cluster.address, settings)[0] == 1
    assert check(tmp_path, "local", None, {})[0] == 1
    assert parts(tmp_path / "store") == parts(tmp_path / "local") != {}


def test_without_tls_other_machines_are_warned_of(tmp_path: Path) -> None:
    fill(tmp_path / "报送", 1)
    code, told = check(tmp_path, "store", "dask://localhost.invalid:1", {})
    assert code == 2 and "没有加密" in told and "连不上集群" in told
    code, told = check(tmp_path, "store", "ray://127.0.0.1:1", {})
    assert code == 2 and "dask://" in told
