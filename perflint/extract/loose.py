"""Numbers that only their run shows to be numbers: I. A. 1.1 一） 一， 第一、 甲、, and 一 or 1 before a blank.

By themselves they may as well be words (A级景区, 2.1米, 一 次); where one follows the other at the beginning
of lines they number them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple, cast

from perflint.model.subject import Flow, Paragraph
from perflint.text.numbering import (
    HAN,
    MEASURED,
    ROMAN,
    STEMS,
    Form,
    Token,
    make_token,
    read_ordinal,
    run_of,
)  # fmt: skip
from perflint.text.patterns import compile_pattern

_GLYPHS = {chr(ord("Ⅰ") + i): roman for i, roman in enumerate(ROMAN)}
_ROMAN = "[Ⅰ-Ⅻ]|" + "|".join(sorted(ROMAN, key=len, reverse=True))
_LOOSE = compile_pattern(
    rf"""(?:
      (?P<roman>{_ROMAN})[、．.：）]
    | （(?P<roman_bracket>{_ROMAN})）[、.：]?
    | （?(?:(?P<letter>[A-Z])|(?P<letter_small>[a-z]))(?:）[、.：]?|[、．.：])
    | (?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})[、．.]?(?!{MEASURED})
    | [〔［〈【](?P<han_square>{HAN})[〕］〉】][、.：]?
    | (?P<han_half>{HAN})）[、.：]?
    | (?P<han>{HAN})[：，,]
    | 第(?P<ordinal>{HAN})[、，,：]
    | (?P<digit>\d{{1,2}})：
    | (?P<stem>[{STEMS}])[、．.](?![{STEMS}方级类])
    )\ ?(?=[一-龥“《（])""",
    re.VERBOSE,
)
_BLANK = compile_pattern(rf"(?P<han>{HAN})|(?P<digit>\d{{1,2}})(?!{MEASURED})(?=[一-龥])")
_PLAIN = compile_pattern(r"(?:[^\d，。；？！%|]|20\d\d年){3,30}")
_DEPTHS: tuple[Form, ...] = ("decimal", "decimal_3", "decimal_4")
_OUTER = {"ordinal": 0.5, "han_square": 0.6, "roman": 0.7, "letter": 0.8}
"""Forms that stand above all others where they come first in a filing, and their rank then."""


class _Place(NamedTuple):
    start: int
    token: Token
    loose: bool


def find_loose(
    flow: Flow, paragraphs: tuple[Paragraph, ...], tokens: Mapping[int, tuple[Token, ...]]
) -> dict[int, Token]:
    """The numbers that runs show, by where their paragraph starts; paragraphs numbered as usual, which open
    with `tokens`, and tables have none."""
    runs, first = _collect_runs(flow, paragraphs, tokens)
    decimals = [run for key, run in runs.items() if key.startswith("decimal")]
    found = {one.start: one.token for run in _counting(decimals) for one in run}
    for key, run in runs.items():
        if not key.startswith("decimal"):
            found |= {one.start: one.token for one in _in_sequence(run)}
    return _raise_outer(found, first)


def _collect_runs(
    flow: Flow, paragraphs: tuple[Paragraph, ...], tokens: Mapping[int, tuple[Token, ...]]
) -> tuple[dict[str, list[_Place]], int]:
    """What may be a number, by form, and where the first one numbered as usual starts."""
    text = flow.text
    runs: dict[str, list[_Place]] = {}
    first = len(text)
    for paragraph in paragraphs:
        start, end = paragraph.span.start, paragraph.span.end
        if paragraph.table is not None or end - start < 3:
            continue
        if start in tokens:
            usual = tokens[start][0]
            first = min(first, start)
            runs.setdefault(usual.form, []).append(_Place(start, usual, loose=False))
        elif token := _read(text, start) or _before_blank(flow, start, end):
            # 一，二级指标 beside 一、 is a sentence: numbers with a comma are a run of their own.
            comma = "，" if token.text.endswith(("，", ",")) else ""
            runs.setdefault(run_of(token) + comma, []).append(_Place(start, token, loose=True))
    return runs, first


def _read(text: str, start: int) -> Token | None:
    match = _LOOSE.match(text, start)
    if match is None or match.lastgroup is None:
        return None
    form, sign = cast(Form, match.lastgroup), match.group(match.lastgroup)
    if form == "decimal":
        numbers = sign.split(".")
        if any(number.startswith("0") for number in numbers):
            return None
        return make_token(match.group(), _DEPTHS[len(numbers) - 2], int(numbers[-1]))
    return make_token(match.group(), form, read_ordinal(form, _GLYPHS.get(sign, sign)))


def _before_blank(flow: Flow, start: int, end: int) -> Token | None:
    """A numeral at `start` that a blank parts from a short title; the flow itself has no such blank."""
    match = _BLANK.match(flow.text, start)
    if match is None or match.lastgroup is None or match.end() >= end:
        return None
    if flow.source(match.end()) - flow.source(match.end() - 1) < 2:
        return None
    if not _PLAIN.fullmatch(flow.text, match.end(), end):
        return None
    form = cast(Form, match.lastgroup)
    return make_token(match.group(), form, read_ordinal(form, match.group()))


def _counting(runs: list[list[_Place]]) -> list[list[_Place]]:
    """The runs of decimals that count up from one; none where more of them are figures of a table."""
    good = [run for run in runs if run[0].token.ordinal <= 2 and _counts(run)]
    if not any(len(run) > 1 for run in good):
        return []
    return good if 3 * sum(map(len, good)) >= 2 * sum(map(len, runs)) else []


def _counts(run: list[_Place]) -> bool:
    """Whether most numbers of a run follow the one before."""
    steps = [after.token.ordinal - one.token.ordinal for one, after in pairwise(run)]
    return 2 * steps.count(1) >= len(steps)


def _goes_on(run: list[_Place]) -> bool:
    """Whether a number of the run follows its neighbour."""
    return any(one.token.ordinal + 1 == after.token.ordinal for one, after in pairwise(run))


def _in_sequence(run: list[_Place]) -> list[_Place]:
    """The loose ones of a run: all where none has its usual look, else those next to their neighbour."""
    if all(one.loose for one in run):
        return run if _goes_on(run) else []
    return [
        one
        for at, one in enumerate(run)
        if one.loose and (_goes_on(run[max(0, at - 1) : at + 1]) or _goes_on(run[at : at + 2]))
    ]


def _raise_outer(found: dict[int, Token], first: int) -> dict[int, Token]:
    """Forms that begin before all other numbers stand above them."""
    begins = {form: min(start for start, token in found.items() if token.form == form)
              for form in {token.form for token in found.values()}}  # fmt: skip
    for form, rank in _OUTER.items():
        at = begins.get(cast(Form, form), first)
        if at < first and at == min(begins.values()):
            found = {
                start: token._replace(rank=rank, level=1) if token.form == form else token
                for start, token in found.items()
            }
    return found
