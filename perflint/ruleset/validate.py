"""Rule files to a Ruleset, every mistake of every file reported at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from perflint.checks import CHECKS
from perflint.errors import RuleError, RulesetError
from perflint.model.equation import Equation
from perflint.model.rule import Ruleset
from perflint.ruleset.adjust import (
    ADJUSTMENT,
    adjust_lists,
    adjust_rules,
    read_adjustments,
)
from perflint.ruleset.build import build_profile, build_rule, build_template
from perflint.ruleset.identities import collect_identities
from perflint.ruleset.locate import YamlFile, parse_yaml, shown
from perflint.ruleset.measures import collect_measures
from perflint.ruleset.phrases import compile_phrase
from perflint.ruleset.placeholders import find_placeholder_mistakes
from perflint.ruleset.profiles import resolve_profiles
from perflint.ruleset.reliability import collect_counts, collect_points
from perflint.ruleset.schema import (
    ProfileEntry,
    RuleEntry,
    TemplateEntry,
    WordListEntry,
    build_models,
)
from perflint.ruleset.searches import pattern_search, phrase_search, with_variants
from perflint.ruleset.sources import Source
from perflint.ruleset.variants import Variants
from perflint.ruleset.vocabularies import expand_vocabularies, resolve_words
from perflint.ruleset.wording import describe_errors, suggest

if TYPE_CHECKING:
    Words = Mapping[str, tuple[str, ...]]

AnyEntry = TypeVar("AnyEntry", RuleEntry, TemplateEntry, ProfileEntry, WordListEntry)
AnyModel = TypeVar("AnyModel", bound=BaseModel)

STAND_IN = WordListEntry(words=("？",))
"""For a word list with mistakes, so that the rules naming it are not blamed as well."""


def parse_all(sources: Sequence[Source], errors: list[RuleError]) -> dict[str, list[YamlFile]]:
    """The files by what they declare, adjustments left out; mistakes go into `errors`."""
    files: dict[str, list[YamlFile]] = {
        "rule": [], "template": [], "profile": [], "vocabulary": [], "identities": [],
        "measures": [], "reliability": [], "signs": [],
    }  # fmt: skip
    for declares, path, content in sources:
        if declares == ADJUSTMENT:
            continue
        try:
            files[declares].append(parse_yaml(path, content))
        except RulesetError as error:
            errors += error.errors
    return files


def validate(sources: Sequence[Source], *, kinds: Iterable[str] = CHECKS) -> Ruleset:
    """The ruleset that `sources` declare, without a fingerprint. Rules, templates and profiles come
    in the order of their ids. Raises RulesetError with all mistakes."""
    errors: list[RuleError] = []
    files = parse_all(sources, errors)
    changes = [content for declares, _, content in sources if declares == ADJUSTMENT]
    lists = collect_lists(files["vocabulary"], errors)
    if changes:
        adjustments = read_adjustments(changes)
        files["rule"] = adjust_rules(files["rule"], adjustments, errors)
        adjust_lists(lists, adjustments, errors)
    words = expand_vocabularies(lists, errors)
    identities = collect_identities(files["identities"], words, errors)
    operands = _name_operands(identities)
    context, models = make_context(words), build_models(tuple(kinds))
    rules = collect_rules(files["rule"], words, context, models, operands, errors)
    templates = collect(TemplateEntry, "模板", files["template"], errors)
    profiles = collect(ProfileEntry, "地方", files["profile"], errors)
    named = {declares: set(find_ids(files[declares])) for declares in files}
    measures = collect_measures(files["measures"], errors)
    resolved = resolve_profiles(profiles, named, errors)
    options = Variants(rules, models, context, words).collect(resolved, profiles, errors)
    reliabilities = collect_counts(files["reliability"], errors)
    signs = collect_points(files["signs"], errors)
    if errors:
        raise RulesetError(tuple(errors))
    built = tuple(build_rule(*rules[key]) for key in sorted(rules))
    localities = tuple(
        build_profile(resolved[key], profiles[key][1].path, options[key])
        for key in sorted(resolved)
    )
    every = with_variants(built, localities)
    return Ruleset(
        built,
        tuple(build_template(templates[key][0]) for key in sorted(templates)),
        localities,
        words,
        identities=identities,
        measures=measures,
        reliabilities=reliabilities,
        signs=signs,
        phrases=phrase_search(every),
        patterns=pattern_search(every),
    )


def find_ids(files: Iterable[YamlFile]) -> Iterator[str]:
    """The ids that files claim, whatever else is wrong with them."""
    for file in files:
        if isinstance(file.data, dict):
            yield str(file.data.get("id", ""))


def collect_lists(
    files: Iterable[YamlFile], errors: list[RuleError]
) -> dict[str, tuple[WordListEntry, YamlFile]]:
    """The word lists of all files by name."""
    known: dict[str, tuple[WordListEntry, YamlFile]] = {}
    for file in files:
        if not isinstance(file.data, dict):
            errors.append(RuleError("应为键值表：词表名 → words", place=file.place(())))
            continue
        for name in file.data:
            entry = read_entry(WordListEntry, file.within(name), errors)
            errors += declare(known, "词表", name, entry or STAND_IN, file, keyed=True)
    return known


def make_context(words: Words) -> Mapping[str, Any]:
    """What the options of rules are read with: phrases and word lists."""
    return {
        "phrase": lambda source: compile_phrase(source, words),
        "words": lambda value: resolve_words(value, words),
    }


def collect_rules(
    files: Iterable[YamlFile],
    words: Words,
    context: Mapping[str, Any],
    models: Mapping[str, type[RuleEntry]],
    operands: frozenset[str],
    errors: list[RuleError],
) -> dict[str, tuple[RuleEntry, YamlFile]]:
    """The rules of all files by id; rules on relations may name the `operands` of equations."""
    known: dict[str, tuple[RuleEntry, YamlFile]] = {}
    names: dict[str, str] = {}
    for file in files:
        kind = file.data.get("kind") if isinstance(file.data, dict) else None
        model = models.get(str(kind), RuleEntry)
        if model is RuleEntry and kind is not None:
            hint = suggest(str(kind), models)
            errors.append(
                RuleError(f"没有名为 {kind} 的检查方法", place=file.place(("kind",)), hint=hint)
            )
        entry = read_entry(model, file, errors, context, words)
        if not entry or model is RuleEntry:
            continue
        named = operands if kind == "relation" else frozenset()
        errors += find_placeholder_mistakes(entry, file, named)
        errors += declare(known, "规则", entry.id, entry, file)
        if names.setdefault(entry.name, entry.id) != entry.id:
            place = file.place(("name",))
            errors.append(RuleError(f"短名 {entry.name} 已用于 {names[entry.name]}", place=place))
    return known


def collect(
    model: type[AnyEntry], called: str, files: Iterable[YamlFile], errors: list[RuleError]
) -> dict[str, tuple[AnyEntry, YamlFile]]:
    """The templates or profiles of all files by id."""
    known: dict[str, tuple[AnyEntry, YamlFile]] = {}
    for file in files:
        entry: Any = read_entry(model, file, errors)
        if entry:
            errors += declare(known, called, entry.id, entry, file)
    return known


def read_entry(
    model: type[AnyModel],
    file: YamlFile,
    errors: list[RuleError],
    context: Any = None,
    lists: Iterable[str] = (),
) -> AnyModel | None:
    """What `file` says, or None with its mistakes in `errors`."""
    try:
        return model.model_validate(file.data, context=context)
    except ValidationError as error:
        errors += describe_errors(error, file, model, lists)
        return None


def declare(
    known: dict[str, tuple[AnyEntry, YamlFile]],
    called: str,
    key: str,
    entry: AnyEntry,
    file: YamlFile,
    *,
    keyed: bool = False,
) -> Iterator[RuleError]:
    """Note `entry` under `key`, its `id` or (`keyed`) where in `file` it stands; taking a taken one needs
    `overrides: true`, and needs it taken."""
    if key in known and not entry.overrides:
        place = file.place((key,) if keyed else ("id",), key=keyed)
        hint = f"已见于 {shown(known[key][1].path)}；若要取代它，请写 overrides: true。"
        yield RuleError(f"{called} {key} 重复", place=place, hint=hint)
    elif key not in known and entry.overrides:
        place = file.place((key, "overrides") if keyed else ("overrides",))
        hint = suggest(key, known)
        yield RuleError(f"没有可以取代的{called} {key}", place=place, hint=hint)
    else:
        known[key] = (entry, file)


def _name_operands(identities: Iterable[Equation]) -> frozenset[str]:
    return frozenset(name for one in identities for name, _ in one.operands)
