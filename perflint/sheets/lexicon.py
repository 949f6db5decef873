"""The words of headings, with what each stands for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple, get_args

from perflint.sheets.roles import COMPUTED, Meaning, Role
from perflint.text.patterns import compile_pattern

WHOLE = "="
"""Before a word that is a heading by itself alone."""
_AGAINST = compile_pattern(r"比(?!例|重|率)|较|占(?!比)|为(?=.)|完成(?=.*%)")
_PERIODS = compile_pattern(
    r"(?P<year>20[0-9]{2})年?|(?P<previous>上年|去年|上期|基期|上一年|同期)|(?P<current>本年|今年|本期|当年)"
)


class Lexicon(NamedTuple):
    """The words of headings, with the role each stands for."""

    words: tuple[tuple[str, Role], ...]
    ends: tuple[str, ...] = ()
    """All of the words, to tell quickly that a label ends in none."""

    def read(self, head: str, percent: bool = False) -> Meaning:
        """What a heading without its brackets says; `percent`: whether they hold a per cent sign. The
        noun at its end decides: 执行率得分 is a score, of a rate."""
        found = self._find(head)
        if percent and (not found or found[-1][1] not in COMPUTED):
            found = self._find(head + "%")
        percent = percent or "%" in head
        if not found:
            return Meaning(period=read_period(head))
        _, role = found[-1]
        mark = _AGAINST.search(head)
        if role in COMPUTED and mark:
            before = [one for at, one in found[:-1] if at <= mark.start()]
            after = [one for at, one in found[:-1] if at > mark.start()]
            return Meaning(
                _computed(role, percent),
                before[-1] if before else "",
                read_period(head[: mark.start()]),
                after[-1] if after else "",
                read_period(head[mark.start() :]),
            )
        of = found[-2][1] if len(found) > 1 else ""
        return Meaning(_computed(role, percent), of, read_period(head))

    def ending(self, label: str) -> Role:
        """The role of the word that the label ends with, "" where it ends with none."""
        if not label.endswith(self.ends):
            return ""
        found = self._find(label)
        return found[-1][1] if found and found[-1][0] == len(label) else ""

    def _find(self, head: str) -> list[tuple[int, Role]]:
        """The words of the heading that stand apart, each with its end, in order."""
        hits: list[tuple[int, int, Role]] = []
        for word, role in self.words:
            if word.startswith(WHOLE) or len(word) == 1:
                noun = word.removeprefix(WHOLE)
                if head == noun or (noun == word and head.endswith(word)):
                    hits.append((len(head), -len(noun), role))
                continue
            at = head.find(word)
            while at >= 0:
                hits.append((at + len(word), -len(word), role))
                at = head.find(word, at + 1)
        hits.sort(key=lambda hit: (-hit[0], hit[1]))
        kept: list[tuple[int, Role]] = []
        free = len(head) + 1
        for end, size, role in hits:
            if end <= free:
                kept.append((end, role))
                free = end + size
        return kept[::-1]


def _computed(role: Role, percent: bool) -> Role:
    """增减 in per cent is a growth."""
    return "growth" if role == "change" and percent else role


def read_period(head: str) -> str:
    """The first period a heading names: a year, previous, current, or ""."""
    match = _PERIODS.search(head)
    if match is None:
        return ""
    return match["year"] or str(match.lastgroup)


def lexicon(vocabularies: Mapping[str, tuple[str, ...]]) -> Lexicon:
    """The words of the lists <role>-column."""
    return _lexicon(
        tuple((role, vocabularies.get(f"{role}-column", ())) for role in get_args(Role) if role)
    )


@lru_cache(maxsize=4)
def _lexicon(lists: tuple[tuple[Role, tuple[str, ...]], ...]) -> Lexicon:
    words = tuple((word, role) for role, words in lists for word in words)
    return Lexicon(words, tuple(word.removeprefix(WHOLE) for word, _ in words))
