"""The word index leaves out only searches that would find nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from perflint.extract.build import build
from perflint.operands.bind import compiled
from perflint.readers import read
from perflint.ruleset import load_ruleset
from perflint.text.linear import compiled as compiled_lines

REPORTS = sorted((Path(__file__).parents[2] / "fixtures" / "reports").glob("*.txt"))
RULESET = load_ruleset()


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_phrases_match_in_the_sentences_of_the_index_as_in_the_whole_text(path: Path) -> None:
    subject = build(read(str(path)), RULESET)
    text, words = subject.symbols.text, subject.phrase_words
    skipped = 0
    for pattern in RULESET.phrases.needs:
        sentences = words.sentences(pattern)
        if sentences is None:
            continue
        skipped += not sentences
        spans = [
            match.span()
            for number in sentences
            for match in compiled(pattern).finditer(text, words.starts[number], words.ends[number])
        ]
        assert spans == [match.span() for match in compiled(pattern).finditer(text)], pattern
    assert skipped > len(RULESET.phrases.needs) // 3


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_patterns_that_the_index_excludes_match_nowhere(path: Path) -> None:
    subject = build(read(str(path)), RULESET)
    excluded = subject.pattern_words.excluded
    assert len(excluded) > len(RULESET.patterns.needs) // 3
    for pattern in excluded:
        assert not compiled_lines(pattern).search(subject.flow.text), pattern
