"""`perflint store`: what is done with a store of results as a whole."""

from __future__ import annotations

from collections.abc import Mapping

from perflint.lang import Words

SUMMARY: Words = ("整理、导出 --store 留存的结果", "compact and export a store of results")
COMMANDS: Mapping[str, str] = {
    "compact": "perflint.cli.store.compact",
    "decisions": "perflint.cli.store.decisions",
    "export": "perflint.cli.store.export",
}
