"""What the phrases and patterns of all rules need a text to hold."""

from __future__ import annotations

from collections.abc import Iterable

from perflint.model.phrase import Phrase
from perflint.model.rule import ProfileSpec, Rule
from perflint.model.words import Needs, Search
from perflint.text.mandatory import mandatory_words

_PATTERNS = ("patterns", "plain")


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
    """The search for the patterns of rules of kind `pattern` in the flow."""
    needs: dict[str, Needs] = {}
    for rule in rules:
        if rule.kind == "pattern" and rule.params.over == "flow":
            literals = (rule.params.literals,) if rule.params.literals else ()
            for option in _PATTERNS:
                for pattern in getattr(rule.params, option):
                    found = (*literals, *mandatory_words(pattern))
                    needs[pattern] = found if needs.get(pattern, found) == found else ()
    return _search(needs)


def _search(needs: dict[str, Needs]) -> Search:
    every = {word for sets in needs.values() for words in sets for word in words}
    letters = "".join(sorted(word for word in every if len(word) == 1))
    return Search(needs, tuple(sorted(word for word in every if len(word) > 1)), letters)
