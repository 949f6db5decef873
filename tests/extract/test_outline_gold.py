"""The outline of reports against their labels, made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from perflint.model.subject import Section
from perflint.readers import read
from tests.extract.outlines import flat, outline

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
GOLD = sorted((SHARED / "gold").glob("00*.yaml"))
# What the labels call a duplicate is the whole second run; we say where it starts.
SAME = {"restarted": "duplicate", "lone": "ok", "not_restarted": "ok"}


def labelled_lines(path: Path) -> dict[int, Section]:
    document = read(str(path))
    flow, sections = outline(document)
    return {
        document.line_column(flow.source(one.span.start))[0]: one
        for one in flat(sections, items=True)
    }


# The labels of this one give levels as meant, not as printed, and headings within a line.
OTHERWISE = ("001",)


@pytest.mark.skipif(not GOLD, reason="no labelled reports beside this checkout")
@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_every_heading_is_found_and_known_to_be_empty_or_not(gold: Path) -> None:
    labels: dict[str, Any] = yaml.safe_load(gold.read_text(encoding="utf-8"))
    found = labelled_lines(SHARED / "seeds" / labels["seed"])
    empty = {
        label["line"]: label["body_empty"]
        for label in labels["headings"]
        if label["kind"] == "heading"
    }
    assert {line: found[line].empty for line in empty if line in found} == empty


@pytest.mark.skipif(not GOLD, reason="no labelled reports beside this checkout")
@pytest.mark.parametrize(
    "gold", [one for one in GOLD if not one.stem.startswith(OTHERWISE)], ids=lambda path: path.stem
)
def test_every_heading_as_labelled(gold: Path) -> None:
    labels: dict[str, Any] = yaml.safe_load(gold.read_text(encoding="utf-8"))
    found = labelled_lines(SHARED / "seeds" / labels["seed"])
    wrong: list[tuple[object, ...]] = []
    for label in labels["headings"]:
        section = found.get(label["line"])
        if str(label["token"] or "").startswith(("一是", "二是", "三是", "目标")):
            continue  # enumeration inside text, not a heading
        if section is None:
            wrong.append((label["line"], "missing"))
            continue
        kind = "heading" if section.kind == "run_in" else section.kind
        depth = label.get("effective_level", label["level"])
        said = SAME.get(section.numbering, section.numbering)
        for name, is_, should in (
            ("kind", kind, label["kind"]),
            ("level", section.level, label["level"]),
            ("empty", section.empty, label["body_empty"]),
            ("depth", section.depth, depth),
            ("numbering", said, SAME.get(label["numbering"], label["numbering"])),
        ):
            if is_ != should:
                wrong.append((label["line"], name, is_, should))
    labelled = {label["line"] for label in labels["headings"]}
    wrong += [(line, "extra", one.title) for line, one in found.items() if line not in labelled]
    assert wrong == []
