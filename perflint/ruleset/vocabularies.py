"""Word lists: `name: {title, words}`, a word `<other>` standing for another list's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from perflint.errors import RuleError
from perflint.model.phrase import Words
from perflint.ruleset.locate import YamlFile
from perflint.ruleset.schema import WordListEntry
from perflint.ruleset.wording import suggest

Declared = Mapping[str, tuple[WordListEntry, YamlFile]]


class WordsError(ValueError):
    """A word list that does not exist; `hint` names one that does."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def expand_vocabularies(declared: Declared, errors: list[RuleError]) -> dict[str, tuple[str, ...]]:
    """Every list with the lists it includes, each word once, in order; mistakes go to `errors`."""
    done: dict[str, tuple[str, ...]] = {}
    for name in declared:
        expand(name, declared, done, errors, ())
    return done


def expand(
    name: str,
    declared: Declared,
    done: dict[str, tuple[str, ...]],
    errors: list[RuleError],
    above: tuple[str, ...],
) -> tuple[str, ...]:
    """The words of one list, kept in `done`; `above` are the lists that are including it."""
    if name in done:
        return done[name]
    entry, file = declared[name]
    words: list[str] = []
    for index, word in enumerate(entry.words):
        other = included(word)
        if not other:
            words.append(word)
            continue
        place = file.place((name, "words", index))
        if other in (*above, name):
            chain = " → ".join((*above, name, other))
            errors.append(RuleError(f"词表互相包含：{chain}", place=place))
        elif other not in declared:
            hint = suggest(other, declared)
            errors.append(RuleError(f"没有名为 {other} 的词表", place=place, hint=hint))
        else:
            words += expand(other, declared, done, errors, (*above, name))
    done[name] = tuple(dict.fromkeys(words))
    return done[name]


def included(word: str) -> str:
    """The name in `<name>`, "" for a word that is just a word."""
    return word[1:-1] if len(word) > 2 and word[0] == "<" and word[-1] == ">" else ""


def resolve_words(value: object, vocabularies: Mapping[str, tuple[str, ...]]) -> Words:
    """The words of a rule's option: `<name>`, or a list of words and `<name>`s.

    Raises WordsError for a list that does not exist and for a lone word, which is likely a list
    whose angle brackets were forgotten.
    """
    if isinstance(value, str):
        name = included(value)
        if not name:
            hint = f"是否想写 <{value}>？" if value in vocabularies else f"请写成 [{value}]。"
            raise WordsError("应为 <词表> 或一列词", hint)
        return Words(words_of(name, vocabularies))
    words: list[str] = []
    for word in value if isinstance(value, Iterable) else ():
        name = included(word)
        words += words_of(name, vocabularies) if name else (word,)
    return Words(tuple(dict.fromkeys(words)))


def words_of(name: str, vocabularies: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The words of one list; raises WordsError where there is none of that name."""
    if name not in vocabularies:
        raise WordsError(f"没有名为 {name} 的词表", suggest(name, vocabularies))
    return vocabularies[name]
