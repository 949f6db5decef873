"""One policy for every reading: by wording, or by evidence.

By wording: the form of statement, read with these words, holds in at least 99 of 100 public texts;
then a miss is a mistake whatever it looks like (a warning between 97 and 99 of 100). Only in a text
that nobody checked before, a self-evaluation report: what is published has been, and where one number
in a thousand is wrong, one misreading in a hundred outnumbers them. And only a warning where other
figures stand by that the words may mean, unless the miss looks like a slip.

By evidence: odds that the number is wrong = e × Σ r × L / (1 − Σ r) over all ways it may be read, with r
how reliable a reading is, e how often a stated number is wrong before anybody checked it, and L how
much likelier the miss is as a slip than as a misreading. 19 : 1 and more is an error, 3 : 1 a warning. Told is
the reading that says most of it; in a checked text the most reliable reading stands alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import prod
from typing import Final, Literal, NamedTuple

from perflint.arithmetic.judge import Judgement, judge
from perflint.judgement import later_base
from perflint.judgement.likelihood import LISTS, likelihood
from perflint.judgement.reliability import Counts, Reliability, estimate, expect_next
from perflint.model.claim import SOUND
from perflint.relations.reading import Reading

Ground = Literal["", "wording", "evidence"]
Grade = Literal["", "error", "warning"]

CERTAIN = 0.99
LIKELY = 0.97
SUPPORT = 20
"""Fewer public statements of a cell than this give no ground by wording."""
TRUST, TRUSTED = 30.0, 0.995
"""What is believed of a mandatory form before it is counted, and how many statements outweigh it."""
COMPANY = 2
"""Rates of a sentence that hold on one base and so tell the base of another; in a self-evaluation
report one of them tells it with less certainty."""
EVEN = 0.5
"""What is read in a way that holds less often than this was more likely not meant."""
LIKELY_BASE = 0.6
"""So often holds at least what is read on a base that other rates of the sentence have shown."""
OPEN, BELOW_CERTAIN = 0.9, 0.985
"""A form that holds in fewer public statements than this is never certain, whatever reports show."""
ERROR_ODDS = 19.0
WARNING_ODDS = 3.0
MOST_RELIABLE = 0.999
WRONG_IN_REPORTS = 0.03
"""6 of 189 stated numbers in five self-evaluation reports were wrong."""
WRONG_ELSEWHERE = 0.02
"""About 0.5 % in published budget reports of cities, 3 % in 264 public texts of all kinds (61 of 1,977 numbers
that follow from others, labelled by people who knew nothing of perflint)."""
SIGN = "sign"
"""A miss by the sign alone: the figures are right to the digit and nobody mistypes a sign, so that it may
be the sides that were read the other way round."""


Spares = Callable[[Reading], Iterable[Reading]]
"""Readings that may give the number another one misses."""
Alone = Callable[[Reading], bool]
"""Whether nothing else that a reading's words may mean stands beside."""


class Judged(NamedTuple):
    """A statement with its verdict: the reading that counts, what arithmetic says of it, and where it
    does not fit whether that is an error, a warning, or no more than a doubt (`grade` "")."""

    reading: Reading
    judgement: Judgement
    reliability: Reliability
    ground: Ground = ""
    grade: Grade = ""
    odds: float = 0.0


class Weighed:
    """A reading with its reliability, and its arithmetic, which is done when first asked for: most readings
    are rivals of one that is more reliable and holds."""

    __slots__ = ("_judgement", "reading", "reliability")

    def __init__(self, reading: Reading, reliability: Reliability) -> None:
        self.reading: Final = reading
        self.reliability: Final = reliability
        self._judgement: Judgement | None = None

    @property
    def judgement(self) -> Judgement:
        """What arithmetic says of the reading."""
        if self._judgement is None:
            reading = self.reading
            operands = tuple([figure.quantity for _, figure in reading.operands])
            judgement = judge(reading.stated.quantity, reading.calculation.formula, operands)
            self._judgement = later_base.named(judgement, reading)
        return self._judgement

    def verdict(self, ground: Ground = "", grade: Grade = "", odds: float = 0.0) -> Judged:
        """The statement that this is what was meant."""
        return Judged(self.reading, self.judgement, self.reliability, ground, grade, odds)


