"""Where rule files lie, and their bytes. On the start-up path: os only."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from perflint.errors import RuleError, RulesetError

Source = tuple[str, str, bytes]
"""(what the file declares, its path, its content); plain, so that the cache can hold it."""

RULE = "rule"
NAMED = {
    "identities.yaml": "identities",
    "measures.yaml": "measures",
    "reliability.yaml": "reliability",
    "signs.yaml": "signs",
}
"""Files that declare many things of one sort, by name, in a root itself."""
DECLARES = {"templates": "template", "profiles": "profile", "vocabularies": "vocabulary"}
SUFFIXES = (".yaml", ".yml")


def bundled_rules() -> str:
    """The folder of perflint's own rules: in the package of a wheel, beside it in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "rules")


def describe_adjustments(rules: Mapping[str, Any], words: Mapping[str, Any]) -> tuple[Source, ...]:
    """The source that stands for what a configuration changes: `rules` by id with `params` and
    `place`, `words` by list with `add`, `remove` and `place`; none if it changes no more than
    severities."""
    changed = {key: rule for key, rule in rules.items() if rule.params}
    if not changed and not words:
        return ()
    import json
    from decimal import Decimal

    places = [entry.place for entry in (*changed.values(), *words.values())]
    said = {
        "rules": {key: describe_change(it) for key, it in changed.items()},
        "words": {key: it._asdict() for key, it in words.items()},
    }
    content = json.dumps(
        said,
        ensure_ascii=False,
        sort_keys=True,
        default=lambda value: float(value) if isinstance(value, Decimal) else str(value),
    )
    return (("adjustment", places[0].rpartition(":")[0], content.encode()),)


def describe_change(change: Any) -> dict[str, Any]:
    """The options that one rule gets, and where the configuration says so."""
    places = dict.fromkeys(change.params, change.place) | dict(change.places)
    return {"params": change.params, "place": change.place, "places": places}


def read_sources(roots: tuple[str, ...]) -> tuple[Source, ...]:
    """Every rule file under `roots`, in the order of roots, then by path.

    A root holds `templates/`, `profiles/`, `vocabularies/`, the files of NAMED, and
    rules in any other folder or in the root itself; it may also be a single rule file, or
    `pack:NAME` for an installed package (see packs.py). Raises RulesetError for a
    root that does not exist and for files that cannot be opened.
    """
    sources: list[Source] = []
    errors: list[RuleError] = []
    for root in roots:
        for declares, path in sorted(list_files(find_folder(root), errors)):
            try:
                sources.append((declares, path, read_bytes(path)))
            except OSError as error:
                errors.append(RuleError(f"无法打开：{error.strerror}", place=path))
    if errors:
        raise RulesetError(tuple(errors))
    return tuple(sources)


def find_folder(root: str) -> str:
    """The folder or file that `root` means; RulesetError for a pack that is not installed."""
    if not root.startswith("pack:"):
        return root
    from perflint.ruleset.packs import find_pack

    return find_pack(root)


def list_files(root: str, errors: list[RuleError]) -> Iterator[tuple[str, str]]:
    """What each YAML file under `root` declares, and its path."""
    try:
        entries = list(os.scandir(root))
    except NotADirectoryError:
        yield RULE, root
        return
    except OSError:
        hint = "请检查 perflint.toml 中 rule-folders 所写的文件夹。"
        errors.append(RuleError("找不到规则文件夹", place=root, hint=hint))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.name.endswith(SUFFIXES):
            yield NAMED.get(entry.name, RULE), entry.path
        elif entry.is_dir():
            declares = DECLARES.get(entry.name, RULE)
            for name in os.listdir(entry.path):
                if name.endswith(SUFFIXES) and not name.startswith("."):
                    yield declares, f"{entry.path}{os.sep}{name}"


def read_bytes(path: str) -> bytes:
    """The content of a small file; two system calls, for this runs at every start."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        content = os.read(handle, 1 << 20)
        if len(content) == 1 << 20:
            content += b"".join(iter(lambda: os.read(handle, 1 << 20), b""))
        return content
    finally:
        os.close(handle)
