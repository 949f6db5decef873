"""A page, built once for all tests that need one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from perflint.config import Config
from perflint.model.rule import Ruleset
from tests.conftest import require

NAME = "某区财政局"
AXE = {
    "name": "axe-core",
    "version": "4.10.3",
    "integrity": "sha512-Xm7bpRXnDSX2YE2YFfBk2FnF0ep6tmG7xPh8iHee8MIcrgq762Nkce856dYtJYLkuIoYZvGfTs/PbZhideTcEg==",
}


@pytest.fixture(scope="session")
def built_page(tmp_path_factory: pytest.TempPathFactory, builtin_rules: Ruleset) -> Path:
    """The page of NAME, as `perflint page` makes it, or the one that PERFLINT_BUILT_PAGE names."""
    from perflint.web.bundle import build_page

    if made := os.environ.get("PERFLINT_BUILT_PAGE"):
        return Path(made)
    for program in ("node", "npm"):
        require(program, shutil.which(program))
    path = tmp_path_factory.mktemp("page") / "绩效自评检查.html"
    path.write_bytes(build_page(builtin_rules, Config(), NAME))
    return path


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core, which finds what shuts people out."""
    from perflint.web.bundle.fetch import fetch_runtime

    require("npm", shutil.which("npm"))
    folder = tmp_path_factory.mktemp("axe")
    fetch_runtime(AXE, str(folder))
    return (folder / "package" / "axe.min.js").read_text("utf-8")
