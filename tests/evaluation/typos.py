"""Measures rule WRD321 on sentences with known wrong characters and on clean documents.

    python -m tests.evaluation.typos [--aside] [--write]

`--aside` adds the third of the sentences that nobody looked at while building. The documents are of places
that the counts were not made from. Needs perflint[typos].
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from perflint.checks.misspelling import Params, find
from perflint.ruleset import load_ruleset
from perflint.spelling.speller import load_speller
from tests.checks.verdicts import understand
from tests.spelling.pairs import PAIRS, PARTS, read_pairs, touched

PAGE = Path(__file__).parents[2] / "docs" / "typos.md"
_MARKS = "<!-- figures -->\n", "<!-- end -->\n"
_UNSEEN = Path(__file__).parents[1] / "spelling" / "unseen-places.txt"
_HAN = re.compile("[一-鿿]")
_PART = {"official": "公文", "law": "法律", "contract": "合同"}


class Row(NamedTuple):
    """One line of the table."""

    texts: str
    found: str
    flags: str
    right: str

    def draw(self) -> str:
        """The line in Markdown."""
        return f"| {' | '.join(self)} |"


def params() -> Params:
    """Those of the rule."""
    rule = next(rule for rule in load_ruleset().rules if rule.kind == "misspelling")
    return Params(*rule.params)


def score_pairs(part: str, aside: bool) -> Row:
    """Recall over wrong places, precision over flags."""
    asked, places, found, flags, real, right = params(), 0, 0, 0, 0, 0
    for pair in read_pairs(aside, (part,)):
        places += len(pair.wrong)
        seen: set[tuple[int, int]] = set()
        subject = understand(pair.written)
        for match in find(subject, asked, load_speller()):
            at = subject.flow.source(match.span.start)
            end = at + len(match.suggestion)
            flags += 1
            hit = touched(pair, at, end)
            seen |= hit
            real += bool(hit)
            right += pair.right[at:end] == match.suggestion
        found += len(seen)
    return Row(
        _PART[part] + ("（留出的三分之一）" if aside else ""),
        f"{found} / {places}（{found / places:.1%}）",
        f"{real} / {flags}（{real / max(1, flags):.1%}）",
        f"{right / max(1, flags):.1%}",
    )


def score_clean() -> Row:
    """Flags in documents as published, of places the counts know nothing of; counted and not shown."""
    asked, speller, places = (
        params(),
        load_speller(),
        set(_UNSEEN.read_text(encoding="utf-8").split()),
    )
    characters, flags, spent = 0, 0, 0.0
    for path in sorted(PAIRS.parent.glob("*/*.txt")):
        if re.sub(r"-\d{4}.*", "", path.name) not in places:
            continue
        text = path.read_text(encoding="utf-8")
        subject = understand(text)
        start = time.process_time()
        flags += sum(1 for _ in find(subject, asked, speller))
        spent += time.process_time() - start
        characters += len(_HAN.findall(text))
    return Row(
        "政府公开文件（词频未用的地方）",
        f"每字 {1000 * spent / characters:.3f} 毫秒",
        f"{characters} 字中报 {flags} 处，每 2 万字 {flags * 20_000 / characters:.2f} 处",
        "",
    )


def measure(aside: bool) -> Iterator[Row]:
    """Every text."""
    for kept_aside in (False, True) if aside else (False,):
        for part in PARTS:
            yield score_pairs(part, kept_aside)
    yield score_clean()


def main() -> None:
    """Print the table, and write it if asked to."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.typos", description=__doc__)
    parser.add_argument("--aside", action="store_true", help="the sentences kept aside too")
    parser.add_argument("--write", action="store_true", help="write docs/typos.md")
    asked = parser.parse_args()
    rows = [
        Row("文本", "找到的错处", "报得对的", "改法也对的"),
        Row("---", "---", "---", "---"),
    ]
    print("\n".join(row.draw() for row in rows))
    for row in measure(asked.aside):
        rows.append(row)
        print(row.draw(), flush=True)
    table = "".join(f"{row.draw()}\n" for row in rows)
    if asked.write:
        page = PAGE.read_text(encoding="utf-8")
        head, _, rest = page.partition(_MARKS[0])
        PAGE.write_text(
            head + _MARKS[0] + table + _MARKS[1] + rest.partition(_MARKS[1])[2], "utf-8"
        )


if __name__ == "__main__":
    main()
