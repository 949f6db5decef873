"""Numbers parted by colons that are quantities: so many to one, 两者之比约为3.5∶1, and shares of a whole in a row,
三次产业结构为9.2∶37.6∶53.2."""

from __future__ import annotations

from perflint.text.patterns import compile_pattern

_SHARE = r"[0-9]{1,3}(?:\.[0-9]{1,2})?%?"
_SHARES = compile_pattern(rf"{_SHARE}(?: ?[：∶] ?{_SHARE}){{2,9}}(?![0-9.])")
_OF_A_WHOLE = compile_pattern(r"结构|构成|比重|占比|比例|之比|比为")
_WHOLE_NUMBER = compile_pattern("[0-9]+")
_COLONS = frozenset("：∶")
_GOES_ON = frozenset("0123456789.%：∶ ")
_DIGITS = frozenset("0123456789.")
_LONGEST, _NAMED_BEFORE = 60, 48
_TO_ONE, _SAYS_RATIO = compile_pattern(r"[：∶]1(?![0-9.：∶])"), 8


def is_to_one(text: str, at: int) -> bool:
    """Whether what stands at a place makes the number before it so many to one."""
    return text[at : at + 1] in _COLONS and _TO_ONE.match(text, at) is not None


def may_be_ratio(text: str, start: int, end: int) -> bool:
    """Whether there is a colon near digits, as both below have one."""
    around = text[start - 2 if start > 2 else 0 : end + 3]
    return "：" in around or "∶" in around


def is_ratio(text: str, start: int, end: int) -> bool:
    """Whether digits are the first of a ratio to one that is called so."""
    return is_to_one(text, end) and "比" in text[max(0, start - _SAYS_RATIO) : start]


def is_share_in_row(text: str, start: int, end: int) -> bool:
    """Whether digits are one of three parts of a hundred and more, parted by colons, that are called so."""
    if not may_be_ratio(text, start, end):
        return False
    first = start
    while first and text[first - 1] in _GOES_ON and end - first < _LONGEST:
        first -= 1
    while text[first] not in _DIGITS:
        first += 1
    found = _SHARES.match(text, first)
    if found is None or found.end() < end or not _add_up(found[0]):
        return False
    line = text.rfind("。", max(0, first - _NAMED_BEFORE), first)
    return _OF_A_WHOLE.search(text, max(line, first - _NAMED_BEFORE, 0), first) is not None


def _add_up(shares: str) -> bool:
    """Whether parts may be those of a whole: printed with decimals, or ten or a hundred together."""
    if "." in shares or "%" in shares:
        return True
    return sum(map(int, _WHOLE_NUMBER.findall(shares))) in (10, 100)
