"""Identity and bank card numbers, told from other long numbers by their check digit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from perflint.model.claim import Match
from perflint.model.phrase import Words
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.text.contains import contains_any
from perflint.text.patterns import compile_pattern
from perflint.text.sentences import sentence_at

VALUES = frozenset({"masked"})
_IDENTITY = compile_pattern(
    r"(?<![0-9A-Za-z.])[1-9]\d{5}[ -]?(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"[ -]?\d{3}[0-9Xx](?![0-9A-Za-z])"
)
_CARD = compile_pattern(
    r"(?<![0-9A-Za-z.])[3-69]\d{3}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![0-9A-Za-z.])"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_UNION_PAY = "62"


class Params(NamedTuple):
    """Which numbers are meant."""

    scheme: Literal["identity", "card"]
    """identity 十八位居民身份证号（GB 11643 校验位）；card 银行卡号（Luhn 校验位）。"""
    words: Words = Words(())
    """card：不以 62 开头的号码，同一句里须有这些词才算。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """A match for each number whose check digit is right, `masked` but for both ends."""
    text = subject.flow.text
    identity = params.scheme == "identity"
    for match in (_IDENTITY if identity else _CARD).finditer(text):
        number = match.group().replace(" ", "").replace("-", "").upper()
        if identity:
            proven = identity_digit(number) == number[-1]
        else:
            proven = luhn_holds(number) and _said(text, match.start(), number, params)
        if proven:
            masked = f"{number[:4]}{'*' * (len(number) - 8)}{number[-4:]}"
            yield Match(Span(*match.span()), {"masked": masked})


def identity_digit(number: str) -> str:
    """The check digit (GB 11643-1999, ISO 7064 mod 11-2) for the first 17 digits of `number`."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECK_DIGITS[total % 11]


def luhn_holds(number: str) -> bool:
    """Whether a string of digits ends in the right check digit (ISO/IEC 7812-1)."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in number[-2::-2])
    return (sum(int(digit) for digit in number[::-2]) + sum(doubled)) % 10 == 0


def _said(text: str, at: int, number: str, params: Params) -> bool:
    if number.startswith(_UNION_PAY):
        return True
    sentence = sentence_at(text, at).of(text)
    return contains_any(sentence, params.words.words)
