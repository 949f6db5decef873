"""Texts that hold a mistake: failing examples of rules, labelled sentences, broken statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import yaml

from tests.evaluation.breaking import plain
from tests.evaluation.examples import FIXTURES, load_sentences
from tests.evaluation.invariance.clauses import is_list
from tests.evaluation.mutants import break_number
from tests.evaluation.openings import agrees, find_stated, load_openings
from tests.evaluation.shared import SHARED

RULES = FIXTURES.parent / "rules"
AREAS = ("numbers", "scores")
LISTED = re.compile("NUM112|NUM30|NUM40|NUM601|SCO310|sum|list")
SOURCES = ("规则的反例", "真实语句 development", "真实语句 held")


class Case(NamedTuple):
    """A text with a mistake; `group` is the rule or kind it belongs to."""

    id: str
    source: str
    group: str
    text: str

    @property
    def listed(self) -> bool:
        """Whether the text states a whole with its parts."""
        return LISTED.search(self.group) is not None or is_list(self.text)


def find_cases() -> Iterator[Case]:
    """All of them; those from real reports where they lie near."""
    for area in AREAS:
        for path in sorted((RULES / area).glob("*.yaml")):
            yield from read_examples(path)
    if SHARED.is_dir():
        yield from read_sentences()
        yield from break_openings()


def read_examples(path: Path) -> Iterator[Case]:
    """The failing examples of a rule that are prose in one line."""
    rule = yaml.safe_load(path.read_text(encoding="utf-8"))
    for at, text in enumerate(rule["examples"]["fail"]):
        if isinstance(text, str) and not {"\n", "\t"} & set(text.strip()):
            yield Case(f"{rule['id']}.{at}", SOURCES[0], rule["id"], text.strip())


def read_sentences() -> Iterator[Case]:
    """The labelled sentences that are wrong."""
    for one in load_sentences(SHARED / "gold" / "sentences.yaml"):
        if not one.holds:
            yield Case(one.id, SOURCES[1], one.kind, one.text)


def break_openings() -> Iterator[Case]:
    """The statements of real reports: wrong ones as they are, right ones with one digit changed."""
    for one in load_openings():
        source = SOURCES[1] if one.split == "development" else SOURCES[2]
        if not one.holds:
            yield Case(one.id, source, one.kind, one.text)
            continue
        hit = find_stated(one)
        if hit is None or one.recomputed is None:
            continue
        value = one.recomputed
        mutants = [m for m in break_number(plain(hit[0])) if m.slip == "digit"]
        mutants.sort(key=lambda m: crc32(f"{one.id} {m.text}".encode()))
        broken = next((m for m in mutants if not agrees(m, value)), None)
        if broken:
            text = one.text[: hit.start()] + broken.text + one.text[hit.end() :]
            yield Case(f"{one.id}*", source, one.kind, text)
