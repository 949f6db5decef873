"""The words of headings, with what each stands for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple, get_args

from perflint.model.same import Same
from perflint.sheets.roles import COMPUTED, Meaning, Role
from perflint.text.patterns import compile_pattern

WHOLE = "="
"""Before a word that is a heading by itself alone."""
_AGAINST = compile_pattern(r"比(?!例|重|率)|较|占(?!比)|为(?=.)|完成(?=.*%)")
_SHARE = compile_pattern(r"占[^比]*比$|^占(?:总|全)[^比率%]*$")
_PERIODS = compile_pattern(
    r"(?P<year>20[0-9]{2})年?|(?P<previous>上年|去年|上期|基期|上一年|同期)|(?P<current>本年|今年|本期|当年)"
)


class Lexicon(NamedTuple):
    """The words of headings, with the role each stands for."""

    words: tuple[tuple[str, Role], ...]
    ends: Mapping[str, Role]
    """What a label is that ends in one of the words."""
    alone: Mapping[str, Role]
    """What a label is that is one of the words, also of those that are headings by themselves only."""
    longest: int
    """The characters of the longest of those."""
    whole: Mapping[str, tuple[int, ...]]
    """The numbers of the words that are a heading by themselves alone."""
    last: Mapping[str, tuple[int, ...]]
    """The numbers of those of one character, which are words at the end of a heading."""
    starts: Mapping[str, tuple[int, ...]]
    """The numbers of the other words by their first characters."""

    def read(self, head: str, percent: bool = False) -> Meaning:
        """What a heading without its brackets says; `percent`: whether they hold a per cent sign. The
        noun at its end decides: 执行率得分 is a score, of a rate."""
        share = _SHARE.search(head)
        found = self._find(f"{head.removesuffix('比')}比重" if share else head)
        if percent and (not found or found[-1][1] not in COMPUTED):
            found = self._find(head + "%")
        percent = percent or "%" in head
        if not found:
            return Meaning(period=read_period(head))
        _, role = found[-1]
        mark = _AGAINST.search(head)
        if role in COMPUTED and mark:
            of, against = _part(found[:-1], mark.start())
            first, second = head[: mark.start()], head[mark.start() :]
            role = _computed(role, percent)
            return Meaning(role, of, read_period(first), against, read_period(second))
        of = found[-2][1] if len(found) > 1 else ""
        return Meaning(_computed(role, percent), of, read_period(head))

    def ending(self, label: str) -> Role:
        """The role of the word that the label ends with, "" where it ends with none."""
        if label in self.alone:
            return self.alone[label]
        for start in range(max(1, len(label) - self.longest), len(label)):
            if label[start:] in self.ends:
                return self.ends[label[start:]]
        return ""

    def _find(self, head: str) -> list[tuple[int, Role]]:
        """The words of the heading that stand apart, each with its end, in order."""
        hits: list[tuple[int, int, int]] = [
            (-len(head), -size, number)
            for size, found in ((len(head), self.whole.get(head)), (1, self.last.get(head[-1:])))
            for number in found or ()
        ]
        for at, character in enumerate(head):
            for number in self.starts.get(character, ()):
                word, _ = self.words[number]
                if head.startswith(word, at):
                    hits.append((-at - len(word), -len(word), number))
        hits.sort()
        kept: list[tuple[int, Role]] = []
        free = len(head) + 1
        for end, size, number in hits:
            if -end <= free:
                kept.append((-end, self.words[number][1]))
                free = size - end
        return kept[::-1]


def _part(found: list[tuple[int, Role]], mark: int) -> tuple[Role, Role]:
    """The last word before a mark and the last one after it, "" for none."""
    before: list[Role] = [one for at, one in found if at <= mark]
    after: list[Role] = [one for at, one in found if at > mark]
    return before[-1] if before else "", after[-1] if after else ""


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
    return _lexicon(Same(vocabularies))


@lru_cache(maxsize=4)
def _lexicon(same: Same) -> Lexicon:
    vocabularies: Mapping[str, tuple[str, ...]] = same.things[0]
    words = tuple(
        (word, role)
        for role in get_args(Role)
        if role
        for word in vocabularies.get(f"{role}-column", ())
    )
    whole: dict[str, tuple[int, ...]] = {}
    last: dict[str, tuple[int, ...]] = {}
    starts: dict[str, tuple[int, ...]] = {}
    for number, (word, _) in enumerate(words):
        noun = word.removeprefix(WHOLE)
        kept, key = (whole, noun) if noun != word else (last if len(word) == 1 else starts, word[0])
        kept[key] = (*kept.get(key, ()), number)
    ends = {word: role for word, role in reversed(words) if word[:1] != WHOLE}
    alone = {word.removeprefix(WHOLE): role for word, role in reversed(words)}
    longest = max(map(len, ends), default=0)
    return Lexicon(words, ends, alone, longest, whole, last, starts)
