"""python -m tests.evaluation.amounts [--list N] [--extra] PATH…: amounts beside those of pdftotext.

Two readers that know nothing of each other seldom break the same figure. So an amount that pdftotext
(poppler-utils) prints whole, with and without layout, has to be printed whole by perflint as often.
Headers and footers count once, as perflint tells them once; years (the headings of a table that goes
on over many pages, told once, have them) and codes without any mark in them are no amounts.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from perflint.errors import ReadError
from perflint.readers import read

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_GLUED = re.compile(r"[\d.,]*\d")
_FEWEST_DIGITS = 3
_LONGEST = 10
_YEAR = re.compile(r"(?:19|20)\d\d")
_EDGE, _SEVERAL = 3, 3
_ROW = re.compile(r"#[.,]#")
_SECONDS = 120


class Comparison(NamedTuple):
    """Amounts of one file: how many pdftotext prints, those that perflint prints less often, and
    those that only perflint prints (figures it joined, or glued). `broken`: how many of those
    missing pdftotext broke off at a line end or at a point it cannot read, 102 of 102.8."""

    whole: int
    missing: Counter[str]
    extra: Counter[str]
    broken: int


def find_amounts(text: str) -> Counter[str]:
    """The amounts of three digits or more, each with how often it stands there."""
    found = (match[0].strip(".,") for match in _GLUED.finditer(normalize("NFKC", text)))
    return Counter(
        amount
        for amount in found
        if _NUMBER.fullmatch(amount)
        and sum(map(str.isdigit, amount)) >= _FEWEST_DIGITS
        and not (amount.isdigit() and len(amount) > _LONGEST)
        and not _YEAR.fullmatch(amount)
    )


def drop_edges(text: str) -> str:
    """Text as pdftotext gives it, a form feed after each page, with each header and footer once:
    lines near the edge of several pages that differ in their figures only."""
    pages = [page.strip("\n").split("\n") for page in text.split("\f")]
    often = Counter(
        words for page in pages for words in {_words(line) for line in page[:_EDGE] + page[-_EDGE:]}
    )
    seen: set[str] = set()
    kept: list[str] = []
    for page in pages:
        for number, line in enumerate(page):
            words = _words(line)
            near = number < _EDGE or number >= len(page) - _EDGE
            near = near and not _ROW.search(words)
            if near and often[words] >= _SEVERAL and words in seen:
                continue
            if near:
                seen.add(words)
            kept.append(line)
    return "\n".join(kept)


def _words(line: str) -> str:
    return re.sub(r"\d+", "#", "".join(line.split()))


def compare_amounts(ours: str, theirs: Sequence[str]) -> Comparison:
    """`ours` beside several texts of the same file; only what all of these agree on counts."""
    counted = [find_amounts(drop_edges(text)) for text in theirs]
    agreed = counted[0]
    for other in counted[1:]:
        agreed &= other
    said = find_amounts(ours)
    anywhere: Counter[str] = Counter()
    for one in counted:
        anywhere |= one
    missing, extra = agreed - said, said - anywhere
    longer = Counter(
        beginning for amount in extra.elements() if (beginning := _broken_off(amount, missing))
    )
    broken = missing & longer
    return Comparison(agreed.total() - broken.total(), missing - broken, extra, broken.total())


def _broken_off(amount: str, missing: Counter[str]) -> str:
    """The beginning of an amount that misses some of its decimals."""
    point = amount.find(".")
    ends = range(point, len(amount)) if point > 0 else ()
    return next((amount[:end] for end in ends if amount[:end] in missing), "")


def compare_file(path: Path) -> Comparison | None:
    """None where perflint finds nothing to read, as in a scan."""
    try:
        document = read(str(path))
    except ReadError:
        return None
    return compare_amounts(document.text, [_theirs(path), _theirs(path, "-layout")])


def _theirs(path: Path, *options: str) -> str:
    command = ["pdftotext", *options, "-enc", "UTF-8", str(path), "-"]
    done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    return done.stdout.decode("utf-8", "replace")


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.pdf")) if path.is_dir() else [path]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each file and the share over all; 1 if it is below what is promised."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.amounts", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--list", type=int, default=10, metavar="N", help="misses told a file")
    parser.add_argument("--extra", action="store_true", help="list what only perflint prints too")
    options = parser.parse_args(arguments)
    whole = missed = broken = 0
    for path in _files(options.paths):
        found = compare_file(path)
        if found is None:
            print(f"{path.name}: not read")
            continue
        whole += found.whole
        missed += found.missing.total()
        broken += found.broken
        listed = ", ".join(
            f"{amount} ×{n}" for amount, n in found.missing.most_common(options.list)
        )
        print(f"{path.name}: {found.missing.total()} of {found.whole} missing  {listed}")
        if options.extra:
            print(
                f"    only here ({found.extra.total()}): {', '.join(list(found.extra)[: options.list])}"
            )
    share = 1 - missed / whole if whole else 1.0
    print(f"{share:.4%} of {whole:,} amounts printed whole, {missed} missing")
    print(f"{broken} more that pdftotext broke off are whole here")
    return share < 0.999


if __name__ == "__main__":
    sys.exit(main())
