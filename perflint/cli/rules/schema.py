"""`perflint rules schema`: the JSON Schema of rule files, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.lang import Words

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.cli.arguments import Parser

SUMMARY: Words = ("输出规则文件的 JSON Schema，供编辑器补全", "print the JSON Schema of rule files")
USAGE: Words = ("[选项]", "[OPTIONS]")


def add(parser: Parser) -> None:
    """Declare the arguments."""
    parser.add_choice(
        "--of",
        ("rule", "template", "profile", "vocabulary"),
        "SORT",
        zh="哪一种文件，默认 rule",
        en="which sort of file, by default rule",
    )


def run(args: Namespace) -> int:
    """Print the schema."""
    import json

    from perflint.ruleset import json_schema

    print(json.dumps(json_schema(args.of or "rule"), ensure_ascii=False, indent=2))
    return 0
