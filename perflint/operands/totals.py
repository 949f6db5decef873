"""Lists of parts that stand before or after their total."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from perflint.arithmetic.interval import Interval, point
from perflint.arithmetic.judge import Judgement, judge
from perflint.arithmetic.slips import diagnose
from perflint.model.claim import Claim, ClaimKind, Operand
from perflint.model.quantity import Quantity
from perflint.model.span import covering
from perflint.model.subject import Subject
from perflint.operands.nearness import comparable
from perflint.operands.write import joined
from perflint.text.patterns import compile_pattern

_BRACKET = compile_pattern(r"[（）]")
_SENTENCE_END = compile_pattern(r"[。！？\n]")
_NESTED = compile_pattern(
    r"(?:其中|包括|包含|含|另有|另外|此外|同时|目前|比|较|同比|增长|下降|增加|减少|占)[^，；]*$"
)
_MOST_PARTS = 12
_LONG_NUMBER = 5
_LONGEST_LINE = 60
_LONGEST_LIST = 800
_MOST_LISTED = 40
Parts = tuple[Quantity, ...]


def judge_sum(total: Quantity, parts: Parts, signs: Sequence[int] = ()) -> Judgement:
    """Whether `parts` add up to `total`, both as printed; `signs` (1 or -1) turn a part round."""
    turned = signs or (1,) * len(parts)

    def add(*intervals: Interval) -> Interval:
        total = point(Decimal(0))
        for interval, sign in zip(intervals, turned, strict=True):
            total = total + interval if sign > 0 else total - interval
        return total

    return judge(total, add, parts)


def miswritten_part(total: Quantity, parts: Parts) -> bool:
    """Whether one digit changed or two exchanged in a single part, long enough not to fit by
    chance, would make the sum right."""
    for part in parts:
        if len(part.value.as_tuple().digits) < _LONG_NUMBER:
            continue
        meant = total.amount - sum(other.amount for other in parts if other is not part)
        if diagnose(part, point(meant), meant) in ("digit", "swap"):
            return True
    return False


def may_add_up(total: Quantity, parts: Parts) -> bool:
    """Whether the printed digits of `parts` come near enough to `total` to be worth a judgement."""
    slack = total.ulp + sum(part.ulp for part in parts)
    return abs(total.amount - sum(part.amount for part in parts)) <= slack


def sum_of(intervals: Iterable[Interval]) -> Interval:
    """The interval of a sum."""
    return sum(intervals, point(Decimal(0)))


def region_start(subject: Subject, end: int) -> int:
    """Where the sentence that holds symbol-text offset `end` begins, as far as lists reach back."""
    text, low = subject.symbols.text, max(0, end - _LONGEST_LIST)
    return max(low, *(text.rfind(stop, low, end) + 1 for stop in "。！？\n"))


def region_end(subject: Subject, start: int) -> int:
    """Where the sentence that holds symbol-text offset `start` ends, as far as lists reach."""
    limit = min(len(subject.symbols.text), start + _LONGEST_LIST)
    found = _SENTENCE_END.search(subject.symbols.text, start, limit)
    return found.start() if found else limit


def inside(subject: Subject, start: int, end: int) -> Iterator[tuple[Quantity, int]]:
    """Quantities with their symbol in [start, end) and how many brackets deep they stand there; a
    closing bracket of `start`'s own level ends the walk, and so do too many."""
    text = subject.symbols.text
    at, depth = start, 0
    for index in _between(subject, start, end)[:_MOST_LISTED]:
        quantity = subject.quantities[index]
        for bracket in _BRACKET.findall(text, at, quantity.symbol):
            depth += 1 if bracket == "（" else -1
            if depth < 0:
                return
        at = quantity.symbol
        yield quantity, depth


def lines_above(subject: Subject, total: Quantity) -> tuple[tuple[Quantity, int], ...]:
    """The figures comparable with `total` of the lines right above its own, nearest first, as far as
    each line is short and has just one."""
    text = subject.symbols.text
    found: list[tuple[Quantity, int]] = []
    end = text.rfind("\n", 0, total.symbol)
    while end > 0 and len(found) < _MOST_PARTS:
        start = text.rfind("\n", 0, end) + 1
        if end - start > _LONGEST_LINE:
            break
        here = [q for q, _ in inside(subject, start, end) if comparable(total, q)]
        if len(here) != 1:
            break
        found.append((here[0], 0))
        end = start - 1
    return tuple(found)


def options(
    subject: Subject, total: Quantity, found: Sequence[tuple[Quantity, int]]
) -> Iterator[Parts]:
    """The readings of a list as the parts of `total`, likeliest first: all at the top level, all but
    those that detail another part, then ever shorter beginnings."""
    top = tuple(q for q, depth in found if depth == 0 and comparable(total, q) and not q.qualifier)
    # 执行数 of each of several after 全年执行数: these, and not the 预算数 between them.
    named = tuple(q for q in top if len(q.label) > 1 and total.label.endswith(q.label))
    if 1 < len(named) < len(top) and len({q.label for q in named}) == 1:
        yield named
    if len(top) > 1:
        yield top
    plain = tuple(q for i, q in enumerate(top) if not i or not _details(subject, q))
    if 1 < len(plain) < len(top):
        yield plain
    for length in range(min(len(top) - 1, _MOST_PARTS), 1, -1):
        yield top[:length]
    labels = [q.label for q in top]
    for label in {label for label in labels if label and 1 < labels.count(label) < len(top)}:
        yield tuple(q for q in top if q.label == label)
    everything = tuple(q for q, _ in found if comparable(total, q) and not q.qualifier)
    if len(everything) > max(1, len(top)):
        yield everything


def _details(subject: Subject, quantity: Quantity) -> bool:
    words = subject.symbols.text[max(0, quantity.symbol - 12) : quantity.symbol]
    return _NESTED.search(words) is not None


def _between(subject: Subject, start: int, end: int) -> range:
    quantities = subject.quantities
    first = bisect_left(quantities, start, key=_symbol)
    return range(first, bisect_left(quantities, end, lo=first, key=_symbol))


def _symbol(quantity: Quantity) -> int:
    return quantity.symbol


def claim_sum(
    total: Quantity, parts: Parts, judgement: Judgement, kind: ClaimKind = "sum"
) -> Claim:
    """What is said of a total and its parts, with the message values total, sum, gap and label."""
    parts = tuple(sorted(parts, key=lambda q: q.index))
    spans = [total.span, *(q.span for q in parts)]
    exact = (judgement.exact or 0) / total.scale
    return Claim(
        kind,
        judgement.verdict,
        covering(spans),
        total.span,
        stated=total,
        expected=judgement.expected,
        expression=joined("+", parts),
        slip=judgement.slip,
        operands=tuple(Operand("part", q) for q in parts),
        values={
            "total": total.text,
            "sum": f"{exact:f}{total.unit}",
            "gap": f"{abs(total.value - exact):f}{total.unit}",
            "label": total.label,
        },
    )
