"""Words of comparison held against their figures."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.arithmetic.interval import Interval, point, widened
from perflint.judgement.policy import CERTAIN, LIKELY, trusting
from perflint.judgement.reliability import Counts
from perflint.model.claim import Claim, Operand, Verdict
from perflint.model.quantity import Quantity
from perflint.model.span import Span, covering
from perflint.model.statement import Statement
from perflint.model.subject import Symbols
from perflint.relations.comparison import Comparison

TOPIC, PART, POINTS, WEIGHT = "direction", "part", "points-as-percent", "above-weight"
_OWN_TOPIC = {"part": PART, "points": POINTS, "weight": WEIGHT}
_SAYS_ITSELF = ("ways", "points")
"""Forms whose words, once read, hold or not: what they say is in their relation."""


def holds(comparison: Comparison) -> bool:
    """Whether the figures can be as the words say."""
    if comparison.form in _SAYS_ITSELF:
        return comparison.relation == "="
    quantities = comparison.actual.quantity, comparison.reference.quantity
    plain = len({one.unit for one in quantities}) == 1 and not any(
        one.qualifier for one in quantities
    )
    actual, reference = map(_printed if plain else widened, quantities)
    if comparison.relation == "=":
        return actual.meets(reference)
    if comparison.relation in (">", ">="):
        return actual.high > reference.low or (
            comparison.relation == ">=" and actual.high >= reference.low
        )
    if comparison.form in ("not over", "part", "weight"):
        return actual.low <= reference.high
    return actual.low < reference.high


def _printed(quantity: Quantity) -> Interval:
    return point(quantity.amount)


_FEWEST = 3
"""Words met less often than this in counted texts are never certain."""


def state_comparisons(
    comparisons: Iterator[Comparison], symbols: Symbols, text: str, counts: Counts, own: bool
) -> Iterator[Statement]:
    """A statement for each comparison; one that does not hold is an error in a self-evaluation report
    (`own`), or a warning where such words are less to be relied on and in other texts, where 其中 alone
    accuses nobody: of seven parts greater than their whole in published texts none was a mistake."""
    for comparison in comparisons:
        key = f"{TOPIC}|{comparison.form}"
        holding, met = counts.get(key, (0, 0))
        share = trusting(holding, met)
        certain = own and share >= CERTAIN and met >= _FEWEST
        told = share >= LIKELY and (own or comparison.form != PART)
        verdict: Verdict = "holds" if holds(comparison) else "contradicted" if told else "skipped"
        start, end = symbols.flow(comparison.start), symbols.flow(comparison.end)
        words = text[start:end]
        actual, reference = comparison.actual.quantity, comparison.reference.quantity
        spans = [Span(start, end)]
        for quantity in (actual, reference):
            if "\n" not in text[min(start, quantity.span.start) : max(end, quantity.span.end)]:
                spans.append(quantity.span)
        yield Statement(
            _OWN_TOPIC.get(comparison.form, TOPIC),
            Claim(
                "threshold", verdict,
                covering(spans),
                Span(start, end),
                stated=actual if comparison.form in ("part", "weight") else None,
                stated_text=words,
                reason="" if verdict != "skipped" else "evidence too weak",
                expression=_write(comparison),
                confidence="certain" if certain else "likely",
                operands=(Operand("actual", actual), Operand("reference", reference)),
                values={"words": words, "actual": actual.text, "reference": reference.text}
                | _meant(comparison),
                severity="" if certain else "warning",
                suggested=False,
            ),
            key, holding, met,
        )  # fmt: skip


def _meant(comparison: Comparison) -> dict[str, str]:
    """What a difference of percentages was to be called."""
    if comparison.told is None:
        return {}
    told = comparison.told.quantity
    return {"told": told.text, "points": f"{told.value:f}个百分点"}


def _write(comparison: Comparison) -> str:
    actual, reference = comparison.actual.quantity, comparison.reference.quantity
    if comparison.told is not None:
        more, less = sorted((actual, reference), key=lambda quantity: -quantity.value)
        return f"{more.text} - {less.text}"
    if comparison.form == "ways":
        return f"{reference.text}、{actual.text}"
    if actual.amount == reference.amount:
        return f"{actual.text}与{reference.text}相等"
    return f"{actual.text}{'大于' if actual.amount > reference.amount else '小于'}{reference.text}"
