"""A value said to meet or miss a target must do so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from perflint.arithmetic.interval import widened
from perflint.model.claim import Claim, Operand
from perflint.model.phrase import Phrase, Words
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.bind import bind
from perflint.operands.candidates import names
from perflint.operands.nearness import before, comparable, same_sentence
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

VALUES = frozenset({"target", "actual", "outcome"})
Outcome = Literal["met", "missed", "exceeded"]
_BEFORE = 40
_CLAUSE = compile_pattern(rf"[）]?[，；（]?([^。！？；，\n{ANY_SYMBOL}]{{0,24}})")
# A word that goes on is no verdict: 完成目标的93%, 完成任务12座.
_GOES_ON = compile_pattern(rf"[的率数值比{ANY_SYMBOL}]")


class Params(NamedTuple):
    """Where a target stands with the value reached, and which words say what became of it."""

    phrases: tuple[Phrase, ...]
    """Role `target`, and `actual` where the wording gives it; else the value is the figure before the
    target in its sentence. The words of success or failure follow."""
    met: Words
    """Words that say the target was reached."""
    missed: Words
    """Words that say it was not."""
    exceeded: Words
    """Words that say it was passed."""
    hedges: Words
    """Words before one of these that soften it or speak of something else: 基本, 其他."""
    rising: Words
    """Words in a name that make more of it better: 满意度."""
    falling: Words
    """Words in a name that make less of it better: 投诉."""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each value that stands with its target and a word on the outcome."""
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


def _before(subject: Subject, target: Quantity) -> Quantity | None:
    """The figure before a target in its sentence that is counted in the same unit."""
    for quantity in before(subject, target, limit=4):
        if not same_sentence(subject, quantity, target):
            return None
        if comparable(quantity, target) and quantity.unit == target.unit:
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
    return ("", None) if names(text[start:at], params.hedges.words) else (word, found)


def _announced(subject: Subject, params: Params, actual: Quantity) -> str:
    """The word before `actual` in its paragraph that says a target was passed, if any: it bears a
    figure out, but may speak of more than it."""
    text = subject.symbols.text
    low = max(0, actual.symbol - _BEFORE)
    start = max(low, text.rfind("\n", low, actual.symbol))
    before = text[start : actual.symbol]
    return next((word for word in params.exceeded.words if word in before), "")


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
    reached = widened(actual) if actual.qualifier else None
    low = reached.low if reached else actual.amount
    high = reached.high if reached else actual.amount
    goal = target.amount
    surely = low >= goal if sense > 0 else high <= goal
    never = high < goal if sense > 0 else low > goal
    beyond = high > goal or (high == goal and not actual.exact)
    wrong = {"met": never, "missed": surely, "exceeded": not beyond}[outcome]
    sign = "=" if low == high == goal else "<" if high < goal else ">"
    bound = f"{'≥' if sense > 0 else '≤'}{target.text}"
    return Claim(
        "threshold",
        "contradicted" if wrong else "approximate" if reached else "holds",
        span,
        actual.span,
        stated=actual,
        expected=bound if wrong and outcome != "missed" else "",
        expression=f"{actual.text} {sign} {target.text}",
        operands=(Operand("target", target),),
        values={"target": bound, "actual": actual.text, "outcome": word},
    )


def _sense(params: Params, target: Quantity, actual: Quantity) -> int:
    """1 where the target is a floor, -1 where it is a ceiling, 0 where the wording does not tell."""
    if target.qualifier in ("over", "under"):
        return 1 if target.qualifier == "over" else -1
    label = target.label + actual.label
    if names(label, params.falling.words):
        return -1
    return 1 if names(label, params.rising.words) or actual.amount == target.amount else 0
