"""Words probably meant to be others that sound or look alike, found by which words follow which. Needs
`pip install 'perflint[typos]'`; without it nothing is found.

Numbers, what stands in quotation or title marks, what the filing says more than once, and names are spared.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from perflint.model.claim import Match
from perflint.model.phrase import Words
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.context import quoted, under
from perflint.spelling.lexicon import lexicon_path

if TYPE_CHECKING:
    from perflint.spelling.speller import Speller

EXTRA = "perflint[typos]"
VALUES = frozenset({"meant"})


class Params(NamedTuple):
    """Where not to look, and which words are right whatever the models say."""

    spared: Words = Words(())
    """这些词不报，例如本领域的简称、项目名称；词语与可疑处有重叠即可。"""
    outside: Words = Words(())
    """标题含这些词的部分不查。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """A match for each word; `stated` is written, `meant` suggested."""
    if ready():
        from perflint.spelling.speller import load_speller

        yield from find(subject, params, load_speller())


def ready() -> bool:
    """Whether perflint[typos] is installed."""
    return bool(lexicon_path())


def warm() -> None:
    """Load the words and their counts, if there are any."""
    if ready():
        from perflint.spelling.speller import load_speller

        load_speller()


def find(subject: Subject, params: Params, speller: Speller) -> Iterator[Match]:
    """What `check` yields, by a speller of one's choice."""
    from perflint.spelling.speller import find_slips

    text = subject.flow.text
    for slip in find_slips(text, speller):
        span = Span(slip.start, slip.start + len(slip.written))
        if (
            not quoted(text, span.start)
            and not _spared(text, span, params.spared)
            and not under(subject, span.start, params.outside.words)
        ):
            yield Match(span, {"meant": slip.meant}, confidence="likely", suggestion=slip.meant)


def _spared(text: str, span: Span, words: Words) -> bool:
    return any(
        text.find(word, max(0, span.start - len(word) + 1), span.end + len(word) - 1) >= 0
        for word in words.words
    )
