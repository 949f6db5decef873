"""Format codes of spreadsheets taken apart: sections, and the tokens of each."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal, InvalidOperation
from typing import Literal, NamedTuple

_MOST = 255
_TOKEN = re.compile(
    r"""(?P<quoted>"[^"]*"?)
    | [\\!](?P<escaped>.)
    | (?P<space>_.)
    | (?P<fill>\*.)
    | \[(?P<bracket>[^\]]*)\]
    | (?P<general>(?i:General)|G/通用格式|@)
    | (?P<noon>(?i:AM/PM|A/P)|上午/下午)
    | (?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+(?:\.0+)?|aaaa?|e+)
    | (?P<power>[Ee][+-])
    | (?P<place>[0#?])
    | (?P<point>\.)
    | (?P<comma>,)
    | (?P<percent>%)
    | (?P<end>;)
    | (?P<fraction>/)
    | (?P<text>.)""",
    re.VERBOSE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)")
_ELAPSED = re.compile(r"[hH]+|[mM]+|[sS]+")
_IGNORED = re.compile(
    r"(?i:black|blue|cyan|green|magenta|red|white|yellow|color\s?\d+)|[黑蓝绿红白黄]色?|蓝绿色|洋红|颜色\s?\d+"
)
Kind = Literal["text", "place", "point", "comma", "percent", "date", "elapsed", "noon", "general"]
SectionKind = Literal["digits", "date", "general", "text", "unknown"]


class Token(NamedTuple):
    """A piece of a section: digit place, text as it is shown, part of a date …"""

    kind: Kind
    text: str


class Section(NamedTuple):
    """How numbers of one sign, or those that meet `condition` (sign and bound), are shown."""

    kind: SectionKind
    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None

    def meets(self, number: Decimal) -> bool:
        """Whether the condition holds for a number."""
        if self.condition is None:
            return False
        sign, bound = self.condition
        return {
            "<": number < bound, "<=": number <= bound, ">": number > bound,
            ">=": number >= bound, "=": number == bound, "<>": number != bound,
        }[sign]  # fmt: skip

    def text(self) -> str:
        """The words of a section without digits."""
        return "".join(token.text for token in self.tokens if token.kind == "text").strip()

    def around(self, kind: Kind) -> tuple[str, str]:
        """The words before and after the first token of `kind`."""
        at = next(i for i, token in enumerate(self.tokens) if token.kind == kind)
        before, after = (
            self._replace(tokens=self.tokens[:at]),
            self._replace(tokens=self.tokens[at + 1 :]),
        )
        return before.text(), after.text()


def read_sections(code: str) -> list[Section]:
    """The sections of a format code, none for an empty one."""
    drafts = [_Draft()]
    for match in _TOKEN.finditer(code[:_MOST]):
        name, found = match.lastgroup or "", match.group(match.lastgroup or 0)
        if name == "end":
            drafts.append(_Draft())
        else:
            drafts[-1].take(name, found)
    return [draft.section() for draft in drafts] if code.strip() else []


class _Draft:
    """A section as it is read."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.condition: tuple[str, Decimal] | None = None
        self.unknown = self.numerals = False

    def take(self, name: str, found: str) -> None:
        """Take in a piece of the code."""
        if token := _token(name, found):
            self.tokens.append(token)
        elif name == "power":
            self.unknown = True
        elif name == "bracket":
            if written := _CONDITION.fullmatch(found.strip()):
                self.condition = _condition(written)
            elif found.upper().startswith("DBNUM"):
                self.numerals = True
            elif not _IGNORED.fullmatch(found):
                self.unknown = True

    def section(self) -> Section:
        """The section that it all comes to."""
        tokens, numerals, unknown = self.tokens, self.numerals, self.unknown
        kinds = {token.kind for token in tokens}
        kind: SectionKind = "text"
        if kinds & {"date", "elapsed", "noon"}:
            # A date in Chinese numerals is shown in digits: it says the same.
            kind, numerals = "date", False
            tokens = _as_text(tokens, _IN_DATES)
        elif "general" in kinds:
            kind = "general"
        elif "place" in kinds:
            kind = "digits"
            unknown = unknown or _is_fraction(tokens)
        elif kinds & {"point", "comma", "percent"}:
            tokens = _as_text(tokens, kinds)
        return Section("unknown" if unknown or numerals else kind, tuple(tokens), self.condition)


def _as_text(tokens: list[Token], kinds: Collection[str]) -> list[Token]:
    return [token._replace(kind="text") if token.kind in kinds else token for token in tokens]


def _is_fraction(tokens: list[Token]) -> bool:
    return Token("text", "/") in tokens and tokens[-1].kind == "place"


def _token(name: str, found: str) -> Token | None:
    """The token that a piece of a format code is, None for what is none."""
    if name == "quoted":
        return Token("text", found.strip('"'))
    if name in ("escaped", "text"):
        return Token("text", found)
    if name == "fraction":
        return Token("text", "/")
    if name in ("general", "noon", "date", "place", "point", "comma", "percent"):
        return Token(name, found)  # type: ignore[arg-type]
    if name != "bracket" or _CONDITION.fullmatch(found.strip()):
        return None
    if _ELAPSED.fullmatch(found):
        return Token("elapsed", found.lower())
    return Token("text", found[1:].partition("-")[0]) if found.startswith("$") else None


_IN_DATES = frozenset({"place", "point", "comma", "percent", "general"})


def _condition(written: re.Match[str]) -> tuple[str, Decimal] | None:
    try:
        return written[1], Decimal(written[2])
    except InvalidOperation:
        return None
