"""The claim that a count makes of its list."""

from __future__ import annotations

from perflint.model.claim import Claim, Related, Verdict
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.text.symbols import SYMBOLS

COUNTED = frozenset({"people", "count", "times"})
VALUES = frozenset({"noun", "listed", "written", "unit", "items"})
MOST = 60
_NOT_NOUN = "的 " + "".join(SYMBOLS.values())
_RELATED, _NAME_LIMIT = 12, 24


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
    *, reason: str = "",
) -> Claim:  # fmt: skip
    """What `count` of `noun` claims, `items` (in the symbol text) being listed with it. Where the
    claim holds by another reading of the list, the items shown may be fewer or more."""
    flow = subject.symbols.flow
    spans = tuple(Span(flow(item.start), flow(item.end)) for item in items)
    return claim_of(subject, count, spans, verdict, noun, reason=reason)


def claim_of(
    subject: Subject, count: Quantity, spans: tuple[Span, ...], verdict: Verdict, noun: str,
    *, reason: str = "",
) -> Claim:  # fmt: skip
    """The same of items that stand at `spans` of the flow."""
    listed = int(count.value) if verdict == "holds" else len(spans)
    names = "、".join(_shorten(span.of(subject.flow.text).strip()) for span in spans)
    return Claim(
        "count",
        verdict,
        Span(min(count.span.start, spans[0].start), max(_noun_end(subject, count, noun), spans[-1].end)),
        count.span,
        stated=count,
        expected="" if verdict == "skipped" else f"{listed}{count.unit}",
        expression=f"列出 {listed} 项：{names}",
        reason=reason,
        related=tuple(Related("item", span) for span in spans[:_RELATED]),
        values={
            "noun": noun or count.text, "listed": str(listed), "unit": count.unit, "items": names,
            "written": _written(subject, count, noun),
        },
        suggested=False,
    )  # fmt: skip


def _noun_end(subject: Subject, count: Quantity, noun: str) -> int:
    """The end of a count with the noun right behind it."""
    end = count.span.end
    return end + len(noun) if noun and subject.flow.text.startswith(noun, end) else end


def _shorten(name: str) -> str:
    return name if len(name) <= _NAME_LIMIT else f"{name[:_NAME_LIMIT]}……"


def _written(subject: Subject, count: Quantity, noun: str) -> str:
    """The count with its noun, in the order the filing has them."""
    after = subject.flow.text[count.span.end : count.span.end + len(noun) + 1]
    return f"{noun}{count.text}" if noun and noun not in after else f"{count.text}{noun}"


def name_noun(count: Quantity, after: str) -> str:
    """What is counted: the words after the count, or those before it where none follow."""
    noun = after.strip(_NOT_NOUN) or count.label
    return noun if noun.count("“") == noun.count("”") else noun.replace("“", "").replace("”", "")
