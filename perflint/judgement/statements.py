"""From verdicts on readings to statements that rules take up."""

from __future__ import annotations

from decimal import Decimal

from perflint.arithmetic.judge import print_like
from perflint.arithmetic.slips import name_unit
from perflint.facts.lexicon import Lexicon
from perflint.judgement.policy import SIGN, Judged
from perflint.model.claim import Claim, ClaimKind, Operand
from perflint.model.figure import Figure
from perflint.model.quantity import Quantity
from perflint.model.span import Span, covering
from perflint.model.statement import Statement
from perflint.relations.reading import LEFT, ROW, ROWS, SUM, Reading
from perflint.text.patterns import compile_pattern

_BUDGETS = ("budget", "first_budget", "adjusted_budget")
_EXECUTION = compile_pattern(r"(?:执行|支付|支出|拨付|预算完成|使用|结算|兑付|支用)(?:率|进度)?")
_PACE = compile_pattern(r"序时|时序|时间进度")
_CARRY = compile_pattern(r"结转|滚存")
_KINDS: dict[str, ClaimKind] = {
    "execution": "ratio", "completion": "ratio", "stage": "ratio", "share": "share",
    "growth": "change", "difference": "difference", "adjustment": "change", "left": "balance",
    "carry-over": "balance", "points": "points", "pace": "points", "total": "sum",
    "listed-parts": "sum", "known-parts": "sum", "amount": "conversion", "average": "conversion",
    "part-by-rate": "conversion", "score": "score", "deduction": "score",
    "same-amount": "conversion",
    "restated": "repeat", "score-told": "repeat", "score-sum": "score", "score-weights": "score",
}  # fmt: skip
_TOPICS = {
    "completion_by_change": "completion",
    "named_sum": "total", "sum_beside": "total", "sum_of_rows": "total",
    "plain_list": "listed-parts", "ledger": "listed-parts",
    "item_sum": "listed-parts", "adjustment": "adjustment", "adjustment_rate": "adjustment",
    "shares_to_hundred": "known-parts", "breakdown": "listed-parts", "total": "total", "rows": "total",
    "average_in_other_unit": "average", "found_sum": "total",
    "score_apart": "difference", "share_of_sum": "share",
}  # fmt: skip
_TOLD = ("contradicted", "holds_if_truncated")
"""Verdicts of which a message is made."""
_REPEATS = frozenset({"restated", "score-told"})
_ANY = frozenset({"score-sum", "score-weights"})
"""Topics of short lists in which any figure may be the wrong one: all of them are marked."""
_DERIVED = frozenset(
    {"execution", "completion", "stage", "share", "growth", "points", "pace", "score", "adjustment"}
)


def state(judged: Judged, lexicon: Lexicon) -> Statement:
    """The statement that `judged` makes. A miss without grounds is skipped, with its reason."""
    reading, judgement = judged.reading, judged.judgement
    stated = reading.stated.quantity
    topic = topic_of(reading, lexicon)
    verdict = judgement.verdict
    reason = ""
    if verdict == "contradicted" and not judged.grade:
        verdict, reason = "skipped", "evidence too weak"
    elif verdict == "skipped":
        reason = "too few digits" if judgement.exact is not None else "zero base"
    operands = tuple(Operand(role, figure.quantity) for role, figure in reading.operands)
    derived = topic in _DERIVED and stated.dimension in ("percent", "points", "score")
    whole = covering((stated.span, *(operand.quantity.span for operand in operands)))
    mark = _way_and_number(reading.stated, lexicon) if judgement.slip == SIGN else stated.span
    claim = Claim(
        _kind(topic, reading),
        verdict,
        whole,
        whole if topic in _ANY and _is_short(reading) else mark,
        stated=stated,
        expected=_as_told(operands[0].quantity) if topic in _REPEATS else judgement.expected,
        expression=write(reading),
        reason=reason,
        slip=judgement.slip if verdict == "contradicted" else "",
        confidence="certain" if judged.grade == "error" else "likely",
        operands=operands,
        values=values_of(reading, judged) if verdict in _TOLD else {},
        severity="warning" if judged.grade == "warning" else "",
        suggested=derived and mark == stated.span,
        tabled=reading.form.startswith((ROW, ROWS)),
    )
    return Statement(topic, claim, reading.form, judged.reliability.holding, judged.reliability.met)


def _way_and_number(figure: Figure, lexicon: Lexicon) -> Span:
    """A number with the word right before it that says which way it goes, which may be the wrong of
    the two: 上升0.3个百分点."""
    span = figure.quantity.span
    core = lexicon.link.cut(figure.lead)
    way = lexicon.rise_end.search(core) or lexicon.fall_end.search(core)
    if way is None or figure.quantity.qualifier:
        return span
    return Span(span.start - len(figure.lead) + way.start(), span.end)


