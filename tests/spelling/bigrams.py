"""Makes perflint/spelling/data/bigrams.txt.gz from public documents of governments.

    python -m tests.spelling.bigrams FOLDER… [--but PLACE…]

Each text is cut into words by the likeliest reading, first with jieba's counts alone, then with what
the first reading counted. `--least` leaves rare ones out.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from perflint.spelling.bigrams import Bigrams
from perflint.spelling.characters import DATA
from perflint.spelling.lattice import best_reading, read_run
from perflint.spelling.lexicon import lexicon_path, load_lexicon

RUN = re.compile("[一-鿿]+")
_HEAD = "# 词、次数、其后的词及次数，由 python -m tests.spelling.bigrams 从政府公开文件统计。\n"


def read_texts(folders: Iterable[str], but: Iterable[str]) -> list[str]:
    """The texts of `folders` whose names do not begin with a place of `but` and a year."""
    left_out = set(but)
    return [
        path.read_text(encoding="utf-8")
        for folder in folders
        for path in sorted(Path(folder).glob("*.txt"))
        if re.sub(r"-\d{4}.*", "", path.name) not in left_out
    ]


def count(texts: Iterable[str]) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """Words and the words after them."""
    lexicon = load_lexicon(lexicon_path())
    runs = Counter(run for text in texts for run in RUN.findall(text))
    counts: Counter[str] = Counter()
    after: dict[str, Counter[str]] = {}
    for _ in range(2):
        model = Bigrams(counts, after, lexicon)
        counts, after = Counter(), {}
        for run, times in runs.items():
            # What a document repeats in every table or line counts little more than once.
            weight = min(times, 20)
            reading = best_reading(read_run(run, model), model)
            for word in reading:
                counts[word] += weight
            for one, other in zip(reading, reading[1:], strict=False):
                after.setdefault(one, Counter())[other] += weight
    return counts, after


def lines(counts: Counter[str], after: dict[str, Counter[str]], least: int) -> Iterable[str]:
    """The file, line by line."""
    for word in sorted(word for word, times in counts.items() if times >= least):
        follow = sorted(
            (w, n) for w, n in after.get(word, {}).items() if n >= least and counts[w] >= least
        )
        yield "\t".join((word, str(counts[word]), " ".join(f"{w} {n}" for w, n in follow))).rstrip()


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--but", nargs="*", default=[])
    parser.add_argument("--least", type=int, default=1)
    parser.add_argument("--to", default=os.path.join(DATA, "bigrams.txt.gz"))
    asked = parser.parse_args()
    counts, after = count(read_texts(asked.folders, asked.but))
    content = (_HEAD + "\n".join(lines(counts, after, asked.least)) + "\n").encode()
    Path(asked.to).write_bytes(gzip.compress(content, mtime=0))


if __name__ == "__main__":
    main()