def judge_readings(
    readings: Iterable[Reading],
    counts: Counts,
    own: bool,
    alone: Alone = lambda _: True,
    spares: Spares = lambda _: (),
) -> Iterator[Judged]:
    """One verdict for each group of rival readings; `own`: the text is a self-evaluation report, not
    another document. `alone` and `spares` are asked for where a number would be accused."""
    groups: dict[tuple[str, int], list[Reading]] = {}
    for reading in readings:
        groups.setdefault(reading.group, []).append(reading)
    settled: list[tuple[list[Weighed], Judged]] = []
    for rivals in groups.values():
        weighed = [weigh(reading, counts, own) for reading in rivals]
        if judged := settle(weighed, counts, own, alone):
            settled.append((weighed, judged))
    shared = find_shared_bases(judged for _, judged in settled)
    verdicts = [by_company(weighed, judged, shared, counts, own) for weighed, judged in settled]
    verdicts = [_cleared(one, counts, own, spares) if one.grade else one for one in verdicts]
    wrong = {one.reading.stated.index for one in verdicts if one.grade and not _is_told_again(one)}
    for one in verdicts:
        if not (one.grade and _is_told_again(one) and one.reading.stated.index in wrong):
            yield one  # A number that its own figures refute need not be held against another place.


def _is_told_again(judged: Judged) -> bool:
    return judged.reading.group[0] == "restated"


def _cleared(judged: Judged, counts: Counts, own: bool, spares: Spares) -> Judged:
    """The verdict, or one of the readings that give the number where there is any."""
    for reading in spares(judged.reading):
        one = weigh(reading, counts, own)
        if one.judgement.verdict in SOUND:
            return one.verdict()
    return judged


Shared = dict[tuple[int, int], set[int]]
"""By sentence and base, the parts whose rates hold on that base."""


def find_shared_bases(judged: Iterable[Judged]) -> Shared:
    """What the rates that hold are of."""
    shared: Shared = {}
    for one in judged:
        operands = dict(one.reading.operands)
        if "base" in operands and "part" in operands and one.judgement.verdict in SOUND:
            key = (one.reading.stated.sentence, operands["base"].index)
            shared.setdefault(key, set()).add(operands["part"].index)
    return shared


def by_company(
    rivals: list[Weighed], judged: Judged, shared: Shared, counts: Counts, own: bool
) -> Judged:
    """A rate that fits no base, beside those of other parts in its sentence that fit one and the same,
    was meant on that base as well: where such readings hold often enough, or the number is more
    likely wrong than right."""
    if judged.judgement.verdict != "contradicted" or judged.grade:
        return judged
    for one in rivals:
        operands = dict(one.reading.operands)
        if "base" not in operands or "part" not in operands:
            continue
        parts = shared.get((one.reading.stated.sentence, operands["base"].index), set())
        likely = one.reliability.share > LIKELY_BASE or _odds([one], counts, own) >= 1
        if own and parts and likely and operands["part"].index not in parts:
            grade: Grade = "error" if len(parts) >= COMPANY else "warning"
            return one.verdict("wording", grade, judged.odds)
    return judged


def weigh(reading: Reading, counts: Counts, own: bool = True) -> Weighed:
    """A reading with its arithmetic and reliability."""
    return Weighed(reading, estimate(counts, reading.form, reading.features, own))


def settle(rivals: list[Weighed], counts: Counts, own: bool, alone: Alone) -> Judged | None:
    """The verdict on one statement: the most reliable reading counts; where it does not fit and
    another of like standing does, or it fits a number cut off and another the number as printed, that one was
    meant."""
    ranked = rivals
    if len(rivals) > 1:
        ranked = sorted(rivals, key=_most_reliable, reverse=True)
    best = next((one for one in ranked if one.judgement.verdict != "skipped"), None)
    if best is None:
        return rivals[0].verdict() if rivals else None
    sound = best.judgement.verdict in SOUND
    if sound and (best.judgement.verdict == "holds" or best.reading.mandatory):
        return best.verdict()
    able = [one for one in rivals if one.judgement.verdict != "skipped"]
    fitting = [one for one in able if one.judgement.verdict in SOUND]
    rival = max(fitting, key=_exact_first, default=best)
    if sound:
        return rival.verdict()
    ground = _agreed_ground(able, best) if own else ""
    if fitting and (ground != "error" or rival.reliability.share > EVEN):
        return rival.verdict()
    if ground:
        odds = _odds([best], counts, own)
        alike = ground == "error" and best.judgement.slip != SIGN and alone(best.reading)
        certain = alike or odds >= ERROR_ODDS
        return best.verdict("wording", "error" if certain else "warning", odds)
    ways = able if own else [best]
    odds = _odds(ways, counts, own)
    grade: Grade = "error" if odds >= ERROR_ODDS else "warning" if odds >= WARNING_ODDS else ""
    told = max(ways, key=lambda one: _weight(one, counts, own)) if grade else best
    return told.verdict("evidence", grade, odds)


