"""The way to a ruleset: compiled from the cache, or validated when a rule file has changed."""

from __future__ import annotations

from perflint.model.rule import Ruleset
from perflint.ruleset.sources import bundled_rules, read_sources


def load_ruleset(extra: tuple[str, ...] = (), *, cache: bool = True) -> Ruleset:
    """The bundled rules with those of the folders or files in `extra`, in order.

    `cache=False` validates whatever the cache says and writes nothing. Raises RulesetError with
    every mistake of every file.
    """
    sources = read_sources((bundled_rules(), *extra))
    from perflint.ruleset.validate import validate

    return validate(sources)
