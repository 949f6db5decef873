"""The way to a ruleset: compiled from the cache, or validated when a rule file has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from perflint.model.rule import Ruleset
from perflint.ruleset.cache import entry_path, read_code, read_entry, write_entry
from perflint.ruleset.sources import (
    Source,
    bundled_rules,
    describe_adjustments,
    read_bytes,
    read_sources,
)


def load_ruleset(
    extra: tuple[str, ...] = (),
    *,
    adjustments: tuple[Mapping[str, Any], Mapping[str, Any]] | None = None,
    cache: bool = True,
) -> Ruleset:
    """The bundled rules with those of the folders or files in `extra`, in order, and with the
    options and word lists of `adjustments` (config.rules, config.words).

    `cache=False` validates whatever the cache says and writes nothing. Raises RulesetError with
    every mistake of every file.
    """
    sources = read_sources((bundled_rules(), *extra))
    if adjustments is not None:
        sources += describe_adjustments(*adjustments)
    return load_sources(sources, cache=cache)


def load_sources(sources: tuple[Source, ...], *, cache: bool = True) -> Ruleset:
    """The ruleset that these rule files declare."""
    code = read_code()
    made_from = (sources, code)
    path = entry_path(sources)
    if cache and (kept := read_entry(path, made_from)):
        return kept
    from perflint.ruleset.validate import validate

    ruleset = validate(sources)._replace(
        fingerprint=take_fingerprint(sources, (module[0] for module in code))
    )
    if cache:
        write_entry(path, made_from, ruleset)
    return ruleset


def take_fingerprint(sources: tuple[Source, ...], modules: Iterable[str]) -> str:
    """A digest of rule files and code, for results kept between runs; the same on every machine."""
    from hashlib import blake2b

    digest = blake2b(digest_size=16)
    for content in (*(source[2] for source in sources), *map(read_bytes, modules)):
        digest.update(len(content).to_bytes(8, "little") + content)
    return digest.hexdigest()