def _is_short(reading: Reading) -> bool:
    """Whether all figures of a reading stand in one paragraph."""
    figures = (reading.stated, *(figure for _, figure in reading.operands))
    return len({figure.paragraph for figure in figures}) == 1


def _kind(topic: str, reading: Reading) -> ClaimKind:
    """The kind of a claim; in a table a balance is the difference of two columns."""
    kind = _KINDS.get(topic, "sum")
    tabled = reading.form.startswith((ROW, ROWS)) and len(reading.operands) == 2
    return "difference" if kind == "balance" and tabled else kind


def topic_of(reading: Reading, lexicon: Lexicon) -> str:
    """What a statement is about, by its form and the words beside its result."""
    form, stated = reading.form.removeprefix(ROW).removeprefix(ROWS), reading.stated
    if form in (
        "growth_from_change",
        "growth_from_base",
        "growth_of_base",
        "growth_between",
        "growth_from_earlier",
        "growth_of_present",
        "growth_far",
        "growth_overall",
        "growth_beside",
        "found_rise",
        "found_growth",
    ):
        return (
            "adjustment" if lexicon.change_name.search(lexicon.link.cut(stated.lead)) else "growth"
        )
    if form in (
        "change_from_base",
        "change_from_earlier",
        "change_far",
        "change_overall",
        "change_beside",
        "earlier_beside",
    ):
        moved = "调" in stated.lead or form == "change_overall"
        return "adjustment" if moved else "difference"
    if form in (
        "points_from_base",
        "points_far",
        "points_between",
        "points_beside",
        "points_from_pace",
    ):
        before = dict(reading.operands).get("before")
        if form == "points_from_pace":
            return "pace"
        return (
            "pace" if before is not None and _PACE.search(before.lead + before.tail) else "points"
        )
    if form in ("list", "change_list"):
        closed = reading.features[2] if len(reading.features) > 2 else ""
        return "known-parts" if closed == "partition" else "listed-parts"
    if form in _TOPICS:
        return _TOPICS[form]
    if form in ("apart", "found_difference", "stock") and reading.group[0] == "change":
        return "difference"
    if form in ("left", "left_overall", "apart", "found_difference", "stock"):
        return "carry-over" if _CARRY.search(stated.lead) else "left"
    if reading.group[0] == "rate":
        if form != "rate_beside" and stated.nature == "growth_rate":
            return "growth"
        return _rate_topic(stated, dict(reading.operands).get("base"))
    return reading.group[0]


def _rate_topic(rate: Figure, base: Figure | None) -> str:
    if rate.nature == "share":
        return "share"
    against = {rate.against, base.stage if base is not None else ""}
    if "target" in against:
        return "completion"
    return "execution" if against & set(_BUDGETS) or _EXECUTION.search(rate.lead) else "stage"


def write(reading: Reading) -> str:
    """The calculation with the printed numbers, without units where all share one."""
    quantities = [figure.quantity for _, figure in reading.operands]
    shared = len({quantity.unit for quantity in quantities}) <= 1
    texts = [f"{q.value:f}" if shared else f"{q.value:f}{q.unit}" for q in quantities]
    template = reading.calculation.template
    if template.endswith(LEFT):
        return template + LEFT.join(texts)
    return " + ".join(texts) if template == SUM else template.format(*texts)


def values_of(reading: Reading, judged: Judged) -> dict[str, str]:
    """What a rule's message may name besides stated, expected and expression."""
    stated = reading.stated.quantity
    values = {role: _as_told(figure.quantity) for role, figure in reading.operands}
    values["label"] = reading.stated.concept or reading.stated.quantity.label
    exact = judged.judgement.exact
    if exact is None or stated.dimension in ("percent", "points"):
        name = "rest" if reading.calculation.template.endswith(LEFT) else "sum"
        return values | {name: judged.judgement.expected}
    if judged.judgement.slip == "unit":
        values["meant"] = name_unit(stated, exact)
    else:
        values["gap"] = _gap(stated, exact)
    values["sum"] = _sum(reading, exact)
    return values


def _sum(reading: Reading, exact: Decimal) -> str:
    """What the operands make, in their own unit where they share one."""
    stated = reading.stated.quantity
    quantities = [figure.quantity for _, figure in reading.operands]
    if {(q.unit, q.scale) for q in quantities} == {(quantities[0].unit, quantities[0].scale)}:
        stated = max(quantities, key=lambda quantity: quantity.decimals)
    return print_like(stated, exact)


def _as_told(quantity: Quantity) -> str:
    """A number as printed, with the unit that the heading of its column or table gives it."""
    if quantity.inherited and not quantity.text.endswith(quantity.unit):
        return quantity.text + quantity.unit
    return quantity.text


def _gap(stated: Quantity, exact: Decimal) -> str:
    return print_like(stated, abs(stated.amount - exact))
