"""The floor: what twenty plain patterns cost with nothing around them.

Every file is searched whole with `re`, each match gets its line and column, and all are printed in
order. No framework, no cache, one process. Speeds of perflint are quoted as multiples of this.
"""

from __future__ import annotations

import os
import re
import sys
from bisect import bisect_right

PATTERNS = {
    "wide-digit": "[０-９]+",
    "unfinished": "TODO|待补充|待完善|待填",
    "placeholder": "[XＸ×]{2,}",
    "doubled-mark": "[，。；：、！？]{2,}",
    "english-word": "[一-龥] ?(?:and|or|the) ?[一-龥]",
    "year": "20[0-9]{2}年",
    "percentage": "[0-9.]+%",
    "amount": "[0-9][0-9,.]* ?(?:万元|亿元)",
    "half-comma": "[一-龥],[一-龥]",
    "half-bracket": "\\([一二三四五六七八九十0-9]{1,3}\\)",
    "blank-between": "[一-龥][ 　]+[一-龥]",
    "wide-letter": "[Ａ-Ｚａ-ｚ]+",
    "residue": "\\[bookmark: [^\\]\\n]*\\]",
    "date": "[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日",
    "vague": "基本上|大概|左右|若干|等等|进一步加强",
    "range": "[0-9]+(?:\\.[0-9]+)?%?[-—~～至][0-9]+(?:\\.[0-9]+)?%",
    "score": "[0-9]+(?:\\.[0-9]+)?分",
    "half-mark": "[一-龥][;:!?]",
    "lead-in": "(?:主要|其中|包括|如下)[:：]",
    "doubled-word": "的的|了了|和和|进行进行|开展开展",
}


def main(paths: list[str]) -> None:
    """Search the files named, or those of the folders named, and print every match."""
    patterns = [(name, re.compile(pattern)) for name, pattern in PATTERNS.items()]
    for path in sorted(find(paths)):
        with open(path, "rb") as handle:
            text = handle.read().decode("utf-8")
        ends, at = [-1], text.find("\n")
        while at >= 0:
            ends.append(at)
            at = text.find("\n", at + 1)
        found = sorted(
            (m.start(), name, m.group()) for name, p in patterns for m in p.finditer(text)
        )
        rows = []
        for start, name, words in found:
            line = bisect_right(ends, start - 1)
            rows.append(f"{path}:{line}:{start - ends[line - 1]}: {name} {words}\n")
        sys.stdout.write("".join(rows))


def find(paths: list[str]) -> list[str]:
    """The files at or below `paths`."""
    files: list[str] = []
    for path in paths:
        if os.path.isdir(path):
            files += [os.path.join(at, name) for at, _, names in os.walk(path) for name in names]
        else:
            files.append(path)
    return files


if __name__ == "__main__":
    main(sys.argv[1:])
