"""python -m tests.evaluation [--write] [--details]: score, print the table, write the page."""

from __future__ import annotations

import argparse

from perflint.ruleset import load_ruleset
from tests.evaluation.examples import FIXTURES, load_sentences, load_statements
from tests.evaluation.rendering import PAGE, draw_table, render_page
from tests.evaluation.reports import score_filings, score_labelled
from tests.evaluation.scoring import mistakes, score

SHARED = FIXTURES.parent.parent / "shared" / "gold"


def main() -> None:
    """Score everything there is and print it."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/accuracy.md")
    parser.add_argument("--details", action="store_true", help="list every mistake")
    options = parser.parse_args()
    ruleset = load_ruleset()
    parts = {
        "statements": score(load_statements(), ruleset),
        "unseen": score(load_statements("unseen.yaml"), ruleset),
        "filings": score_filings(ruleset),
    }
    if (SHARED / "sentences.yaml").is_file():
        parts["sentences"] = score(load_sentences(SHARED / "sentences.yaml"), ruleset)
    if reports := sorted(SHARED.glob("00*.yaml")):
        parts["reports"] = score_labelled(reports, ruleset)
    for name, scores in parts.items():
        print(f"\n{name}\n{draw_table(scores)}")
        if options.details:
            print("\n".join(mistakes(scores)))
    if options.write:
        old = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
        PAGE.write_text(render_page(parts, old), encoding="utf-8")


if __name__ == "__main__":
    main()
