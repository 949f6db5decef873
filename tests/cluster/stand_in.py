"""Checking as perflint does, but for filings whose names ask for a crash, a hang or a wait."""

from __future__ import annotations

import ctypes
import os
import time

from perflint.api import lint_file
from perflint.config import Config
from perflint.model.result import LintResult
from perflint.model.rule import Ruleset

NAME = "tests.cluster.stand_in:lint"


def lint(
    path: str, ruleset: Ruleset, config: Config, attachments: tuple[str, ...] = ()
) -> LintResult:
    """The result of `path`, or what its name asks for."""
    name = os.path.basename(path)
    if name.startswith("崩溃"):
        ctypes.string_at(0)
    while name.startswith("卡住"):
        pass
    if name.startswith("慢"):
        time.sleep(0.5)
    return lint_file(path, ruleset, config, attachments)
