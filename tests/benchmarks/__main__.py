"""Speed and memory as ratios measured in one run: `python -m tests.benchmarks [--write] [TOPIC …]`."""

from __future__ import annotations

import argparse
import os
import re
import sys
from importlib import import_module

from tests.benchmarks.measuring import ROOT, Row

PAGE = ROOT / "docs" / "benchmarks.md"
TOPICS = (
    "texts", "instructions", "batch", "mixed", "office", "pdf", "sheets", "outputs", "docx", "annotate", "archives",
    "page", "cluster", "store",
)  # fmt: skip
"""Modules beside this one, each with TITLE, NOTE and `measure(times) -> list[Row]`."""

INTRODUCTION = """# Benchmarks

Written by `python -m tests.benchmarks --write` (Python {version}, {cores} cores). Ratios are medians
of paired runs; absolute times say little, because machines differ and drift. A figure beyond its
goal is open work, not a rounding matter.
"""


def section(topic: str, rows: list[Row]) -> str:
    """The part of the page for one topic."""
    module = import_module(f"tests.benchmarks.{topic}")
    table = "\n".join(f"| {what} | {figure} | {goal} |" for what, figure, goal in rows)
    return (
        f"<!-- {topic} -->\n## {module.TITLE}\n\n"
        f"| what | measured | goal |\n|---|---|---|\n{table}\n\n{module.NOTE}\n<!-- end -->\n"
    )


def page(measured: dict[str, list[Row]]) -> str:
    """The whole page; a topic that was not measured keeps what the page says of it."""
    old = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    parts = [
        INTRODUCTION.format(version=".".join(map(str, sys.version_info[:3])), cores=os.cpu_count())
    ]
    for topic in TOPICS:
        kept = re.search(rf"<!-- {topic} -->\n.*?<!-- end -->\n", old, re.DOTALL)
        if topic in measured:
            parts.append(section(topic, measured[topic]))
        elif kept:
            parts.append(kept.group())
    return "\n".join(parts)


def main() -> None:
    """Measure, print, and with --write write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topics", nargs="*", help=f"of {', '.join(TOPICS)}; all by default")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    parser.add_argument("--times", type=int, default=15, help="paired runs of the short commands")
    options = parser.parse_args()
    measured = {}
    for topic in options.topics or TOPICS:
        module = import_module(f"tests.benchmarks.{topic}")
        measured[topic] = module.measure(options.times)
        for row in measured[topic]:
            print("{:60} {:>12}  {}".format(*row), flush=True)
    if options.write:
        PAGE.write_text(page(measured), encoding="utf-8")


if __name__ == "__main__":
    main()
