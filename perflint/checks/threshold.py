"""A value said to meet or miss a target must do so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from perflint.arithmetic.interval import Interval, point, widened
from perflint.model.claim import Claim, Operand
from perflint.model.phrase import Phrase, Words
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.bind import bind
from perflint.operands.count_lists import either
from perflint.operands.nearness import after, before, comparable, same_sentence
from perflint.operands.topic import clause_words
from perflint.text.contains import contains_any
from perflint.text.linear import Linear
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

VALUES = frozenset({"target", "actual", "outcome"})
Outcome = Literal["met", "missed", "exceeded"]
_BEFORE, _SHORTEST = 40, 3
_TAIL = compile_pattern(rf"[^，。；：！？\n{ANY_SYMBOL}]{{0,12}}")
_FILL = compile_pattern(
    r"[为是达到至了的共约已均计率]|单位|部门|全年|年度|本年|今年|最终|经|平均|[0-9月底末]"
)
_CLAUSE = compile_pattern(rf"[）]?[，；（]?([^。！？；，\n{ANY_SYMBOL}]{{0,24}})")
# A word that goes on is no verdict: 完成目标的93%, 完成任务12座.
_GOES_ON = compile_pattern(rf"[的率数值比{ANY_SYMBOL}]")


class Params(NamedTuple):
    """Where a target stands with the value reached, and which words say what became of it."""

    phrases: tuple[Phrase, ...]
    """角色 target，写明的另有 actual；没有写的，取句中目标之前的数。后面是达到或未达到的说法。"""
    met: Words
    """说达到目标的词。"""
    missed: Words
    """说没有达到的词。"""
    exceeded: Words
    """说超过目标的词。"""
    hedges: Words
    """这些词之前使说法留有余地或另有所指的词，例如 基本、其他。"""
    rising: Words
    """名称里有这些词的，越多越好，例如 满意度。"""
    falling: Words
    """名称里有这些词的，越少越好，例如 投诉。"""
    targets: Words = Words(())
    """数字之前使它成为目标的词，与实际值隔得远的也算。"""
    actuals: Words = Words(())
    """数字之前使它成为实际值的词。"""
    reached: tuple[Linear, ...] = ()
    """说达到目标的其他说法，例如 完成年度考核指标。"""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each value that stands with its target and a word on the outcome."""
    seen: set[int] = set()
    for claim in _placed(subject, params):
        if claim.stated is not None:
            seen.add(claim.stated.index)
        yield claim
    for word, outcome, target, actual in _reported(subject, params):
        if actual.index not in seen:
            seen.add(actual.index)
            yield _claim(params, target, actual, word, outcome)


def _placed(subject: Subject, params: Params) -> Iterator[Claim]:
    """Claims for values that a phrase places beside their target."""
    for phrase in params.phrases:
        for binding in bind(subject, phrase):
            target = binding.quantities["target"]
            actual = binding.quantities.get("actual") or _before(subject, target)
            if actual is None or not comparable(actual, target):
                continue
            word, outcome = _outcome(subject, params, max(binding.end, actual.symbol + 1))
            if outcome is not None:
                yield _claim(params, target, actual, word, outcome)
            elif word := _announced(subject, params, actual):
                claim = _claim(params, target, actual, word, "exceeded")
                if claim.verdict != "contradicted":
                    yield claim


def _reported(
    subject: Subject, params: Params
) -> Iterator[tuple[str, Outcome, Quantity, Quantity]]:
    """Each word on an outcome, with the figure right before it and that figure's target: the nearest
    figure of its kind earlier in the sentence, called a target or a bound, of the same thing."""
    text = subject.symbols.text
    for target in subject.quantities:
        actual = _after_target(subject, params, target)
        if actual is None or actual.qualifier:
            continue
        match = _outcomes(params).match(text, actual.symbol + 1)
        if match is None or _GOES_ON.match(text, match.end()):
            continue
        between, word = match[1], match[2]
        if contains_any(between, params.hedges.words) or not _of_one(
            subject, params, target, actual
        ):
            continue
        yield word, _outcome_of(params, word), target, actual


def _after_target(subject: Subject, params: Params, target: Quantity) -> Quantity | None:
    """The next figure in the unit of one that is a target: by what it is called, or as a bound."""
    bound = target.qualifier in ("over", "under")
    if not bound and not contains_any(target.label, params.targets.words):
        return None
    return next((q for q in after(subject, target) if _alike(q, target)), None)


def _outcome_of(params: Params, word: str) -> Outcome:
    if word in params.missed.words:
        return "missed"
    return "exceeded" if word in params.exceeded.words else "met"


@lru_cache(maxsize=4)
def _outcomes(params: Params) -> re.Pattern[str]:
    words = either((*params.met.words, *params.missed.words, *params.exceeded.words)).pattern
    return compile_pattern(
        rf"[）]?[，；（]?([^。！？；，\n]{{0,16}}?)({'|'.join((words, *params.reached))})"
    )


