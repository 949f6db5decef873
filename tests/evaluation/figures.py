"""What perflint takes printed figures to mean, against figures labelled by hand (gold/figures.jsonl).

Figures are those `perflint inspect --facts --output-format json` prints; while it does not know
the option, the measure says so and counts nothing. A figure is the one at the label's line and
column. A figure that is not found is wrong in every field. Values in `also` are as right as the
first. `concept` is counted twice: *exact*, equal but for blanks, quotation marks and 的, and
*about*, where one name contains the other, which is kind to names that are too short or too long.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from perflint.model.rule import Ruleset
from tests.evaluation.shared import SHARED, SPLITS, split_of
from tests.evaluation.table import Measured, share

FIELDS = (
    "nature", "period", "direction", "whole", "stage", "concept", "against", "owner",
)  # fmt: skip
EXACT = "concept exact"
FILLED = ("period", "stage", "owner")
TITLE = "337 个人工标注的数字各是什么意思（gold/figures.jsonl）"
NOTE = (
    "concept 一行把一个名称包含另一个也算对，concept exact 要求名称相同；标注里的 also 同样算对。"
    "没有认作数字的，各栏都算错。"
)
MISSING = "not available: perflint inspect has no --facts"
Figure = dict[str, Any]
Place = tuple[str, int, int]


def load_labels() -> list[Figure]:
    """The labelled figures, in file order."""
    lines = (SHARED / "gold" / "figures.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def inspect_figures(files: list[str]) -> dict[Place, Figure] | None:
    """What perflint says of the figures of some files below `shared`, by place; None where it has
    no such command."""
    paths = [str(SHARED / file) for file in files]
    command = [sys.executable, "-m", "perflint", "inspect", "--facts", "--output-format", "json"]
    run = subprocess.run([*command, *paths], capture_output=True, text=True, check=False)
    if run.returncode == 2 and "--facts" in run.stderr:
        return None
    if run.returncode not in (0, 1):
        raise RuntimeError(run.stderr[-2000:])
    file_of = dict(zip(paths, files, strict=True))
    return {
        (file_of[document["path"]], figure["line"], figure["column"]): figure
        for document in json.loads(run.stdout)["documents"]
        for figure in document["figures"]
    }


def measure_figures(ruleset: Ruleset) -> list[Measured]:
    """Each field by split, and what was taken for what."""
    labels = load_labels()
    found = inspect_figures(sorted({one["file"] for one in labels}))
    if found is None:
        return [Measured("figures", TITLE, MISSING, (), ())]
    counts: dict[str, Counter[str]] = {}
    details = []
    for label in labels:
        figure = found.get((label["file"], label["line"], label["column"]))
        split = split_of(label["file"])
        for field, right in judge(label, figure):
            counts.setdefault(field, Counter()).update({split: 1, f"{split} right": int(right)})
            if split == "development" and not right:
                details.append(describe(label, figure, field))
    rows = tuple(draw_row(field, count) for field, count in counts.items())
    details.sort()
    return [Measured("figures", TITLE, NOTE, ("字段", *SPLITS, "合计"), rows, tuple(details))]


def judge(label: Figure, figure: Figure | None) -> Iterator[tuple[str, bool]]:
    """Every field and whether it is right."""
    yield "found", figure is not None
    for field in FIELDS:
        yield field, figure is not None and is_right(field, label, figure.get(field), exact=False)
        if field == "concept":
            right = figure is not None and is_right(field, label, figure.get(field), exact=True)
            yield EXACT, right
    for field in FILLED if "filled" in label else ():
        how = (figure or {}).get("filled", {}).get(field)
        yield f"filled {field}", how == label.get("filled", {}).get(field)


def is_right(field: str, label: Figure, value: Any, *, exact: bool) -> bool:
    """Whether a value is the labelled one or another a careful reader could give."""
    also = label.get("also", {}).get(field, [])
    accepted = [label[field], *(also if isinstance(also, list) else [also])]
    if field not in ("concept", "owner"):
        return value in accepted
    said = bare(value)
    names = [bare(one) for one in accepted]
    near = not exact and said != "" and any(said in one or one in said for one in names if one)
    return said in names or near


def bare(name: Any) -> str:
    """A name without what does not tell it from another."""
    return re.sub(r"[\s“”\"'的()]", "", unicodedata.normalize("NFKC", str(name or "")))


def describe(label: Figure, figure: Figure | None, field: str) -> str:
    """One wrong field."""
    place = f"{label['file']}:{label['line']}:{label['column']} [{label['text']}]"
    name = field.removesuffix(" exact")
    if figure is None:
        return f"{field}: not found {place}"
    due, said = label.get(name), figure.get(name)
    if field.startswith("filled"):
        name = field.split()[1]
        due, said = label.get("filled", {}).get(name), figure.get("filled", {}).get(name)
    return f"{field}: {due} ← {said} {place}"


def draw_row(field: str, count: Counter[str]) -> tuple[str, ...]:
    cells = [share(count[f"{split} right"], count[split]) for split in SPLITS]
    whole = sum(count[split] for split in SPLITS)
    return field, *cells, share(sum(count[f"{split} right"] for split in SPLITS), whole)
