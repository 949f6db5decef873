"""Options and word lists of rules as a configuration wants them.

Adjustments come as one more source beside the rule files: they are part of what the compiled form
is kept for, and are validated, phrases recompiled, in the same way. What is wrong in them is told
at their place in the configuration.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from perflint.errors import RuleError
from perflint.ruleset.locate import YamlFile
from perflint.ruleset.wording import suggest

if TYPE_CHECKING:
    from perflint.ruleset.schema import WordListEntry

ADJUSTMENT = "adjustment"
Adjustments = dict[str, Any]


def read_adjustments(contents: Iterable[bytes]) -> Adjustments:
    """`{"rules": {id: {params, place, places}}, "words": {name: {add, remove, place}}}` of all sources,
    later ones over earlier ones."""
    import json
    from decimal import Decimal

    merged: Adjustments = {"rules": {}, "words": {}}
    for content in contents:
        for part, entries in json.loads(content, parse_float=Decimal).items():
            merged[part] |= entries
    return merged


def adjust_rules(
    files: list[YamlFile], adjustments: Adjustments, errors: list[RuleError]
) -> list[YamlFile]:
    """`files` with the options that `adjustments` set for their rules."""
    known = [file.data.get("id") for file in files if isinstance(file.data, dict)]
    for rule, change in adjustments["rules"].items():
        if rule not in known:
            hint = suggest(rule, filter(None, known))
            errors.append(RuleError(f"没有编号为 {rule} 的规则", place=change["place"], hint=hint))
    return [adjust_file(file, adjustments["rules"]) for file in files]


def adjust_file(file: YamlFile, changes: Mapping[str, Any]) -> YamlFile:
    """One rule file with its options changed."""
    data = file.data if isinstance(file.data, dict) else {}
    change, params = changes.get(str(data.get("id"))), data.get("params") or {}
    if change is None or not isinstance(params, dict):
        return file
    adjusted = AdjustedFile(*file._replace(data=data | {"params": params | change["params"]}))
    adjusted.places = change["places"]
    return adjusted


class AdjustedFile(YamlFile):
    """A rule file whose options in `places` come from elsewhere."""

    places: Mapping[str, str]

    def place(self, steps: Iterable[str | int], *, key: bool = False, column: int = 0) -> str:
        """As of any file, but where a configuration says it for what a configuration says."""
        steps = tuple(steps)
        if steps[:1] == ("params",) and len(steps) > 1 and steps[1] in self.places:
            return self.places[str(steps[1])]
        return super().place(steps, key=key, column=column)


def adjust_lists(
    lists: dict[str, tuple[WordListEntry, YamlFile]],
    adjustments: Adjustments,
    errors: list[RuleError],
) -> None:
    """Add words to `lists` and take words out; a word to take out must be in its list."""
    for name, change in adjustments["words"].items():
        place = change["place"]
        if name not in lists:
            hint = suggest(name, lists)
            errors.append(RuleError(f"没有名为 {name} 的词表", place=place, hint=hint))
            continue
        entry, file = lists[name]
        for word in change["remove"]:
            if word not in entry.words:
                hint = suggest(word, entry.words)
                told = f"词表 {name} 里没有“{word}”"
                errors.append(RuleError(told, place=place, hint=hint))
        kept = [word for word in entry.words if word not in change["remove"]]
        words = tuple(dict.fromkeys((*kept, *change["add"])))
        if words:
            lists[name] = (entry.model_copy(update={"words": words}), file)
        else:
            errors.append(RuleError(f"词表 {name} 不能一个词也不剩", place=place))
