"""The claim that a count makes of its list."""

from __future__ import annotations

from perflint.model.claim import Claim, Confidence, Related, Verdict
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.text.symbols import SYMBOLS

COUNTED = frozenset({"people", "count", "times"})
VALUES = frozenset({"noun", "listed"})
MOST = 60
_NOT_NOUN = "的 " + "".join(SYMBOLS.values())
_RELATED, _NAME_LIMIT, _SHOWN = 12, 14, 6


def counts_things(quantity: Quantity) -> bool:
    """Whether `quantity` is a plain number of things that lists can hold."""
    return (
        quantity.dimension in COUNTED
        and not quantity.qualifier
        and not quantity.decimals
        and quantity.scale == 1
        and quantity.value <= MOST
    )


def count_claim(
    subject: Subject, count: Quantity, items: tuple[Span, ...], verdict: Verdict, noun: str,
    *, reason: str = "", confidence: Confidence = "certain",
) -> Claim:  # fmt: skip
    """What `count` of `noun` claims, `items` (in the symbol text) being listed with it. Where the
    claim holds by another reading of the list, the items shown may be fewer or more."""
    flow = subject.symbols.flow
    listed = int(count.value) if verdict == "holds" else len(items)
    spans = tuple(Span(flow(item.start), flow(item.end)) for item in items)
    names = [span.of(subject.flow.text)[:_NAME_LIMIT].strip() for span in spans]
    shown = names if len(names) < _SHOWN else [*names[:2], "…", names[-1]]
    return Claim(
        "count",
        verdict,
        Span(min(count.span.start, spans[0].start), max(count.span.end, spans[-1].end)),
        count.span,
        stated=count,
        expected="" if verdict == "skipped" else f"{listed}{count.unit}",
        expression=f"列出 {listed} 项：{'、'.join(shown)}",
        reason=reason,
        confidence=confidence,
        related=tuple(Related("item", span) for span in spans[:_RELATED]),
        values={"noun": noun or count.text, "listed": str(listed)},
    )


def name_noun(count: Quantity, after: str) -> str:
    """What is counted: the words after the count, or those before it where none follow."""
    noun = after.strip(_NOT_NOUN) or count.label
    return noun if noun.count("“") == noun.count("”") else noun.replace("“", "").replace("”", "")
