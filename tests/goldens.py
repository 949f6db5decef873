"""Everything perflint finds in our own filings: `python -m tests.goldens` writes it anew."""

from __future__ import annotations

from pathlib import Path

from perflint.api import lint_file
from perflint.config import Config
from perflint.model.rule import Ruleset
from perflint.ruleset import load_ruleset

EVERYWHERE = Config(ignore=("WRD321",))
"""What is found on every machine: models of language are an extra, and differ by what is installed."""
REPORTS = Path(__file__).resolve().parents[1] / "fixtures" / "reports"
GOLDEN = Path(__file__).resolve().parent / "golden" / "reports.txt"


def filings() -> list[Path]:
    """The filings in fixtures/reports, by name."""
    return sorted(path for path in REPORTS.iterdir() if path.suffix in (".txt", ".md"))


def draw_up(ruleset: Ruleset) -> str:
    """A line for every finding of every level: filing, line, rule, severity."""
    lines = []
    for path in filings():
        result = lint_file(str(path), ruleset, EVERYWHERE)
        found = sorted((one.location.line, one.rule, one.severity) for one in result.findings)
        lines += [f"{path.name}:{line} {rule} {severity}" for line, rule, severity in found]
        coverage = result.coverage
        lines.append(f"{path.name}: {coverage.found} found, {coverage.checked} checked")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text(draw_up(load_ruleset()), encoding="utf-8")
