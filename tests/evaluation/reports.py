"""Score whole filings: our own, and reports labelled by hand where they lie near."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from perflint.api import lint_file
from perflint.config import Config
from perflint.model.result import ClaimRecord, LintResult
from perflint.model.rule import Ruleset
from tests.evaluation.examples import FIXTURES, Example
from tests.evaluation.scoring import RIGHT, Score, recover, run_mutants

DUE = {
    "ok_rounded": frozenset({"holds", "approximate"}),
    "ok_truncated_only": frozenset({"holds_if_truncated"}),
    "approx_ok": RIGHT,
}


def score_filings(ruleset: Ruleset, folder: Path = FIXTURES / "reports") -> dict[str, Score]:
    """The numbers of our own filings that hold, each broken in every way, by kind of claim."""
    scores: dict[str, Score] = {}
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        result = lint_file(str(path), ruleset, Config())
        for claim in result.claims:
            if claim.verdict not in RIGHT or claim.stated is None:
                continue
            one = scores.setdefault(claim.kind, Score())
            example = locate(claim, path.stem, text)
            formula, factor = recover(example, [claim])
            if not formula:
                continue
            one.right += 1
            one.recognised += 1
            one.verdicts += 1
            run_mutants(example, formula, factor, ruleset, one)
    return scores


def locate(claim: ClaimRecord, name: str, text: str) -> Example:
    """A claim of a filing as a labelled statement."""
    assert claim.stated is not None
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: claim.stated.line - 1]) + claim.stated.column - 1
    label = f"{name}:{claim.stated.line}:{claim.stated.column}"
    return Example(label, claim.kind, text, start, start + len(claim.stated.text), True)


def score_labelled(paths: Iterable[Path], ruleset: Ruleset) -> dict[str, Score]:
    """The numeric relations labelled in real reports, by kind."""
    scores: dict[str, Score] = {}
    for path in paths:
        labels: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        result = lint_file(str(path.parents[1] / "seeds" / labels["seed"]), ruleset, Config())
        wrong_places = set()
        for relation in labels["relations"]:
            if "reported" not in relation or relation["verdict"] == "not_checkable":
                continue
            kind = f"{relation['kind']}"
            score_relation(relation, result, scores.setdefault(kind, Score()))
            if relation["verdict"] == "wrong":
                wrong_places.add(relation["line"])
        for claim in result.claims:
            if claim.kind == "year":
                continue  # The labels are of figures; a year of another report is no figure.
            if claim.verdict == "contradicted" and claim.line not in wrong_places:
                where = scores.setdefault(claim.kind, Score())
                where.accused.append(f"{path.stem}:{claim.line} {claim.text}: {claim.expression}")
    return scores


def score_relation(relation: dict[str, Any], result: LintResult, one: Score) -> None:
    """Count one labelled relation."""
    value = Decimal(relation["reported"]["value"])
    lines = {relation["line"], *relation.get("lines", ())}
    found = {
        claim.verdict
        for claim in result.claims
        if claim.stated and claim.line in lines and Decimal(claim.stated.value) == value
    }
    name = f"{relation['id']} {relation['quote']}"
    if relation["verdict"] == "wrong":
        one.wrong += 1
        one.caught += "contradicted" in found
        one.in_place += "contradicted" in found
        if "contradicted" not in found:
            one.uncaught.append(name)
        return
    one.right += 1
    one.recognised += bool(found & RIGHT)
    one.verdicts += bool(found & DUE[relation["verdict"]])
    if not found & RIGHT:
        one.missed.append(name)