def _most_reliable(weighed: Weighed) -> tuple[bool, float]:
    """A reading whose words fix every operand before the others."""
    return weighed.reading.mandatory, weighed.reliability.share


def _exact_first(weighed: Weighed) -> tuple[bool, float]:
    """A reading that gives the number as printed before one that gives it cut off."""
    return (weighed.judgement.verdict == "holds", weighed.reliability.share)


def trusting(holding: int, met: int, trusted: float = TRUSTED) -> float:
    """The share that holds, drawn toward `trusted` as by TRUST statements more."""
    return (holding + TRUST * trusted) / (met + TRUST)


def _agreed_ground(able: list[Weighed], best: Weighed) -> Grade:
    """The firmest ground by wording of the readings that lead to what `best` leads to."""
    grounds = {by_wording(one) for one in able if one.judgement.expected == best.judgement.expected}
    return "error" if "error" in grounds else "warning" if "warning" in grounds else ""


def by_wording(weighed: Weighed) -> Grade:
    """What a miss is on the ground of wording alone, "" where wording does not tell. A mandatory form
    has this ground from the start and loses it where public text speaks against it."""
    counted = weighed.reliability
    holding, met = counted.holding, counted.met
    if _may_leave_out(weighed.reading) and not weighed.judgement.slip:
        return ""
    if met and not counted.own_met and holding < OPEN * met:
        return ""
    if weighed.reading.mandatory:
        share = trusting(holding, met) if met else BELOW_CERTAIN
        if counted.own_met:
            trusted = share if met >= SUPPORT and share < OPEN else TRUSTED
            kindred = trusting(counted.own_holding, counted.own_met, trusted)
            share = kindred if share >= OPEN else min(kindred, BELOW_CERTAIN)
    elif met < SUPPORT:
        return ""
    else:
        share = weighed.reliability.share
    if share >= CERTAIN:
        return "error"
    return "warning" if share >= LIKELY else ""


def _may_leave_out(reading: Reading) -> bool:
    """Whether a list need not name all parts, so that only a slip is one: 86件，其中维持52件、撤销6件."""
    return reading.form == "list" and reading.features[1:4] == ("open", "", "tight")


def _odds(rivals: list[Weighed], counts: Counts, own: bool) -> float:
    """The odds that a number is wrong that none of `rivals` gives. A list up to here and the same up to there
    exclude each other: the likelier of them speaks for both."""
    lists: list[float] = [0.0]
    others: list[float] = []
    for one in rivals:
        (lists if one.reading.form in LISTS else others).append(_share(one, own))
    unread = prod(1 - share for share in (*others, max(lists)))
    together = sum(lists) + sum(others)
    if not together:
        return 0.0
    wrong = WRONG_IN_REPORTS if own else WRONG_ELSEWHERE
    slips = sum(_weight(one, counts, own) for one in rivals) / together
    return wrong * (1 - unread) / unread * slips


def _weight(weighed: Weighed, counts: Counts, own: bool) -> float:
    """How much a reading says that the number is wrong: how far it is relied on × how much its miss looks like
    a slip."""
    return _share(weighed, own) * likelihood(weighed.judgement, weighed.reading, counts, own)


def _share(weighed: Weighed, own: bool) -> float:
    """How reliable a reading is; in a checked text no more than the rule of succession lets one expect of
    the next."""
    counted = weighed.reliability
    share = min(counted.share, MOST_RELIABLE)
    return share if own else min(share, expect_next(counted.holding, counted.met))
