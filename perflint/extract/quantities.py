"""Every number of the flow that is a quantity, with its unit and qualifier."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from string import ascii_letters
from typing import NamedTuple

from perflint.extract.ratios import is_ratio, is_share_in_row, is_to_one, may_be_ratio
from perflint.model.precision import MOST_DIGITS
from perflint.model.quantity import Dimension, Qualifier
from perflint.model.span import Span
from perflint.text.numerals import is_rank, parse_chinese
from perflint.text.patterns import compile_pattern
from perflint.text.units import SCALES, Unit, read_scale, read_unit

_NUMBER = compile_pattern(
    r"[0-9](?:[0-9]{0,2}(?:[,，][0-9]{3})+(?:[,，] [0-9]{3})*(?![0-9])(?:\.[0-9] [0-9](?=[万亿]?元)|\.[0-9]+)?"
    r"|(?<=[一-龥][0-9])[,，] [0-9]{3}(?![0-9])(?:\.[0-9]+)?(?=[万亿]?元)"
    r"|[0-9]{0,2}(?: [0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]*(?:\.[0-9]+)?)"
)
# Digits that are no quantity, from the start of a number: dates and periods, ranges, document
# numbers, clock times, ratios such as 1:3.
_DATE = compile_pattern(
    r"(?:19|20)[0-9]{2}(?:年|[-./][01]?[0-9][-./][0-3]?[0-9](?![0-9])|[-—~至、，]{1,2}(?:19|20)[0-9]{2}年?)"
    r"(?:[01]?[0-9]月(?:份|[0-3]?[0-9]日)?)?(?:[-—~至]{1,2}(?:[01]?[0-9]月)?(?:[0-3]?[0-9]日)?)?"
    r"|[01]?[0-9](?:月份?)?(?:[-—~至]{1,2}|、)[01]?[0-9]月份?|[01]?[0-9]月(?:份|底|初|末|[0-3]?[0-9]日)?(?![0-9])"
    r"|[0-3]?[0-9](?:[-—~至]{1,2}[0-3]?[0-9])?日|[0-2]?[0-9]：[0-5][0-9]"
)
_DATE_GOES_ON = frozenset("年月日-./—~至、，：")
"""The characters behind the first digits of a date."""
_RANGE = compile_pattern(
    r"(?:[0-9]+(?:\.[0-9]+)?)(?:%|[万亿千百]?元?|个|家|人)?(?:[-—~]{1,2}|至|到)[0-9]+(?:\.[0-9]+)?"
    r"(?![0-9]*年)"
)
_JOINS = frozenset("-—~至到")
"""Between the two numbers of a range, behind a unit of two characters at most."""
_CODE_BEGINS = frozenset(ascii_letters + "_+强号届时季楼栋：/")
_CODE_AFTER = compile_pattern(
    r"[A-Za-z_]|\+[0-9A-Za-z]|强|号|届|时(?!间)|季度|楼|栋|：[0-9]|/[0-9]"
)
_FRACTION = compile_pattern(
    r"[0-9][0-9.,]*+/[0-9][0-9.,]*+(?:[万亿]?元)?(?:[*×xX]100%)?=[0-9.]|[0-9]+\.[0-9]+/[0-9]+\.[0-9]+[）×*]"
)
_METRIC = compile_pattern(r"(?:km|hm|m|cm|mm)[²³23]?(?![A-Za-z0-9])|kg(?![A-Za-z0-9])")
_CHINESE = compile_pattern(
    r"([一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾](?<![第每〇一二三四五六七八九十百千万亿0-9.两几].)(?<!数[十百千拾佰])"
    r"(?:(?<!一)[〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億]*"
    r"|(?<=一)[〇零一二三四五六七八九十百千万亿]+))"
    r"([余多几])?"
    r"(?=[个家项户批条件间座台辆套所处份张类种门支名人位元圆次场大倍成轮美]|方面|(?<!一)部分)"
)
_ALIKE = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億", "一二三四五六七八九十百千万亿")
_BEFORE = compile_pattern(
    r"(?:(?P<under>不足|不到|接近|将近|近|不超过|不高于|低于|小于|少于|(?:≤|<=?) ?|最多)"
    r"|(?P<over>超过|超|逾|突破|不少于|不低于|大于|多于|至少|(?:≥|>=?) ?)"
    r"|(?P<about>(?<![签节履集合条预违契公])约|大约|大概))$"
)
_BEFORE_ENDS = frozenset("足到近过于多少约概超逾破≤≥<>= ")
_AFTER = compile_pattern(
    r"(?P<over>余|多(?![样元方种数支收于出投付拨用完处发缴安0-9])"
    r"|及?以上(?!(?:资金|费用|支出|收入|各?项)*(?:共|合|总)?计|各项|[两三四五]项))"
    r"|(?P<under>以下|以内|之内)|(?P<about>左右|上下)"
)
_DOUBLED = compile_pattern(r"翻了?([一两12])?番")
_SMALL = ("百", "千", "十")
"""Scales that no amount is told in without a unit."""
_PARTED = compile_pattern(r"[%‰](?!%)|(?:km|hm|m)[²³23]?(?![A-Za-z0-9])")
_MORE = frozenset("余多几")
_OPENING, _CLOSING = frozenset("“‘\"'「【〔［（《"), frozenset("”’\"'」】〕］）》")
_ITEM_ENDS, _ITEM_STARTS = frozenset(".、"), frozenset(("", *"。；：，！？）"))
_DASHES = frozenset("-—")
_LETTERS = frozenset(ascii_letters + "_#№.·")
_DIGITS = frozenset("0123456789.")
_LONGEST_PLAIN, _GROUPED = 12, (",", "，")  # what parts the digits of an amount: 2,000 is no year


class Reading(NamedTuple):
    """A quantity before symbols are assigned. `wide` includes the qualifier words around it."""

    span: Span
    wide: Span
    value: Decimal
    decimals: int
    unit: str
    dimension: Dimension
    scale: Decimal
    currency: str
    qualifier: Qualifier
    inherited: bool = False


def read_quantities(text: str, tokens: dict[int, int]) -> tuple[Reading, ...]:
    """The quantities of flow `text` in order. `tokens` maps the start of each paragraph that opens
    with a numbering token to that token's length."""
    readings = [*_arabic(text, tokens), *_chinese(text), *_doublings(text)]
    readings.sort(key=lambda reading: reading.span.start)
    return _inherit(text, readings)


