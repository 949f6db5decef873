"""Scores as tables: for the terminal and for docs/accuracy.md."""

from __future__ import annotations

from collections.abc import Mapping

from tests.evaluation.examples import FIXTURES
from tests.evaluation.scoring import Score, total

PAGE = FIXTURES.parent / "docs" / "accuracy.md"
COLUMNS = ("类别", "正确", "认出", "判对", "误报", "有错", "查出", "指对", "变异", "查出变异")
HEADINGS = {
    "statements": "自编语句（fixtures/statements.yaml）",
    "unseen": "没有据以调整规则的自编语句（fixtures/unseen.yaml）",
    "filings": "自编报告（fixtures/reports/）里核对无误的数字",
    "sentences": "人工标注的 78 句真实语句",
    "reports": "人工标注的两份真实报告",
}
INTRO = """# 准确率

本页由 `python -m tests.evaluation --write` 生成，请勿手改；`--details` 逐条列出没有认出、没有查出的语句。

- **正确／认出／判对**：数字无误的语句有多少，其中多少得出了核对结论（不是“跳过”），多少结论与标注一致
  （截尾所得的应判为截尾）。
- **误报**：数字无误却被指为有误。写“约”“近”的、没有基数可核的和容易看错的语句只看误报，不要求认出。
- **有错／查出／指对**：数字有误的语句有多少，多少被指出有误，多少正好指在写错的数字上。
- **变异／查出变异**：把每一个无误的数字改错——一位数字、相邻两位颠倒、小数点移位、换单位——各能产生多少种
  写法，多少种被指在该处有误。按四舍五入或截尾仍可能成立的写法由评测程序另行演算后剔除，不问 perflint。
- 规则随 `statements.yaml` 里的语句改进过，所以另备 `unseen.yaml`：没有依照其中任何一句改过规则，只用来测量，
  没有认出、没有查出的照实记在这里。在没有见过的报告上，应以这一组为准。
"""


def draw_table(scores: Mapping[str, Score]) -> str:
    """A Markdown table, a row a kind and one for all of them."""
    rows = [COLUMNS, ("---",) + ("--:",) * (len(COLUMNS) - 1)]
    rows += [_row(kind, one) for kind, one in scores.items()]
    rows.append(_row("合计", total(dict(scores))))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def render_page(parts: Mapping[str, Mapping[str, Score]], old: str = "") -> str:
    """docs/accuracy.md; what was not measured this time is taken over from the `old` page."""
    pages = [INTRO]
    for name, heading in HEADINGS.items():
        if name in parts:
            pages.append(render_part(name, parts[name]))
        elif f"## {heading}\n" in old:
            kept = old.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
            pages.append(f"## {heading}\n{kept}")
    return "\n".join(pages)


def render_part(name: str, scores: Mapping[str, Score]) -> str:
    """One section of the page."""
    together = summarise(total(dict(scores)))
    return f"## {HEADINGS[name]}\n\n{together}\n\n{draw_table(scores)}\n"


def summarise(one: Score) -> str:
    """One sentence of percentages."""
    return (
        f"认出 {_percent(one.recognised, one.right)}，误报 {len(one.accused)} 处，"
        f"错误查出 {_percent(one.caught, one.wrong)}，变异查出 {_percent(one.mutants_caught, one.mutants)}。"
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


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%（{part}/{whole}）" if whole else "—"
