"""`perflint rules test`: every example of every rule sets it off, or does not, as it should."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.cli.catalogue import load_catalogue
from perflint.cli.settings import add_config, add_selection, settle
from perflint.errors import EXIT_CLEAN, EXIT_FINDINGS
from perflint.lang import Words, choose

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.cli.arguments import Parser

SUMMARY: Words = ("用规则自带的例子测试规则", "test rules on their own examples")
USAGE: Words = ("[选项]", "[OPTIONS]")
