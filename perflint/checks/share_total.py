"""Shares told of one whole, side by side, must total 100 %, and be the parts of the sum of the amounts
told with them: 接待费 16 万元，占 64%；用车费 9 万元，占 36%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perflint.arithmetic.interval import Value
from perflint.arithmetic.judge import Formula, Judgement, judge
from perflint.model.claim import SOUND, Claim, Operand
from perflint.model.phrase import Words
from perflint.model.quantity import Quantity
from perflint.model.span import covering
from perflint.model.subject import Subject
from perflint.operands.lists import common_ending
from perflint.operands.nearness import comparable
from perflint.operands.parallel import run_from
from perflint.operands.totals import Parts, sum_of
from perflint.operands.write import joined, written
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL, SYMBOLS, role_class

VALUES = frozenset({"sum"})
_WORD = rf"[^，。；：、！？（）\n{ANY_SYMBOL}]"
_AMOUNTS = role_class("amount")
_SHARE = compile_pattern(
    rf"占(?:比|比重|比例)?(?:为|约)?(?P<one>{SYMBOLS['percent']})"
    rf"|占{_WORD}{{0,14}}?分别[为是达]{{0,2}}(?P<run>{SYMBOLS['percent']})"
)
_PAIR = compile_pattern(
    rf"(?P<amount>[{_AMOUNTS}])，?占(?:比|比重|比例)?(?:为|约)?(?P<share>{SYMBOLS['percent']})"
)
_JOINT = compile_pattern(rf"[，、；和]({_WORD}{{1,16}})")
_OPEN = compile_pattern(rf"[^，。；：、！？（）\n{ANY_SYMBOL}]{{0,16}}\Z")
_GOES_ON = compile_pattern(r"[，、；和][^。！？\n]{0,20}占")
_HUNDRED = Decimal(100)
_FEWEST, _LABEL, _MOST = 3, 16, 12
_STOP = compile_pattern(r"[。！？\n]")


class Params(NamedTuple):
    """What makes shares told side by side all there are."""

    rest: Words
    """最后一项占比名称的开头，例如 其他。"""


class _Run(NamedTuple):
    """Shares side by side; `names` of each where they have any, `ended`: no share follows."""

    shares: Parts
    names: tuple[str, ...]
    ended: bool


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each row of shares that total 100 %, or that miss it and were meant to."""
    text = subject.symbols.text
    if "占" not in text:
        return
    row: list[re.Match[str]] = []
    for match in _SHARE.finditer(text):
        if match["run"]:
            shares = run_from(subject, _quantity(subject, match.start("run")))
            if len(shares) > 1:
                yield from _judge(params, _Run(shares, (), ended=True))
            continue
        if row and not _JOINT.fullmatch(text, row[-1].end(), match.start()):
            yield from _told(subject, params, row)
            row = []
        row.append(match)
    yield from _told(subject, params, row)
    pairs: list[re.Match[str]] = []
    for match in _PAIR.finditer(text):
        if pairs and _STOP.search(text, pairs[-1].end(), match.start()):
            yield from _of_sum(subject, pairs)
            pairs = []
        pairs.append(match)
    yield from _of_sum(subject, pairs)


def _of_sum(subject: Subject, pairs: list[re.Match[str]]) -> Iterator[Claim]:
    """Claims for amounts each told with its share, where the shares fit their sum."""
    if not 1 < len(pairs) <= _MOST:
        return
    parts = tuple(_quantity(subject, match.start("amount")) for match in pairs)
    shares = tuple(_quantity(subject, match.start("share")) for match in pairs)
    filled = sum(bool(part.amount) for part in parts)
    if not filled or not all(comparable(parts[0], part) for part in parts):
        return
    judged = [judge(shares[i], _part_of(i), parts) for i in range(len(parts))]
    if sum(map(_fits, judged)) >= max(1, filled - 1):
        yield from _claims(parts, shares, judged)


def _fits(judgement: Judgement) -> bool:
    return judgement.verdict in SOUND and bool(judgement.exact)


def _claims(
    parts: tuple[Quantity, ...], shares: tuple[Quantity, ...], judged: list[Judgement]
) -> Iterator[Claim]:
    """Each share of the sum of all parts, as judged; one that is wrong only if it looks like a slip."""
    told = f"{sum(s.amount for s in shares):f}%"
    for share, part, one in zip(shares, parts, judged, strict=True):
        wrong = one.verdict == "contradicted"
        if wrong and not one.slip:
            continue
        yield Claim(
            "share",
            one.verdict,
            covering([share.span, *(p.span for p in parts)]),
            share.span,
            stated=share,
            expected=one.expected,
            expression=f"{written('{}', part)} ÷ ({joined('+', parts)})",
            slip=one.slip if wrong else "",
            confidence="likely",
            operands=(Operand("part", part),),
            values={"sum": told},
        )


def _part_of(place: int) -> Formula:
    def share(*parts: Value) -> Value:
        rest = sum_of(*(part for i, part in enumerate(parts) if i != place))
        # The part stands once in the quotient, so that its interval counts once.
        if not parts[place] > 0:
            return parts[place] / sum_of(*parts) * 100
        return 100 / (1 + rest / parts[place])

    return share


def _told(subject: Subject, params: Params, row: list[re.Match[str]]) -> Iterator[Claim]:
    if len(row) < _FEWEST - 1:
        return
    text = subject.symbols.text
    first = _OPEN.search(text, max(0, row[0].start() - _LABEL), row[0].start())
    names = [first.group() if first else ""]
    for one, other in zip(row, row[1:], strict=False):
        names.append(text[one.end() + 1 : other.start()])
    ended = _GOES_ON.match(text, row[-1].end()) is None
    shares = tuple(_quantity(subject, match.start("one")) for match in row)
    yield from _judge(params, _Run(shares, tuple(names), ended))


def _judge(params: Params, run: _Run) -> Iterator[Claim]:
    *others, last = run.shares
    if any(share.qualifier for share in run.shares):
        return
    judgement = judge(last, lambda *rest: 100 - sum_of(*rest), tuple(others))
    total = sum((share.amount for share in run.shares), Decimal(0))
    if judgement.verdict not in SOUND and not (judgement.slip and _is_whole(params, run, total)):
        return
    yield Claim(
        "share",
        judgement.verdict,
        covering([share.span for share in run.shares]),
        last.span,
        stated=last,
        expected=judgement.expected,
        expression=f"100 - {joined('-', others)}",
        slip=judgement.slip,
        confidence="likely",
        operands=tuple(Operand("part", share) for share in others),
        values={"sum": f"{total:f}%"},
    )


def _is_whole(params: Params, run: _Run, total: Decimal) -> bool:
    """Whether a row of shares that misses 100 % was meant to reach it."""
    if not run.ended or len(run.shares) < _FEWEST:
        return False
    if len(run.names) > 1 and run.names[-1].startswith(params.rest.words):
        return True
    return total > _HUNDRED and len(common_ending(list(run.names))) > 0


def _quantity(subject: Subject, at: int) -> Quantity:
    return subject.quantities[subject.symbols.at[at]]
