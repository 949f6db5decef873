"""`perflint rules schema`: the JSON Schema of rule files, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.lang import Words

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.cli.arguments import Parser

SUMMARY: Words = ("输出规则文件的 JSON Schema，供编辑器补全", "print the JSON Schema of rule files")
USAGE: Words = ("", "")


def add(_parser: Parser) -> None:
    """There are no arguments."""


def run(_args: Namespace) -> int:
    """Print the schema."""
    import json

    from perflint.ruleset import json_schema

    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return 0