def _arabic(text: str, tokens: dict[int, int]) -> Iterator[Reading]:
    at = opened = 0
    while match := _NUMBER.search(text, at):
        start, end = match.span()
        if skipped := _token_end(tokens, text, start):
            at = opened = skipped
            continue
        if passed := _not_quantity(text, start, end, opened):
            at = passed
            continue
        digits = match.group()
        if not digits.isdigit():
            digits = digits.replace(",", "").replace("，", "").replace(" ", "")
        if len(digits) > MOST_DIGITS:
            at = end
            continue
        sign = _sign(text, start)
        value = Decimal(digits)
        reading = _finish(text, start - len(sign), end, -value if sign else value, digits)
        at = end if reading is None or reading.wide.end < end else reading.wide.end
        if reading is not None:
            yield reading


def _chinese(text: str) -> Iterator[Reading]:
    for match in _CHINESE.finditer(text):
        numeral = match.group(1).translate(_ALIKE)
        end = match.end(1)
        while numeral and numeral[-1] in "万亿" and len(numeral) > 1:
            numeral, end = numeral[:-1], end - 1
        try:
            value = parse_chinese(numeral)
        except ValueError:
            continue
        if is_rank(text, match.start()):
            continue
        if reading := _finish(text, match.start(), end, value, str(value)):
            yield reading


def _doublings(text: str) -> Iterator[Reading]:
    """翻一番 is a rise by the whole, 翻两番 by three times."""
    for match in _DOUBLED.finditer(text) if "番" in text else ():
        span = Span(*match.span())
        value = Decimal("3.0") if match[1] in ("两", "2") else Decimal("1.0")
        yield Reading(span, span, value, 1, "番", "multiple", Decimal(1), "", "")


def _finish(text: str, start: int, end: int, value: Decimal, digits: str) -> Reading | None:
    """Read scale, qualifier and unit after the digits; None for digits that belong to a code."""
    scale_word, at, qualifier = _read_scale(text, end)
    if not scale_word and text[at : at + 1] == " " and _PARTED.match(text, at + 1):
        at += 1
    unit = read_unit(text, at)
    if unit is None and scale_word in _SMALL and (whole := read_unit(text, end)) is not None:
        scale_word, at, unit = "", end, whole  # 千瓦时
    if unit is None:
        unit = _count_unit(text, at, scale_word, digits, qualifier)
        if unit is None:
            return None
    at += len(unit.text)
    scale = SCALES[scale_word] * unit.scale if scale_word else unit.scale
    span = Span(start, at)
    qualifier, wide = _widen(text, span, qualifier)
    return Reading(
        span, wide, value, len(digits.partition(".")[2]),
        scale_word + unit.text, unit.dimension, scale, unit.currency, qualifier,
    )  # fmt: skip


def _token_end(tokens: dict[int, int], text: str, start: int) -> int:
    """Where the numbering token ends that the digits at `start` belong to, 0 if to none."""
    if not tokens:
        return 0
    line = text.rfind("\n", start - 12 if start > 12 else 0, start) + 1
    length = tokens.get(line, 0)
    return line + length if start < line + length else 0


