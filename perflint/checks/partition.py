"""Parts known to make up a whole, whatever the wording: 基本支出 and 项目支出 are all expenditure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from perflint.arithmetic.interval import point
from perflint.arithmetic.judge import Judgement, judge
from perflint.model.claim import Claim
from perflint.model.phrase import Words
from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.operands.candidates import names
from perflint.operands.nearness import before, comparable, same_paragraph, same_sentence
from perflint.operands.topic import Wording, change_sign, clause_words, topics
from perflint.operands.totals import Parts, claim_sum, judge_sum, miswritten_part, sum_of
from perflint.operands.write import joined
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"total", "sum", "gap", "label"})
_SOUND = ("holds", "holds_if_truncated", "approximate")
_REACH = 4
_FAR = 16
_MOST_TOTALS = 3
_TELLING = 4
_MOVED = ("swap", "point", "unit")
_WHOLE = point(Decimal(100))
_LEADS = compile_pattern(
    r"[^。；，\n（]{0,12}[，。；（]?[^，。；\n]{0,8}(?:其中|：|包括|包含|由|分别|分为|按[^，。；\n]{1,8}分)"
    r"|[^。；，\n（]{0,8}（"
)
_SHARE = compile_pattern(r"占|比重|比例")


class Params(NamedTuple):
    """Labels that together make a whole."""

    partitions: tuple[tuple[str, ...], ...]
    """Each a row of labels, in any order in the text; `a|b` allows either wording, `a|-b` bars labels
    with b. A longer row is tried before the shorter ones it contains."""
    totals: Words = Words(())
    """Words in the label of a quantity after the parts that make it their total."""
    up: Words = Words(())
    """Words for a rise: changes of parts are no parts."""
    down: Words = Words(())
    """Words for a fall."""


class _Row(NamedTuple):
    words: tuple[str, ...]
    barred: tuple[str, ...]


@lru_cache(maxsize=256)
def _read_row(text: str) -> _Row:
    words = text.split("|")
    return _Row(
        tuple(word for word in words if not word.startswith("-")),
        tuple(word[1:] for word in words if word.startswith("-")),
    )


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each set of parts found together with a total of the same unit, and for each set
    of shares, which make up the whole."""
    text = subject.symbols.text
    wording = Wording(params.up.words, params.down.words)
    used: set[int] = set()
    for partition in params.partitions:
        rows = tuple(_read_row(words) for words in partition)
        if not all(names(text, row.words) for row in rows):
            continue
        every = tuple(word for row in rows for word in row.words)
        pool = [q for q in subject.quantities if names(q.label, every) and not q.qualifier]
        for parts in _find(subject, pool, rows, wording):
            if used.intersection(q.index for q in parts):
                continue
            shares = parts[0].dimension == "percent"
            claim = (
                _judge_shares(subject, parts) if shares else _judge(subject, params, parts, wording)
            )
            if claim is not None:
                used.update(q.index for q in parts)
                yield claim


def _find(
    subject: Subject, pool: list[Quantity], rows: tuple[_Row, ...], wording: Wording
) -> Iterator[Parts]:
    """Runs of quantities of one paragraph, out of `pool`, whose labels fill every row once."""
    fits = [(q, row) for q in pool if (row := _row(q, rows)) >= 0]
    for start, (first, own) in enumerate(fits):
        if _changes(subject, first, rows[own], wording):
            continue
        filled = {own: first}
        for other, row in fits[start + 1 : start + len(rows) + _REACH]:
            if other.index - first.index >= len(rows) + _REACH or not same_paragraph(
                subject, first, other
            ):
                break
            if row in filled or not comparable(first, other):
                continue
            if not _changes(subject, other, rows[row], wording):
                filled[row] = other
            if len(filled) == len(rows):
                yield tuple(sorted(filled.values(), key=lambda q: q.index))
                break


def _changes(subject: Subject, quantity: Quantity, row: _Row, wording: Wording) -> bool:
    """Whether a figure is the size of a change, and not just of what was added (年中增加)."""
    own = quantity.label.endswith(row.words)
    return not own and change_sign(subject, quantity, wording) != 0


def _row(quantity: Quantity, rows: tuple[_Row, ...]) -> int:
    """The one row that the label fits; -1 where none or several do."""
    label = quantity.label
    fits = [i for i, r in enumerate(rows) if names(label, r.words) and not names(label, r.barred)]
    return fits[0] if len(fits) == 1 else -1


def _judge(subject: Subject, params: Params, parts: Parts, wording: Wording) -> Claim | None:
    judged = []
    for total, sure in _totals(subject, params, parts, wording):
        judgement = judge_sum(total, parts)
        if judgement.verdict in _SOUND:
            return claim_sum(total, parts, judgement)
        judged.append((total, sure, judgement))
    for total, sure, judgement in judged:
        if judgement.verdict == "contradicted" and (
            sure or _slip(subject, total, parts, judgement)
        ):
            return claim_sum(total, parts, judgement)
    return None


def _slip(subject: Subject, total: Quantity, parts: Parts, judgement: Judgement) -> bool:
    """Whether a miss looks like a slip and not so by chance: the total has digits enough, fewer in
    the paragraph than outside of it, or is called a total, and is no less than any part."""
    here = same_paragraph(subject, total, parts[0])
    digits = len(total.value.as_tuple().digits)
    if not (here or digits > _TELLING):
        return False
    if not judgement.slip and not miswritten_part(total, parts):
        return False
    telling = digits >= _TELLING or "共" in clause_words(subject, total)
    within = all(total.amount >= part.amount for part in parts)
    return telling and (within or (digits > _TELLING and judgement.slip in _MOVED))


def _totals(
    subject: Subject, params: Params, parts: Parts, wording: Wording
) -> Iterator[tuple[Quantity, bool]]:
    """Quantities that may be the total, and whether their place makes them so: leading up to the
    parts, or after them under a name for totals; further back only for a sum that fits."""
    first, last = parts[0], parts[-1]
    for other in subject.quantities[last.index + 1 : last.index + 2]:
        named = names(other.label, params.totals.words)
        if named and same_sentence(subject, last, other) and comparable(first, other):
            yield other, True
    text = subject.symbols.text
    for other in islice(topics(subject, first, wording, like=first), _MOST_TOTALS):
        if not other.qualifier:
            yield other, _LEADS.match(text, other.symbol + 1, first.symbol) is not None
    for other in before(subject, first, limit=_FAR):
        if comparable(first, other) and not other.qualifier:
            yield other, False


def _judge_shares(subject: Subject, parts: Parts) -> Claim | None:
    """Whether shares of one whole add up to 100 %."""
    if not all(_SHARE.search(clause_words(subject, part)) for part in parts):
        return None
    *others, last = parts
    judgement = judge(last, lambda *rest: _WHOLE - sum_of(rest), tuple(others))
    return claim_sum(last, tuple(others), judgement, "share")._replace(
        expression=f"100 - {joined('-', others)}"
    )
