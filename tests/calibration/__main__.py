"""`python -m tests.calibration [--write]`: counts, by form and features, how many readings hold, and
what slips look like beside misreadings.

Read are the public texts, statements and written reports of ../shared and the reports of
fixtures/written that are not held out (see tests/evaluation/shared.py); `errors.jsonl`, real
mistakes that would spoil a cell, is left out.
`--write` fits rules/signs.yaml (see signs.py) and makes rules/reliability.yaml by it; without it the cells are printed,
the largest first.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from perflint.judgement.reliability import SEPARATOR
from perflint.relations.reading import ROW, ROWS
from perflint.ruleset.loader import load_ruleset
from tests.calibration.counting import (
    SHARED,
    count_comparisons,
    count_readings,
    find_counted,
    read_texts,
)
from tests.calibration.signs import fit_points, read_choices, render
from tests.calibration.slips import count_slips

RULES = Path(__file__).resolve().parents[2] / "rules"
FEWEST = 3
HEAD = """# 同类写法在公开文本中 [相符, 总数]；slip:、misreading: 为同样位数的笔误、误读中
# [像这种笔误的, 总数]，分商（quotient）、小于总数的各项之和（short）、大于总数的（over）、其他（account），
# any 不分，checked 是公开过的文本里的各种。由 python -m tests.calibration --write 生成，请勿手改。
"""


def main() -> int:
    """Count, and print or write."""
    parser = argparse.ArgumentParser(prog="python -m tests.calibration")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--failing", metavar="CELL", help="list the readings of a cell that fail")
    arguments = parser.parse_args()
    if not SHARED.is_dir():
        print("../shared is absent", file=sys.stderr)
        return 2
    if arguments.failing:
        for counted in find_counted(read_texts(SHARED), load_ruleset()):
            key = SEPARATOR.join((counted.reading.form, *counted.reading.features))
            if not counted.holds and key.startswith(arguments.failing):
                digits = " ".join(figure.quantity.text for _, figure in counted.reading.operands)
                stated = counted.reading.stated.quantity.text
                print(f"{counted.text}:{counted.line} {key} {stated} <- {digits}")
                print(f"    {counted.passage}")
        return 0
    texts = tuple(read_texts(SHARED))
    if arguments.write:
        choices = read_choices(texts, load_ruleset())
        signs = {form: fit_points(one) for form, one in choices.items()}
        (RULES / "signs.yaml").write_text(render(signs), encoding="utf-8")
    found = list(find_counted(texts, load_ruleset()))
    counts = count_readings(found)
    prose = [one for one in found if not one.reading.form.startswith((ROW, ROWS))]
    counts |= count_slips(prose, counts) | count_comparisons(texts, load_ruleset())
    rows = sorted(counts.items())
    if arguments.write:
        lines = [
            f'"{key}": [{holding}, {met}]\n'
            for key, (holding, met) in rows
            if met >= FEWEST or "|" not in key
        ]
        (RULES / "reliability.yaml").write_text(HEAD + "".join(lines), encoding="utf-8")
        return 0
    for key, (holding, met) in sorted(rows, key=lambda row: -row[1][1]):
        print(f"{holding:6} {met:6} {holding / met:.3f} {key}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
