"""Questions about many filings: what changed since an earlier round, what comparing them shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from perflint import __version__
from perflint.config import Config
from perflint.held import held
from perflint.model.result import LintResult
from perflint.model.rule import Ruleset
from perflint.reporters import REPORTERS, ReportOptions, load_reporter
from perflint.reporters.decisions import apply_decisions, read_one

ROUNDS = (".json", ".xlsx")


def is_round(name: str) -> bool:
    """Whether the held file `name` has results of perflint in it, and is no filing."""
    content = held(name)
    if content is None or not name.lower().endswith(ROUNDS):
        return False
    if name.lower().endswith(".json"):
        return b'"perflint/' in content[:200]
    from perflint.reporters.xlsx.review import is_review

    return is_review(content)


def read_round(name: str) -> tuple[LintResult, ...]:
    """The results in the held file `name`. Raises UsageError where it has none."""
    content = held(name) or b""
    if name.lower().endswith(".json"):
        from perflint.reporters.restore import restore_run

        return restore_run(content, name).results
    from perflint.reporters.xlsx.review import read_review

    return read_review(content, name).results


def decide(results: Iterable[LintResult], given: list[dict[str, Any]]) -> tuple[LintResult, ...]:
    """`results` with what a reviewer decided on the page."""
    return apply_decisions(results, map(read_one, given))


def make_options(ruleset: Ruleset, config: Config) -> ReportOptions:
    """What a reporter may know."""
    return ReportOptions(
        version=__version__,
        lang=config.lang,
        rules=tuple(one for one in ruleset.rules if config.wants(one.id, one.name)),
        fail_on=None if config.fail_on == "never" else config.fail_on,
    )


def render_results(
    results: Iterable[LintResult], format: str, ruleset: Ruleset, config: Config
) -> bytes:
    """A report of results."""
    reporter = load_reporter(REPORTERS, format)
    return b"".join(reporter.render(results, make_options(ruleset, config)))


def render_rounds(
    earlier: str, later: Iterable[LintResult], format: str, ruleset: Ruleset, config: Config
) -> bytes:
    """What became of the findings in the held file `earlier`. Raises UsageError."""
    from perflint.compare import FORMATS, compare_rounds
    from perflint.compare.formats import load_writer

    known = frozenset(rule.id for rule in ruleset.rules)
    comparison = compare_rounds(read_round(earlier), later, earlier, "", known)
    options = make_options(ruleset, config)
    return b"".join(load_writer(FORMATS[format]).render(comparison, options))


def compare_filings(
    paths: Iterable[str], expected: str, ruleset: Ruleset, config: Config
) -> Iterator[LintResult]:
    """What only shows when the held filings at `paths` are held against each other, and against the
    held list `expected` of who should have filed ("" for none). Raises UsageError."""
    from perflint.across.compare import ask, compare, find_rules
    from perflint.across.expected import read_expected
    from perflint.across.facts import collect, read_clauses

    rules = find_rules(ruleset, config)
    asked = ask(rules)
    listed = read_expected(expected) if expected else None
    filings = [collect(path, ruleset, asked) for path in paths]
    return compare(filings, rules, config, partial(read_clauses, ruleset, asked), listed)
