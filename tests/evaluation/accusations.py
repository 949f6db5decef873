"""Findings on public texts, each with the verdict a person gave it: precision is counted.

Nearly everything these texts state is right, so every finding is opened and judged once, and the
verdict kept (verdicts.py). What nobody has judged is counted as such, never as right.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from perflint import __version__
from perflint.api import lint_file
from perflint.config import Config
from perflint.model.result import Finding
from perflint.model.rule import Ruleset
from tests.evaluation.shared import SHARED, SPLITS, find_texts, split_of
from tests.evaluation.table import Measured
from tests.evaluation.verdicts import JUDGED, LONGEST_MARK, Verdict, find_verdict, load_verdicts

GROUPS = {
    "数字、时间、表、得分": ("NUM", "TIM", "TAB", "SCO"),
    "结构、文字、归档": ("STR", "WRD", "FIL"),
}
COLUMNS = ("规则", "差错", "对", "可商榷", "错", "未判", "提醒", "提醒对", "可商榷", "错", "未判")
AROUND = 120
CRASHED = "perflint 出错而没有结果的：{} 份。"
ORIGINALS_TITLE = "公开文件原件里的误报（shared/corpus/originals）"
TITLE = "公开文本里的误报（shared/corpus）"
NOTE = (
    "公开文本几乎没有错，所以每条差错都由人翻看原文判过，连同理由记在 tests/evaluation/verdicts.jsonl；"
    "没有判过的列为未判。"
)


class Accusation(NamedTuple):
    """A finding on a public text; `passage` is the text around it."""

    file: str
    finding: Finding
    mark: str
    passage: str
    verdict: Verdict | None


def find_originals() -> list[Path]:
    """The documents as they were published."""
    return sorted((SHARED / "corpus" / "originals").iterdir())


def accuse(
    paths: Iterable[Path], ruleset: Ruleset, crashed: list[str] | None = None
) -> Iterator[Accusation]:
    """Every error and warning of the groups on these texts. A text that perflint fails on yields
    nothing and goes into `crashed`; without that the failure is raised."""
    verdicts = load_verdicts()
    rules = tuple(prefix for group in GROUPS.values() for prefix in group)
    for path in paths:
        file = path.relative_to(SHARED / "corpus").as_posix()
        try:
            result = lint_file(str(path), ruleset, Config(detail=True))
        except Exception as error:
            if crashed is None:
                raise
            crashed.append(f"crashed {file} {error!r}")
            continue
        for one in result.findings:
            if one.severity == "info" or not one.rule.startswith(rules):
                continue
            mark = mark_of(one)
            place = one.location
            verdict = find_verdict(verdicts, file, place.line, place.column, one.rule, mark)
            yield Accusation(file, one, mark, passage_at(result.text, one), verdict)


def mark_of(finding: Finding) -> str:
    """The words pointed at, no more than may be kept."""
    start, end = finding.mark
    return finding.excerpt[start:end][:LONGEST_MARK]


def passage_at(text: str, finding: Finding) -> str:
    """The text around a finding, with 【 before the place and lines run together."""
    place = finding.location
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    at = starts[place.line - 1] + place.column - 1 if place.line <= len(starts) else 0
    return f"{text[max(0, at - AROUND) : at]}【{text[at : at + AROUND]}".replace("\n", "⏎")


def measure_accusations(ruleset: Ruleset) -> list[Measured]:
    """Counts on the texts, by rule and, for errors judged wrong, by cause."""
    return measure(find_texts(), ruleset)


def measure(paths: Iterable[Path], ruleset: Ruleset) -> list[Measured]:
    """The tables of the findings on some files, failures of perflint told with them."""
    crashed: list[str] = []
    counted, causes = tabulate(accuse(paths, ruleset, crashed))
    note = f"{counted.note}{CRASHED.format(len(crashed))}" if crashed else counted.note
    return [counted._replace(note=note, details=tuple(crashed)), causes]


def measure_originals(ruleset: Ruleset) -> list[Measured]:
    """The same on the documents as published, read by our own readers."""
    counted, causes = measure(find_originals(), ruleset)
    return [
        counted._replace(
            name="originals", title=ORIGINALS_TITLE, note=counted.note.removeprefix(NOTE)
        ),
        causes._replace(name="originals-causes", title=f"{causes.title}：原件"),
    ]


def tabulate(accusations: Iterable[Accusation]) -> list[Measured]:
    """The tables of some findings."""
    counts: dict[str, Counter[str]] = {}
    causes: Counter[tuple[str, str]] = Counter()
    for one in accusations:
        rule, severity = one.finding.rule, one.finding.severity
        judged = one.verdict.judged if one.verdict else "unjudged"
        group = next(name for name, prefixes in GROUPS.items() if rule.startswith(prefixes))
        for row in (group, f"{group} · {split_of(one.file)}", rule):
            counts.setdefault(row, Counter())[f"{severity} {judged}"] += 1
        if one.verdict and one.verdict.judged == "wrong" and severity == "error":
            causes[one.verdict.cause, rule] += 1
    names = [row for group in GROUPS for row in (group, *(f"{group} · {s}" for s in SPLITS))]
    rules = sorted(set(counts) - set(names))
    rows = tuple(draw_row(row, counts[row]) for row in (*names, *rules) if row in counts)
    ranked = sorted(causes.items(), key=lambda item: (-item[1], item[0]))
    by_cause = tuple((cause, rule, str(n)) for (cause, rule), n in ranked)
    return [
        Measured("accusations", TITLE, NOTE, COLUMNS, rows),
        Measured("causes", "误报的原因", "", ("原因", "规则", "条"), by_cause),
    ]


def draw_row(name: str, count: Counter[str]) -> tuple[str, ...]:
    cells: list[str] = []
    for severity in ("error", "warning"):
        numbers = [count[f"{severity} {judged}"] for judged in (*JUDGED, "unjudged")]
        cells += map(str, (sum(numbers), *numbers))
    return (name, *cells)


def list_unjudged(
    accusations: Iterable[Accusation], rules: tuple[str, ...], *, held: bool = False
) -> Iterator[str]:
    """JSON lines of findings nobody has judged, to be filled in (verdicts.py). Those on held texts
    only where asked for."""
    for one in accusations:
        if one.verdict or not one.finding.rule.startswith(rules):
            continue
        if split_of(one.file) == "held" and not held:
            continue
        place = one.finding.location
        verdict = Verdict(
            one.file, place.line, place.column, one.finding.rule, one.mark, "", seen=__version__
        )
        rest = {
            "severity": one.finding.severity,
            "message": one.finding.message,
            "passage": one.passage,
        }
        yield json.dumps({**verdict._asdict(), **rest}, ensure_ascii=False)