def _read_scale(text: str, end: int) -> tuple[str, int, Qualifier]:
    """The scale behind digits, where what belongs to it ends, and whether 余, 多 or 几 is there."""
    scale_word = read_scale(text, end)
    at = end + len(scale_word)
    if text[at : at + 1] not in _MORE:
        return scale_word, at, ""
    if not scale_word and (late := read_scale(text, at + 1)):
        return late, at + 1 + len(late), "over"
    return scale_word, at + 1, "over"


def _count_unit(
    text: str, at: int, scale_word: str, digits: str, qualifier: Qualifier
) -> Unit | None:
    """What a number counts that has no unit; None for digits that belong to a code."""
    if scale_word in _SMALL:
        return None
    if is_to_one(text, at):
        return Unit(text[at : at + 2], "multiple", Decimal(100))
    if not scale_word and is_share_in_row(text, at - len(digits), at):
        return Unit("", "percent")
    if scale_word:
        return Unit("", "money", Decimal(1), "CNY")
    plain = digits.isdigit() and text[at - 4 : at - 3] not in _GROUPED
    if qualifier or (plain and (_is_year(digits) or len(digits) > _LONGEST_PLAIN)):
        return None
    return Unit("", "number")


def _widen(text: str, span: Span, qualifier: Qualifier) -> tuple[Qualifier, Span]:
    """The word beside a quantity that qualifies it, and where both stand."""
    start, end = span
    last = text[start - 1 : start]
    if last == "\n":
        last = text[start - 2 : start - 1]
    if last in _BEFORE_ENDS and (before := _BEFORE.search(text, max(0, start - 4), start)):
        qualifier, start = before.lastgroup, before.start()  # type: ignore[assignment]
    after = _AFTER.match(text, end)
    if after and after.lastgroup:
        qualifier, end = after.lastgroup, after.end()  # type: ignore[assignment]
    return qualifier, span if span == (start, end) else Span(start, end)


def _not_quantity(text: str, start: int, end: int, opened: int) -> int:
    """The end of the date, range, code or rank that the digits at `start` open, 0 if none; `opened` is the end
    of the last numbering token, whose dot makes no code of what follows it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if is_rank(text, start):
        return end
    if may_be_ratio(text, start, end) and (
        is_ratio(text, start, end) or is_share_in_row(text, start, end)
    ):
        return 0
    dated = after in _DATE_GOES_ON or not text[start:end].isdigit()
    if dated and before not in _DIGITS and (date := _DATE.match(text, start)):
        return date.end()
    if start != opened and _follows_letter(text, start, before):
        return end
    return _range_end(text, start, end) or (end if _is_code(text, start, end, before, after) else 0)


def _follows_letter(text: str, start: int, before: str) -> bool:
    """Whether digits go on with a code, perhaps behind a dash."""
    return before in _LETTERS or (before in _DASHES and text[start - 2 : start - 1] in _LETTERS)


def _range_end(text: str, start: int, end: int) -> int:
    """The end of the range that digits open, 0 if none."""
    if _JOINS.isdisjoint(text[end : end + 3]) or not (span := _RANGE.match(text, start)):
        return 0
    unit = read_unit(text, span.end())
    return span.end() + (len(unit.text) if unit else 0)


def _is_code(text: str, start: int, end: int, before: str, after: str) -> bool:
    """Whether digits are a code, stand in quotation marks or number an item of a list, by the characters
    `before` and `after` them to begin with."""
    if before == "+":
        return True
    if after in _CODE_BEGINS:
        code = _CODE_AFTER.match(text, end) and not _METRIC.match(text, end)
        return bool(code) and not _FRACTION.match(text, start)
    if after in _CLOSING and before in _OPENING:
        return before != "（" or end - start <= 2
    listed = after in _ITEM_ENDS and before in _ITEM_STARTS
    return listed and not text[end + 1 : end + 2].isdigit()


def _sign(text: str, start: int) -> str:
    """The minus before a number, where the hyphen joins nothing."""
    if text[start - 1 : start] != "-":
        return ""
    before = text[start - 2 : start - 1]
    return "" if before in _DIGITS or before in "%月日年号" or before in _LETTERS else "-"


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")


def _inherit(text: str, readings: list[Reading]) -> tuple[Reading, ...]:
    """Units along a list: in `2035.6、672.76、484万元` every number is in 万元."""
    for i in range(len(readings) - 1, 0, -1):
        this, previous = readings[i], readings[i - 1]
        if (
            previous.dimension == "number"
            and not previous.unit
            and this.unit
            and text[previous.wide.end : this.wide.start] in ("、", "和", "及", "与")
        ):
            readings[i - 1] = previous._replace(
                unit=this.unit, dimension=this.dimension, scale=this.scale,
                currency=this.currency, inherited=True,
            )  # fmt: skip
    return tuple(readings)
