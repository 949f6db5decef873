"""Phrases: what a rule looks for, written in Chinese, compiled to one linear-time pattern.

A phrase runs over the symbol text, where every quantity is one character. Five constructs: text,
`{role:type}`, `…` (a gap), `[optional|words]`, `(a|b)`, and `<word-list>`. Types are the dimensions of
quantities, `amount`, `any`, and `label` (up to twenty characters of words). A gap stays inside the
sentence, takes at most ninety characters, and passes over no quantity of the type on its left, so
that roles bind to neighbours. Each gap is atomic and bounded: no phrase takes more than linear time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from perflint.model.phrase import Phrase
from perflint.text.normalize import normalize
from perflint.text.symbols import ANY_SYMBOL, ROLE_TYPES, role_class

GAP_LIMIT = 90
LABEL_LIMIT = 20
_ENDS = "。！？\\n"
_TOKEN = re.compile(
    r"\{(?P<role>[^}]*)\}|<(?P<words>[^>]*)>|(?P<gap>…+)|(?P<mark>[\[\]()|])|(?P<text>[^{<…\[\]()|]+)"
)
_ROLE = re.compile(r"([a-z][a-z_]*):([a-z]+)")
_NUMBER_WITH_UNIT = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:%|[万亿]?元|个)")


class PhraseError(ValueError):
    """A phrase that cannot be compiled; `column` counts from 1 within the phrase."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.column = column


def compile_phrase(source: str, vocabularies: Mapping[str, tuple[str, ...]]) -> Phrase:
    """The compiled form of `source`. Raises PhraseError for unknown types or word lists, repeated
    roles, unbalanced brackets, gaps at an end or inside brackets, and text that can never occur."""
    parser = _Parser(source, vocabularies)
    parser.run()
    return Phrase(source, "".join(parser.segments()), tuple(parser.roles))


@dataclass(slots=True)
class _Parser:
    source: str
    vocabularies: Mapping[str, tuple[str, ...]]
    roles: list[tuple[str, str]] = field(default_factory=list)
    parts: list[list[str]] = field(default_factory=lambda: [[]])
    gaps: list[str] = field(default_factory=list)
    stack: list[tuple[str, int]] = field(default_factory=list)
    last_type: str = ""

    def run(self) -> None:
        """Read the whole source."""
        at = 0
        for match in _TOKEN.finditer(self.source):
            if match.start() != at:
                raise PhraseError(f"无法识别的字符“{self.source[at]}”", at + 1)
            at = match.end()
            kind = match.lastgroup or ""
            getattr(self, f"_{kind}")(match.group(kind), match.start() + 1)
        if at != len(self.source):
            raise PhraseError(f"括号没有配对“{self.source[at]}”", at + 1)
        if self.stack:
            raise PhraseError(f"“{self.stack[-1][0]}”没有配对的括号", self.stack[-1][1])
        if not self.parts[0] or not self.parts[-1]:
            raise PhraseError(
                "短语不能以“…”开头或结尾", 1 if not self.parts[0] else len(self.source)
            )

    def segments(self) -> list[str]:
        """Pattern pieces: what follows a gap sits with it in one atomic group."""
        pieces = ["".join(self.parts[0])]
        for barred, part in zip(self.gaps, self.parts[1:], strict=True):
            pieces.append(f"(?>[^{_ENDS}{barred}]{{0,{GAP_LIMIT}}}?{''.join(part)})")
        return pieces

    def _role(self, body: str, column: int) -> None:
        match = _ROLE.fullmatch(body)
        if match is None:
            raise PhraseError(f"“{{{body}}}”应写成 {{角色:类型}}", column)
        role, kind = match.groups()
        if any(role == known for known, _ in self.roles):
            raise PhraseError(f"角色“{role}”出现了两次", column)
        if kind == "label":
            self._add(f"(?P<{role}>[^{_ENDS}，。；：、（）{ANY_SYMBOL}]{{1,{LABEL_LIMIT}}}?)")
        elif kind in ROLE_TYPES:
            self._add(f"(?P<{role}>[{role_class(kind)}])")
            self.last_type = role_class(kind)
        else:
            known = "、".join((*ROLE_TYPES, "label"))
            raise PhraseError(f"没有“{kind}”这种类型，可用：{known}", column)
        self.roles.append((role, kind))

    def _words(self, name: str, column: int) -> None:
        words = self.vocabularies.get(name)
        if words is None:
            raise PhraseError(f"没有名为“{name}”的词表", column)
        words = tuple(sorted({_plain(word) for word in words}, key=lambda w: (-len(w), w)))
        self._add("(?:" + "|".join(map(re.escape, words)) + ")")

    def _gap(self, _: str, column: int) -> None:
        if self.stack:
            raise PhraseError("“…”不能放在括号里面", column)
        self.gaps.append(self.last_type)
        self.parts.append([])

    def _mark(self, mark: str, column: int) -> None:
        if mark in "[(":
            self.stack.append((mark, column))
            self._add("(?:")
        elif mark == "|":
            if not self.stack:
                raise PhraseError("“|”只能写在 ( ) 或 [ ] 里面", column)
            self._add("|")
        else:
            opened = self.stack.pop()[0] if self.stack else ""
            if opened + mark not in ("[]", "()"):
                raise PhraseError(f"“{mark}”没有配对的括号", column)
            self._add(")?" if mark == "]" else ")")

    def _text(self, text: str, column: int) -> None:
        if number := _NUMBER_WITH_UNIT.search(text):
            hint = f"“{number.group()}”是数量，永远匹配不到；请写成 {{角色:类型}}"
            raise PhraseError(hint, column + number.start())
        plain = _plain(text)
        if any(end in plain for end in "。！？\n"):
            raise PhraseError("短语只在一个句子里匹配，不能含有句末标点", column)
        self._add(re.escape(plain))

    def _add(self, piece: str) -> None:
        self.parts[-1].append(piece)


def _plain(text: str) -> str:
    """As the symbol text writes it: normalised, without blanks, with Chinese commas."""
    return normalize(text).replace(" ", "").replace(",", "，")
