"""One rule file by itself, read as if it lay beside the rules of a ruleset that is at hand."""

from __future__ import annotations

from perflint.checks import CHECKS
from perflint.errors import RuleError, RulesetError
from perflint.model.rule import Rule, Ruleset
from perflint.ruleset.build import build_rule
from perflint.ruleset.locate import YamlFile, parse_yaml
from perflint.ruleset.schema import RuleEntry, build_models
from perflint.ruleset.searches import pattern_search, phrase_search
from perflint.ruleset.validate import collect_rules, make_context


def read_rule(name: str, content: bytes, ruleset: Ruleset) -> Rule:
    """The rule in the file `name`, which may name the word lists and equations of `ruleset` and take the
    id of one of its rules. Raises RulesetError with every mistake."""
    file = parse_yaml(name, content)
    kind = str(file.data.get("kind")) if isinstance(file.data, dict) else ""
    models: dict[str, type[RuleEntry]] = dict.fromkeys(CHECKS, RuleEntry)
    if kind in CHECKS:
        models |= build_models((kind,))
    words = ruleset.vocabularies
    operands = frozenset(name for one in ruleset.identities for name, _ in one.operands)
    errors: list[RuleError] = []
    found = collect_rules(
        [take_for_new(file)], words, make_context(words), models, operands, errors
    )
    if errors:
        raise RulesetError(tuple(errors))
    [(entry, _)] = found.values()
    return build_rule(entry, file)


def take_for_new(file: YamlFile) -> YamlFile:
    """`file` without the word that it takes the place of another, which is not here to be replaced."""
    if not isinstance(file.data, dict) or file.data.get("overrides") is not True:
        return file
    return file._replace(data={key: it for key, it in file.data.items() if key != "overrides"})


def keep_only(rule: Rule, ruleset: Ruleset) -> Ruleset:
    """`ruleset` with `rule`, switched on, for its only one."""
    rule = rule._replace(enabled=True)
    return ruleset._replace(
        rules=(rule,), phrases=phrase_search((rule,)), patterns=pattern_search((rule,))
    )
