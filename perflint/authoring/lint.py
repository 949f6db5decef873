"""What is wrong with rules that is no mistake of form: dead, idle, overlapping, slow, unproved."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, combinations
from time import perf_counter
from typing import Literal, NamedTuple

from perflint.authoring.anchors import anchors_of, place_of, places
from perflint.authoring.dead import find_dead, find_unused
from perflint.checks import load_check
from perflint.config import Config
from perflint.engine.run import applicable
from perflint.extract.build import build
from perflint.model.claim import Match
from perflint.model.rule import Rule, Ruleset
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.readers import read

NUMERIC = ("NUM", "SCO3", "TAB")
FEWEST_FAILING = 3
SLOW_SECONDS = 0.03
PATIENCE_SECONDS = 5
LONG_TEXT = 100_000
Sort = Literal["dead", "idle", "overlap", "slow", "unproved"]


class Remark(NamedTuple):
    """One thing a writer of rules should look at: which rule ("" for templates), what sort, what
    about it (Chinese), and where (`path:line`)."""

    sort: Sort
    rule: str
    told: str
    place: str = ""


def lint_rules(
    ruleset: Ruleset, filings: Iterable[Subject] = (), ids: tuple[str, ...] = ()
) -> Iterator[Remark]:
    """Remarks on the rules `ids` (empty: all): dead words and patterns; phrases that match neither
    in an example of their rule nor in `filings`; rules that report the same words; slow patterns;
    rules with too few examples. In the order of the rules."""
    rules = [rule for rule in ruleset.rules if not ids or rule.id in ids]
    yield from find_all_dead(rules)
    if not ids:
        for name, why in find_unused(ruleset):
            yield Remark("dead", "", f"模板 {name}：{why}")
    filings = tuple(filings)
    examples = {rule.id: tuple(read_examples(rule, ruleset)) for rule in rules}
    for rule in rules:
        yield from find_idle(rule, examples[rule.id], filings)
    every = (*chain.from_iterable(examples.values()), *filings)
    yield from find_overlaps(rules, every, ruleset)
    text = "\n".join(subject.flow.text for subject in every)
    for rule in rules:
        yield from find_slow(rule, text)
        yield from find_unproved(rule)


def find_all_dead(rules: list[Rule]) -> Iterator[Remark]:
    """Words and patterns that never match."""
    for rule in rules:
        for written, why in find_dead(rule):
            told = f"“{written}”永远匹配不到：{why}"
            yield Remark("dead", rule.id, told, place_of(rule, written))


def find_unproved(rule: Rule) -> Iterator[Remark]:
    """A rule with too few examples of what it finds."""
    fewest = FEWEST_FAILING if rule.id.startswith(NUMERIC) else 1
    if len(rule.examples.fail) < fewest:
        told = f"只有 {len(rule.examples.fail)} 个反例，数字规则至少要有 {fewest} 个"
        yield Remark("unproved", rule.id, told, place_of(rule, "fail:"))


def read_examples(rule: Rule, ruleset: Ruleset) -> Iterator[Subject]:
    """The examples of a rule as subjects."""
    for example in (*rule.examples.fail, *rule.examples.passes):
        document = read("-", data=example.text.encode(), name="<example>")
        yield build(document, ruleset, profile=example.profile or "auto")


def find_idle(
    rule: Rule, examples: tuple[Subject, ...], filings: tuple[Subject, ...]
) -> Iterator[Remark]:
    """Phrases and patterns that match nowhere: with filings, in none of them; else in no example."""
    where = f"给出的 {len(filings)} 份报告里" if filings else "本规则的例子里"
    for anchor in anchors_of(rule):
        if not any(next(places(anchor, one), None) for one in (filings or examples)):
            told = f"{anchor.option} 第 {anchor.number} 条在{where}从未匹配：{anchor.written}"
            yield Remark("idle", rule.id, told, place_of(rule, anchor.written))


def _find_places(subject: Subject, ruleset: Ruleset) -> dict[tuple[Span, bool], list[str]]:
    """What rules report, with their ids."""
    found: dict[tuple[Span, bool], list[str]] = {}
    for applied in applicable(subject, ruleset, Config(publication=True)):
        for place in _reported(applied.rule, subject):
            found.setdefault(place, []).append(applied.rule.id)
    return found


def find_overlaps(
    rules: list[Rule], subjects: tuple[Subject, ...], ruleset: Ruleset
) -> Iterator[Remark]:
    """Pairs of rules that report exactly the same words of one text."""
    wanted = {rule.id for rule in rules}
    shared: Counter[tuple[str, str]] = Counter()
    words: dict[tuple[str, str], str] = {}
    for subject in subjects:
        for (span, raw), ids in _find_places(subject, ruleset).items():
            for pair in combinations(sorted(set(ids)), 2):
                if wanted.intersection(pair):
                    shared[pair] += 1
                    text = subject.document.text if raw else subject.flow.text
                    words.setdefault(pair, span.of(text)[:40])
    by_id = {rule.id: rule for rule in ruleset.rules}
    for (one, other), count in sorted(shared.items()):
        told = f"与 {other} 报出同一处，共 {count} 次，例如“{words[one, other]}”"
        yield Remark("overlap", one, told, place_of(by_id[one]))


def _reported(rule: Rule, subject: Subject) -> Iterator[tuple[Span, bool]]:
    for outcome in load_check(rule.kind).check(subject, rule.params):
        if isinstance(outcome, Match):
            if outcome.span.end > outcome.span.start:
                yield outcome.span, outcome.raw
        elif outcome.verdict == "contradicted":
            yield outcome.mark, False


def find_slow(rule: Rule, text: str) -> Iterator[Remark]:
    """Patterns that need long for a long text, which is `text` over and over."""
    if not text:
        return
    long = (text * (LONG_TEXT // len(text) + 1))[:LONG_TEXT]
    for anchor in anchors_of(rule):
        pattern = anchor.pattern
        seconds = min(seconds_for(pattern, long) for _ in range(2))
        if seconds > SLOW_SECONDS:
            needed = f"需 {seconds * 1000:.0f} 毫秒" if seconds < math.inf else "停不下来"
            told = f"{anchor.option} 第 {anchor.number} 条查十万字{needed}"
            yield Remark("slow", rule.id, told, place_of(rule, anchor.written))


def seconds_for(pattern: re.Pattern[str], text: str) -> float:
    """How long a pattern takes to search all of `text`; infinite where it might never end, which
    `regex`, unlike `re`, can be stopped from finding out the long way."""
    import regex

    try:
        for _ in regex.compile(pattern.pattern).finditer(text, timeout=PATIENCE_SECONDS):
            pass
    except TimeoutError:
        return math.inf
    start = perf_counter()
    for _ in pattern.finditer(text):
        pass
    return perf_counter() - start