def _alike(actual: Quantity, target: Quantity) -> bool:
    return comparable(actual, target) and actual.unit == target.unit


def _of_one(subject: Subject, params: Params, target: Quantity, actual: Quantity) -> bool:
    """Whether target and value are of one thing: the value has no other name, or one that shares two
    characters with the words around the target."""
    own = clause_words(subject, actual)
    reached = contains_any(own, params.actuals.words)
    if not reached and contains_any(own, params.targets.words):
        return False
    name = either((*params.actuals.words, *params.targets.words)).sub("", own)
    name = _FILL.sub("", name)
    tail = _TAIL.match(subject.symbols.text, target.symbol + 1)
    goal = clause_words(subject, target) + (tail.group() if tail else "")
    if len(name) < _SHORTEST:
        return reached or not name
    return any(name[i : i + 2] in goal for i in range(len(name) - 1))


def _before(subject: Subject, target: Quantity) -> Quantity | None:
    """The figure before a target in its sentence that is counted in the same unit."""
    for quantity in before(subject, target, limit=4):
        if not same_sentence(subject, quantity, target):
            return None
        if _alike(quantity, target):
            return quantity
    return None


def _outcome(subject: Subject, params: Params, start: int) -> tuple[str, Outcome | None]:
    """The word on the outcome in the clause after `start`, before any other figure."""
    text = subject.symbols.text
    clause = _CLAUSE.match(text, start)
    start, end = clause.span(1) if clause else (start, start)
    best: tuple[int, int, str, Outcome | None] = (end, 0, "", None)
    rows: tuple[tuple[Words, Outcome], ...] = (
        (params.missed, "missed"), (params.exceeded, "exceeded"), (params.met, "met"),
    )  # fmt: skip
    for words, outcome in rows:
        for word in words.words:
            at = text.find(word, start, end)
            if at >= 0 and (at, -len(word)) < best[:2]:
                best = (at, -len(word), word, outcome)
    at, _, word, found = best
    if not word or _GOES_ON.match(text, at + len(word)):
        return "", None
    return ("", None) if contains_any(text[start:at], params.hedges.words) else (word, found)


def _announced(subject: Subject, params: Params, actual: Quantity) -> str:
    """The word before `actual` in its paragraph that says a target was passed, if any: it bears a
    figure out, but may speak of more than it."""
    text = subject.symbols.text
    low = max(0, actual.symbol - _BEFORE)
    start = max(low, text.rfind("\n", low, actual.symbol))
    before = text[start : actual.symbol]
    return next((word for word in params.exceeded.words if word in before), "")


def _reach(actual: Quantity) -> Interval:
    return widened(actual) if actual.qualifier else point(actual.amount)


def _is_wrong(
    outcome: Outcome, sense: int, reached: Interval, target: Quantity, *, exact: bool
) -> bool:
    """Whether a value that was `reached` cannot have that outcome; `sense`: which way is better."""
    low, high = reached.low, reached.high
    goal = target.amount
    if outcome == "exceeded":
        return high < goal or (high == goal and exact)
    if outcome == "met":
        return high < goal if sense > 0 else low > goal
    return low >= goal if sense > 0 else high <= goal


def _claim(
    params: Params, target: Quantity, actual: Quantity, word: str, outcome: Outcome
) -> Claim:
    sense = 1 if outcome == "exceeded" else _sense(params, target, actual)
    span = Span(min(actual.span.start, target.span.start), max(actual.span.end, target.span.end))
    if sense == 0:
        return Claim(
            "threshold", "skipped", span, actual.span, stated=actual,
            reason="direction of the target uncertain", operands=(Operand("target", target),),
        )  # fmt: skip
    reached = _reach(actual)
    low, high = reached.low, reached.high
    goal = target.amount
    wrong = _is_wrong(outcome, sense, reached, target, exact=actual.exact)
    sign = "=" if low == high == goal else "<" if high < goal else ">"
    bound = f"{'≥' if sense > 0 else '≤'}{target.text}"
    return Claim(
        "threshold",
        "contradicted" if wrong else "approximate" if actual.qualifier else "holds",
        span,
        actual.span,
        stated=actual,
        expected=bound if wrong and outcome != "missed" else "",
        expression=f"{actual.text} {sign} {target.text}",
        operands=(Operand("target", target),),
        values={"target": bound, "actual": actual.text, "outcome": word},
        suggested=False,
    )


def _sense(params: Params, target: Quantity, actual: Quantity) -> int:
    """1 where the target is a floor, -1 where it is a ceiling, 0 where the wording does not tell."""
    if target.qualifier in ("over", "under"):
        return 1 if target.qualifier == "over" else -1
    label = target.label + actual.label
    if contains_any(label, params.falling.words):
        return -1
    return 1 if contains_any(label, params.rising.words) or actual.amount == target.amount else 0
