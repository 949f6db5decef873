"""`perflint rules`: the rules themselves."""

from __future__ import annotations

from collections.abc import Mapping

from perflint.lang import Words

SUMMARY: Words = ("列出、查看、编写、测试规则", "list, show, write and test rules")
COMMANDS: Mapping[str, str] = {
    "list": "perflint.cli.rules.listing",
    "show": "perflint.cli.rules.show",
    "test": "perflint.cli.rules.test",
    "lint": "perflint.cli.rules.lint",
    "new": "perflint.cli.rules.new",
    "schema": "perflint.cli.rules.schema",
    "docs": "perflint.cli.rules.docs",
}
