"""The tables of all measures: for the terminal and for docs/accuracy.md."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.evaluation.examples import FIXTURES
from tests.evaluation.scoring import Score, mistakes, total
from tests.evaluation.table import Measured, render, share

PAGE = FIXTURES.parent / "docs" / "accuracy.md"
BEFORE = Path(__file__).with_name("before.json")
COLUMNS = ("类别", "正确", "认出", "判对", "误报", "有错", "查出", "指对", "变异", "查出变异")
HEADINGS = {
    "statements": "自编语句（fixtures/statements.yaml）",
    "aside": "规则作者自编、当时没有据以改规则的语句（fixtures/statements-aside.yaml）",
    "filings": "自编报告（fixtures/reports/）里核对无误的数字",
    "sentences": "人工标注的 78 句真实语句",
    "seeds": "人工标注的真实报告",
}
ORDER = (
    "summary", *HEADINGS, "openings", "reports", "reports-categories", "written",
    "written-categories", "corpus", "accusations", "causes",
    "originals", "originals-causes", "figures", "invariance", "invariance-rules",
)  # fmt: skip
INTRO = """# 准确率

本页由 `python -m tests.evaluation --write` 生成，请勿手改；`--details` 逐条列出没有认出、没有查出的语句。

- **正确／认出／判对**：数字无误的语句有多少，其中多少得出了核对结论（不是“跳过”），多少结论与标注一致
  （截尾所得的应判为截尾）。
- **误报**：数字无误却被指为有误。写“约”“近”的、没有基数可核的和容易看错的语句只看误报，不要求认出。
- **有错／查出／指对**：数字有误的语句有多少，多少被指出有误，多少正好指在写错的数字上。
- **变异／查出变异**：把每一个无误的数字改错——一位数字、相邻两位颠倒、小数点移位、换单位——各能产生多少种
  写法，多少种被指在该处有误。按四舍五入或截尾仍可能成立的写法由评测程序另行演算后剔除，不问 perflint。
- **development／held**：真实材料按地方或名称分成两份，held 这份的内容始终不看，也不据以改规则或校准，
  在没有见过的报告上应以这一份为准（名单见 tests/evaluation/shared.py）。规则作者自己写的语句，即使当时没有
  据以改规则，用词也与规则相近，不能代替没有见过的文本。
"""
BEFORE_HEADING = "改动前（0.1.0）"
BEFORE_NOTE = "数字核心重写之前，用同样的办法量得的结果，由 `--write-before` 记下一次，此后不变。"


def tabulate_scores(name: str, scores: Mapping[str, Score]) -> Measured:
    """Scores by kind of statement as a table."""
    everything = total(dict(scores))
    rows = [_row(kind, one) for kind, one in scores.items()] + [_row("合计", everything)]
    details = tuple(mistakes(dict(scores)))
    return Measured(name, HEADINGS[name], summarise(everything), COLUMNS, tuple(rows), details)


def render_page(parts: Iterable[Measured], old: str = "", before: Iterable[Measured] = ()) -> str:
    """docs/accuracy.md; what was not measured this time is taken over from the `old` page, what was
    measured `before` stands at its end."""
    sections = dict(split_page(old))
    sections |= {one.name: render(one) for one in parts}
    pages = [INTRO, *(sections[name] for name in ORDER if name in sections)]
    if earlier := [render(one, "###") for one in before]:
        pages += [f"## {BEFORE_HEADING}\n\n{BEFORE_NOTE}\n", *earlier]
    return "\n".join(pages)


def split_page(page: str) -> Iterable[tuple[str, str]]:
    """The sections of a page by the name of their measure, which a comment behind the heading
    tells."""
    for section in page.split("\n## ")[1:]:
        heading = section.partition("\n")[0]
        if (name := heading.rpartition("<!-- ")[2].removesuffix(" -->")) in ORDER:
            yield name, f"## {section.rstrip()}\n"


def load_before() -> list[Measured]:
    """What was measured before the numeric core was rebuilt."""
    if not BEFORE.is_file():
        return []
    tables = json.loads(BEFORE.read_text(encoding="utf-8"))
    return [
        Measured(
            one["name"], one["title"], one["note"], tuple(one["columns"]),
            tuple(tuple(row) for row in one["rows"]),
        )
        for one in tables
    ]  # fmt: skip


def write_before(parts: Iterable[Measured]) -> None:
    """Keep the tables of `parts` as those from before; others stay as they are."""
    tables = {one.name: one for one in (*load_before(), *parts)}
    kept = [tables[name] for name in ORDER if name in tables]
    plain = [{k: v for k, v in one._asdict().items() if k != "details"} for one in kept]
    BEFORE.write_text(json.dumps(plain, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def summarise(one: Score) -> str:
    """One sentence of percentages."""
    return (
        f"认出 {share(one.recognised, one.right)}，误报 {len(one.accused)} 处，"
        f"错误查出 {share(one.caught, one.wrong)}，变异查出 {share(one.mutants_caught, one.mutants)}。"
    )


def _row(kind: str, one: Score) -> tuple[str, ...]:
    numbers = (
        one.right,
        one.recognised,
        one.verdicts,
        len(one.accused),
        one.wrong,
        one.caught,
        one.in_place,
        one.mutants,
        one.mutants_caught,
    )
    return (kind, *map(str, numbers))
