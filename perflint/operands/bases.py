"""Which amounts a percentage may be the ratio of: its part, and the base it is measured on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.operands.bind import Binding
from perflint.operands.candidates import Candidate, order, reach_of
from perflint.operands.measures import measures, owner
from perflint.operands.nearness import after, before, comparable, same_paragraph, same_sentence
from perflint.operands.refer import core, refers
from perflint.operands.topic import Wording, change_sign, topics
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

_STAGE = compile_pattern(r"(?:率|比|比例|比重|进度|度|面)?$")
_DUE = compile_pattern(r"应|计划|预算|目标|任务|拟")
_RATES = frozenset({"percent", "points", "multiple", "duration"})
_CLAUSE = compile_pattern(rf"[，。；：、！？\n（）{ANY_SYMBOL}]")
_ABOUT = compile_pattern(
    r"(?:其中|共|总体|累计|实际|分别|各|均|也|并|已|达到|只|仅|约|为|达|全年|上半年|[0-9]{4}年度?|截至目前)*"
)
_OPENS = compile_pattern(r"其中|包括|包含|：|中，|按.{0,10}[分看]|分别")
_GENERIC = compile_pattern(
    r"(?:同期|全部|总|该|其|上述|以上|当年|全年)?(?:总数|总额|总量|总计|合计|总金额|全部|总体|比|总规模|总人数)?的?"
)
_INITIAL, _ADJUSTED = ("年初", "期初"), ("调整", "变动", "调剂")
_FAR = 60
_MOST_PARTS = 5
_NEAR = 8
_SHORTEST_STAGE = 2
# Words for one stage: the part of 结案率 may be called 审结.
_STAGES = (
    ("结案", "审结", "办结", "执结", "审执结"),
    ("破案", "侦破", "破获"),
    ("履约", "兑现"),
    ("建档", "建立"),
    ("回收", "收回"),
)
Adjustments = tuple[tuple[Quantity, int], ...]


class Naming(NamedTuple):
    """Words in the labels of parts and of bases, and the wording of changes, which are neither."""

    parts: tuple[str, ...]
    bases: tuple[str, ...]
    wording: Wording


def parts_of(
    subject: Subject, binding: Binding, rate: Quantity, naming: Naming, stage: str
) -> tuple[Candidate, ...]:
    """What the percentage is a part of the base of: the figure its stage names (开工率), the one its
    clause names (税收占收入), or else those that the sentence is about, the likeliest first. `sure`:
    the wording leaves no other."""
    earlier = (q for q in before(subject, rate, limit=_FAR) if q.dimension not in _RATES)
    if subject.symbols.at.get(binding.start - 1) is not None and names_rate(subject, binding):
        return ()
    if stage:
        return _of_stage(subject, rate, naming, _STAGE.sub("", stage)[-2:])
    if own := _own_subject(subject, binding):
        named = tuple(_named(subject, rate, (
            q for q in earlier if len(q.label) > 1 and refers(own, q.label) and same_paragraph(subject, q, rate)
            and not (naming.parts and measures(q.label, naming.bases, naming.parts))
        )))  # fmt: skip
        if named or not names_rate(subject, binding):
            return named
    found = [
        q for q in islice(topics(subject, rate, naming.wording), _MOST_PARTS)
        if not measures(q.label, naming.bases, naming.parts) or not naming.parts
    ] or [q for q in after(subject, rate) if measures(q.label, naming.parts, naming.bases)]  # fmt: skip
    found.sort(key=lambda q: (not measures(q.label, naming.parts, naming.bases), bool(q.qualifier)))
    return tuple(
        Candidate(q, not i, reach_of(subject, q, rate), not i) for i, q in enumerate(found)
    )


def _of_stage(subject: Subject, rate: Quantity, naming: Naming, word: str) -> tuple[Candidate, ...]:
    """The figures whose labels have the word of the stage, but are no base (应到位); else those that
    the sentence is about."""
    if len(word) < _SHORTEST_STAGE:
        return ()
    stage = next((row for row in _STAGES if row[0] == word), (word,))
    named = tuple(_named(subject, rate, (
        q for q in before(subject, rate, limit=_FAR)
        if q.dimension not in _RATES and (said := next((w for w in stage if w in q.label), ""))
        and not _DUE.search(q.label.partition(said)[0])
    )))  # fmt: skip
    if named:
        return named
    found = list(islice(topics(subject, rate, naming.wording), _MOST_PARTS))
    found.sort(key=lambda q: measures(q.label, naming.bases, ()))
    return tuple(Candidate(q, not i, reach_of(subject, q, rate)) for i, q in enumerate(found[:2]))


def adjustments(subject: Subject, base: Quantity, part: Quantity, naming: Naming) -> Adjustments:
    """What was added to (1) or taken from (-1) `base` between it and `part` in one sentence."""
    return tuple(
        (q, sign)
        for q in subject.quantities[base.index + 1 : part.index]
        if comparable(base, q) and same_sentence(subject, base, q)
        and (sign := change_sign(subject, q, naming.wording))
    )  # fmt: skip


def bases_of(
    subject: Subject,
    binding: Binding,
    rate: Quantity,
    naming: Naming,
    part: Quantity,
    share: bool,
    stage: bool,
) -> tuple[Candidate, ...]:
    """What the percentage is measured on: the figure in the wording, those its name refers to, those
    that go by the name of a base, the whole of which `part` is listed (`share`); then others, which
    count only where they fit."""
    if base := binding.quantities.get("base"):
        return (Candidate(base, True, "wording", True),)
    near = [
        q for q in (*before(subject, rate, limit=_FAR), *after(subject, rate))
        if _alike(part, q) and not ((share or stage) and q.amount < part.amount)
        and not change_sign(subject, q, naming.wording)
    ]  # fmt: skip
    of = binding.labels.get("of", "")
    if of and not _GENERIC.fullmatch(of):
        named = [q for q in near if q.label and refers(of, q.label)]
    elif share:
        named = [q for q in _wholes(subject, part, naming) if q in near]
    else:
        words = binding.text(subject)
        named = [
            q
            for q in near
            if _serves(subject, q, rate, part, naming) and _same_stage(words, q.label)
        ]
    named = [q for q in named if q is not part]
    here = [q for q in named if same_paragraph(subject, q, rate)] or named
    alone = len({q.amount for q in here}) == 1
    chosen = [Candidate(q, True, reach_of(subject, q, rate), alone) for q in named]
    rest = [q for q in near[:_NEAR] if q not in named and same_paragraph(subject, q, rate)]
    sole = _sole(subject, part, rate, rest) if not named else None
    counted = stage and sole is not None and sole.exact and part.exact
    bare = (share and not of) or counted
    others = [
        Candidate(q, bare and q is sole, reach_of(subject, q, rate), not bare and q is sole)
        for q in rest
    ]
    return (*sorted(chosen, key=order), *others)


def names_rate(subject: Subject, binding: Binding) -> bool:
    """Whether the phrase opens with the name of a rate (执行率), not with a verb (占, 完成)."""
    return subject.symbols.text[binding.start] not in "占完为达"


def _named(subject: Subject, rate: Quantity, found: Iterator[Quantity]) -> Iterator[Candidate]:
    return (Candidate(q, True, reach_of(subject, q, rate), True) for q in found)


def _own_subject(subject: Subject, binding: Binding) -> str:
    """What the clause of the phrase names before it, as in 税收收入占."""
    words = subject.symbols.text[max(0, binding.start - 24) : binding.start]
    own = _CLAUSE.split(words)[-1]
    return "" if _ABOUT.fullmatch(own) else own


def _alike(part: Quantity, base: Quantity) -> bool:
    """Whether two quantities may be part and base; posts (编制 62 个) are filled with people."""
    if comparable(part, base):
        return True
    return base.label.endswith(("编制", "编制数")) and part.dimension in ("people", "count")


def _sole(
    subject: Subject, part: Quantity, rate: Quantity, rest: list[Quantity]
) -> Quantity | None:
    """The one other figure of the sentence, where there is just one and it stands before `part`, not
    past a semicolon."""
    here = [q for q in rest if same_sentence(subject, q, rate) and q is not part]
    if len(here) != 1 or here[0].index >= part.index:
        return None
    apart = "；" in subject.symbols.text[here[0].symbol : part.symbol]
    return None if apart else here[0]


def _wholes(subject: Subject, part: Quantity, naming: Naming) -> Iterator[Quantity]:
    """The figures before `part` that open a list which it stands in, the innermost first."""
    end = part.symbol
    for quantity in topics(subject, part, naming.wording, like=part, across=True):
        if _OPENS.search(subject.symbols.text, quantity.symbol + 1, end):
            yield quantity
        end = quantity.symbol


def _same_stage(words: str, label: str) -> bool:
    """Whether a label may be the budget that `words` speak of: 调整预算 is not 年初预算."""
    adjusted = any(word in label for word in _ADJUSTED)
    if any(word in words for word in _ADJUSTED):
        return adjusted or not any(word in label for word in _INITIAL)
    return not (adjusted and any(word in words for word in _INITIAL))


def _serves(
    subject: Subject, base: Quantity, rate: Quantity, part: Quantity, naming: Naming
) -> bool:
    """Whether a figure goes by the name of a base, in another sentence also of the same thing."""
    if not measures(base.label, naming.bases, naming.parts):
        return False
    if same_sentence(subject, base, rate):
        return True
    words = (*naming.bases, *naming.parts)
    whose, theirs = owner(base.label, words), owner(part.label, words)
    return not (core(whose) and core(theirs)) or refers(theirs, whose)
