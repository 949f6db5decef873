"""The options that profiles set for rules: read as those of the rule files are, at their own places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from perflint.errors import RuleError
from perflint.model.folder import FOLDER
from perflint.ruleset.adjust import AdjustedFile
from perflint.ruleset.locate import YamlFile
from perflint.ruleset.schema import ProfileEntry, RuleEntry
from perflint.ruleset.wording import describe_errors

Declared = Mapping[str, tuple[ProfileEntry, YamlFile]]
Rules = Mapping[str, tuple[RuleEntry, YamlFile]]


class Variants(NamedTuple):
    """The rules as declared, the models of their kinds, and what phrases and words are read with."""

    rules: Rules
    models: Mapping[str, type[RuleEntry]]
    context: Mapping[str, Any]
    lists: Iterable[str]

    def collect(
        self, resolved: Mapping[str, ProfileEntry], declared: Declared, errors: list[RuleError]
    ) -> dict[str, dict[str, Any]]:
        """By profile and rule the whole options of those that a profile, or one it extends, changes; what
        a configuration sets goes before. A mistake is told once, where it is written."""
        return {
            key: dict(self._options(entry, *declared[key], errors))
            for key, entry in resolved.items()
        }

    def _options(
        self, entry: ProfileEntry, own: ProfileEntry, file: YamlFile, errors: list[RuleError]
    ) -> Iterator[tuple[str, Any]]:
        for rule, change in entry.rules.items():
            if not change.params or rule not in self.rules:
                continue
            written = own.rules[rule].params if rule in own.rules else {}
            params, mistakes = self._read(rule, change.params, file)
            if written:
                errors += mistakes
            if not mistakes:
                yield rule, params

    def _read(
        self, rule: str, changes: Mapping[str, Any], file: YamlFile
    ) -> tuple[Any, list[RuleError]]:
        declared, source = self.rules[rule]
        place = file.place(("rules", rule, "params"), key=True)
        if FOLDER in declared.applies_to.report:
            told = "比较几份报告的规则，选项不随地方改变"
            return None, [RuleError(told, place=place, hint="请写进配置的 [rules.编号]。")]
        said = source.data.get("params") or {}
        fixed = source.places if isinstance(source, AdjustedFile) else {}
        kept = {option: said[option] for option in fixed}
        adjusted = AdjustedFile(
            *source._replace(data=source.data | {"params": {**said, **changes, **kept}})
        )
        adjusted.places = {
            option: file.place(("rules", rule, "params", option)) for option in changes
        }
        model = self.models[str(source.data["kind"])]
        try:
            entry = model.model_validate(adjusted.data, context=dict(self.context))
        except ValidationError as error:
            return None, list(describe_errors(error, adjusted, model, self.lists))
        return entry.params, []
