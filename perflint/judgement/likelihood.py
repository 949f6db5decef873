"""How much likelier a miss is as a slip than as a misreading: by what it looks like and how many digits
there are to look so by chance, both counted by `python -m tests.calibration`."""

from __future__ import annotations

from decimal import Decimal

from perflint.arithmetic.interval import Interval, point
from perflint.arithmetic.judge import Judgement
from perflint.arithmetic.slips import OF_DIGITS, diagnose
from perflint.judgement.later_base import BASE
from perflint.judgement.mistyped import OPERAND, digits_of, mistyped
from perflint.judgement.reliability import SEPARATOR, Counts
from perflint.model.quantity import Quantity
from perflint.relations.around import HUNDRED, may_pass
from perflint.relations.reading import Reading

SLIP, MISREADING = "slip:", "misreading:"
"""Before a key of counts: how many of the slips of as many digits look so, and of the misreadings."""
ANY, CHECKED, CHECKED_LIST, CHECKED_ACCOUNT = "any", "checked", "checked-list", "checked-account"
NEAR = "near"
LISTS = ("list", "change_list", "plain_list")
"""Forms whose parts may turn out to be some among more, or more than were meant."""
DIGITS = 5
"""Numbers of as many digits and more are counted together."""
LONGEST = 12
NO_SLIP = 0.5
"""Of known mistakes 19 of 40 look like no slip (a figure of another row, an old total), of misreadings
9 of 10."""
BEYOND = 30.0
"""How much likelier a slip than a misreading is a share or rate of more than a hundred that cannot be more: 9 % of
the slips of quotients are such, of 428 misreadings none."""
OF_LATER = 0.2
"""Of 15 wrong growths labelled in public texts 3 are divided by the later figure."""
COUNTED = 30.0
"""How many misreadings outweigh what chance alone would make look so."""


def likelihood(judgement: Judgement, reading: Reading, counts: Counts, own: bool) -> float:
    """The likelihood ratio for what `judgement` found of a `reading`; below 1 where it looks like no
    slip, 1 where nothing was counted. In a checked text (not `own`), where a false alarm costs most, the
    misreadings of all kinds of calculation in such texts are taken together: of one kind there are few. All
    there are serve for a look that no misreading had."""
    beyond = BEYOND if _is_beyond(judgement, reading) else 1.0
    looks, digits = appearance(judgement, reading)
    if not looks:
        return NO_SLIP * beyond
    chance = _variants(looks, digits) / (9 * 10.0 ** (digits - 1))
    if looks == NEAR:
        chance *= 1 + len(reading.operands)
    if looks == BASE:
        return beyond * NO_SLIP * OF_LATER / chance
    if looks == OPERAND:
        chance *= len(reading.operands)
    key = _cell(looks, kind_of(judgement, reading) if own else checked_kind(reading), digits)
    slips, misreadings = counts.get(SLIP + key), counts.get(MISREADING + key)
    if looks == OPERAND:  # Each operand is as likely mistyped as the result.
        slips = (len(reading.operands), 1)
    if slips is None or misreadings is None:
        return beyond
    together = counts.get(MISREADING + _cell(looks, ANY, digits), misreadings)
    if own and not misreadings[0] and not together[0]:
        misreadings = together
    misread = (misreadings[0] + COUNTED * chance) / (misreadings[1] + COUNTED)
    return beyond * (1 - NO_SLIP) * slips[0] / slips[1] / misread


def cell(judgement: Judgement, reading: Reading, kind: str) -> str:
    """The key that what a miss looks like is counted under, behind SLIP or MISREADING: of one kind of
    calculation, of ANY, or of all in CHECKED texts."""
    looks, digits = appearance(judgement, reading)
    return _cell(looks, kind, digits)


def _cell(looks: str, kind: str, digits: int) -> str:
    return SEPARATOR.join((looks, kind, str(min(DIGITS, digits))))


def kind_of(judgement: Judgement, reading: Reading) -> str:
    """The kind of calculation by how it misses: read of a part too few a list falls short by little, a
    quotient misses by anything."""
    if reading.calculation.divides:
        return "quotient"
    if all(role != "part" for role, _ in reading.operands) or judgement.exact is None:
        return "account"
    return "short" if judgement.exact < judgement.stated.amount else "over"


def checked_kind(reading: Reading) -> str:
    """The kind of calculation as counted in checked texts: lists and accounts by themselves, of which there
    are enough. A list misread misses by the parts that were left out, and those are often round; an
    account misread misses by anything."""
    if reading.calculation.divides:
        return CHECKED
    return CHECKED_LIST if reading.form in LISTS else CHECKED_ACCOUNT


def _variants(looks: str, digits: int) -> int:
    """How many numbers are one such slip away from a number of `digits` digits."""
    return {
        "last": 9, "digit": 9 * max(1, digits - 1), "swap": max(1, digits - 1), "missing": 10 * digits,
        "extra": digits, "point": 4, "unit": 6, "sign": 1, BASE: 1, NEAR: 21 * digits, OPERAND: 21 * digits,
    }[looks]  # fmt: skip


def appearance(judgement: Judgement, reading: Reading) -> tuple[str, int]:
    """What a miss looks like, and how many digits the printed number has, zeros at its end only where it is
    a quotient: what is added is often round by itself. A changed last digit is `last`: figures that were
    rounded one by one leave such a gap as well. NEAR is a slip of a result that the printed digits round to."""
    looks = judgement.slip
    stated = f"{abs(judgement.stated.value):f}"
    if looks in OF_DIGITS and judgement.exact is not None:
        looks = _seen_closely(looks, judgement.stated, judgement.exact, len(reading.operands))
    if looks == "digit" and judgement.expected.lstrip("-").startswith(stated[:-1]):
        looks = "last"
    if not looks and (other := mistyped(judgement, reading)) is not None:
        return OPERAND, digits_of(other)
    value = judgement.stated.value
    printed = value if reading.calculation.divides else value.normalize()
    return looks, min(LONGEST, len(printed.as_tuple().digits))


def _seen_closely(looks: str, stated: Quantity, exact: Decimal, operands: int) -> str:
    """`looks` where the slip leads to the result of the printed digits; NEAR where it leads to one that as many
    roundings may have made of that, else no slip."""
    if diagnose(stated, point(exact), exact):
        return looks
    off = stated.ulp * operands / 2
    return NEAR if diagnose(stated, Interval(exact - off, exact + off), exact) else ""


def _is_beyond(judgement: Judgement, reading: Reading) -> bool:
    """Whether a share or rate that cannot be more than a hundred is printed as more, and is not by its reading."""
    stated, exact = reading.stated, judgement.exact
    if stated.nature not in ("rate", "share") or stated.quantity.dimension != "percent":
        return False
    more = judgement.stated.amount > HUNDRED and exact is not None and exact <= HUNDRED
    return more and not may_pass(stated)
