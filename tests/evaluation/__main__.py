"""python -m tests.evaluation [MEASURE …] [--write] [--details]: measure, print, write the page.

Without a MEASURE all of them run, a few minutes; those on real texts only where these lie beside
the checkout. `corpus-seen` is `corpus` without the mutants, in seconds. `accusations --unjudged
[--rules NUM,TAB]` lists findings nobody has judged yet, ready for `python -m
tests.evaluation.verdicts add`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from itertools import chain

from perflint.model.rule import Ruleset
from perflint.ruleset import load_ruleset
from tests.evaluation import accusations, rendering
from tests.evaluation.corpus import measure_corpus, measure_seen
from tests.evaluation.examples import load_sentences, load_statements
from tests.evaluation.figures import measure_figures
from tests.evaluation.invariance import measure_invariance
from tests.evaluation.openings import measure_openings
from tests.evaluation.rendering import PAGE, render_page, tabulate_scores
from tests.evaluation.reports import score_filings, score_labelled
from tests.evaluation.scoring import score
from tests.evaluation.shared import SHARED
from tests.evaluation.summary import summarise
from tests.evaluation.table import Measured, draw
from tests.evaluation.written import measure_others, measure_written

GOLD = SHARED / "gold"
Measure = Callable[[Ruleset], list[Measured]]
OWN: dict[str, Measure] = {
    "statements": lambda rules: [tabulate_scores("statements", score(load_statements(), rules))],
    "aside": lambda rules: [
        tabulate_scores("aside", score(load_statements("statements-aside.yaml"), rules))
    ],
    "filings": lambda rules: [tabulate_scores("filings", score_filings(rules))],
    "invariance": measure_invariance,
    "written": measure_others,
}
REAL: dict[str, Measure] = {
    "sentences": lambda rules: [
        tabulate_scores("sentences", score(load_sentences(GOLD / "sentences.yaml"), rules))
    ],
    "seeds": lambda rules: [
        tabulate_scores("seeds", score_labelled(sorted(GOLD.glob("00*.yaml")), rules))
    ],
    "openings": lambda rules: [measure_openings(rules)],
    "reports": measure_written,
    "corpus": lambda rules: [measure_corpus(rules)],
    "accusations": accusations.measure_accusations,
    "figures": measure_figures,
}
ASKED: dict[str, Measure] = {
    "originals": accusations.measure_originals,
    "corpus-seen": lambda rules: [measure_seen(rules)],
}
"""Measures that run only when they are named (or with --originals)."""


def main() -> None:
    """Measure what is asked for and print it."""
    measures = {**OWN, **REAL, **ASKED} if GOLD.is_dir() else OWN
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__)
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=", ".join(measures))
    parser.add_argument("--write", action="store_true", help="write docs/accuracy.md")
    parser.add_argument("--write-before", action="store_true", help="keep the tables as before")
    parser.add_argument("--details", action="store_true", help="list every mistake")
    parser.add_argument("--originals", action="store_true", help="the published documents too")
    parser.add_argument("--unjudged", action="store_true", help="list findings without a verdict")
    parser.add_argument("--rules", default="NUM,TIM,TAB,SCO", help="for --unjudged: rule prefixes")
    parser.add_argument("--held", action="store_true", help="for --unjudged: held texts too")
    options = parser.parse_args()
    if unknown := set(options.measures) - set(measures):
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    ruleset = load_ruleset()
    if options.unjudged:
        paths = accusations.find_originals() if options.originals else accusations.find_texts()
        found = accusations.accuse(paths, ruleset)
        rules = tuple(options.rules.split(","))
        for line in accusations.list_unjudged(found, rules, held=options.held):
            print(line)
        return
    usual = [name for name in measures if name not in ASKED]
    if options.originals and "originals" in measures:
        usual.append("originals")
    parts = list(chain(*(measures[name](ruleset) for name in options.measures or usual)))
    for one in parts:
        print(f"\n{one.title}\n{one.note}\n{draw(one.columns, one.rows)}")
        if options.details:
            print("\n".join(one.details))
    if options.write_before:
        rendering.write_before(parts)
    before = rendering.load_before()
    overview = summarise(parts, before)
    print(f"\n{overview.title}\n{draw(overview.columns, overview.rows)}")
    if not options.measures:
        parts.append(overview)
    if options.write or options.write_before:
        old = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
        PAGE.write_text(render_page(parts, old, before), encoding="utf-8")


if __name__ == "__main__":
    main()
