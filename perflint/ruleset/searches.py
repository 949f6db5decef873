"""What the phrases and patterns of all rules need a text to hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType

from perflint.model.phrase import Phrase
from perflint.model.rule import ProfileSpec, Rule
from perflint.model.words import Needs, Search
from perflint.text.lined import words_of_lines
from perflint.text.mandatory import mandatory_words

_PATTERNS = ("patterns", "plain")
_NONE_LINED: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def with_variants(rules: tuple[Rule, ...], profiles: Iterable[ProfileSpec]) -> tuple[Rule, ...]:
    """`rules`, and each once more for each profile that sets its options."""
    known = {rule.id: rule for rule in rules}
    variants = (
        known[key]._replace(params=own.params)
        for profile in profiles
        for key, own in profile.rules.items()
        if own.params is not None
    )
    return (*rules, *variants)


def phrase_search(rules: Iterable[Rule]) -> Search:
    """The search for the phrases of `rules` in the symbol text."""
    needs: dict[str, Needs] = {}
    for rule in rules:
        for value in rule.params:
            for one in value if type(value) is tuple else (value,):
                if isinstance(one, Phrase):
                    needs[one.pattern] = mandatory_words(one.pattern)
    return _search(needs)


def pattern_search(rules: Iterable[Rule]) -> Search:
    """The search for the patterns of rules of kind `pattern` in the flow; `lined` has those of kind `tense`
    as well, with the names that stand for years."""
    needs: dict[str, Needs] = {}
    lined: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        if rule.kind == "tense":
            lined.update((pattern, words_of_lines(pattern)) for pattern in rule.params.patterns)
        if rule.kind == "pattern" and rule.params.over == "flow":
            literals = tuple(filter(None, (rule.params.literals,)))
            for pattern in _patterns_of(rule):
                found = (*literals, *mandatory_words(pattern))
                needs[pattern] = found if needs.get(pattern, found) == found else ()
                lined[pattern] = words_of_lines(pattern, indexed=True)
    return _search(needs, {one: words for one, words in lined.items() if words})


def _search(needs: dict[str, Needs], lined: Mapping[str, tuple[str, ...]] = _NONE_LINED) -> Search:
    numbers: dict[tuple[str, ...], int] = {}
    answers: dict[str, tuple[int, ...]] = {}
    asked: dict[str, frozenset[int]] = {}
    for pattern, sets in needs.items():
        asked[pattern] = frozenset(numbers.setdefault(words, len(numbers)) for words in sets)
    for words, number in numbers.items():
        for word in dict.fromkeys(words):
            answers[word] = (*answers.get(word, ()), number)
    for word in chain.from_iterable(lined.values()):
        answers.setdefault(word, ())
    letters = "".join(sorted(word for word in answers if len(word) == 1))
    longer = tuple(sorted(word for word in answers if len(word) > 1))
    return Search(needs, longer, letters, asked, answers, lined)


def _patterns_of(rule: Rule) -> Iterator[str]:
    return chain.from_iterable(getattr(rule.params, option) for option in _PATTERNS)
