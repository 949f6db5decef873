"""`check --show-settings` and `--show-files`: what a run would go by, and what it would check."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from perflint.config.paths import find_idle
from perflint.lang import choose
from perflint.reporters.encoding import encode

if TYPE_CHECKING:
    from perflint.batch.planned import Plan
    from perflint.config import Config

SHOWN = (
    "select", "ignore", "fail_on", "profile", "lang", "publication", "year", "exclude", "rule_folders",
    "baseline", "cache", "time_limit", "memory_limit",
)  # fmt: skip


BARE = re.compile("[A-Za-z0-9_-]+")


def find_bounds(config: Config) -> dict[str, int]:
    """The limits that are set, in the units of their settings."""
    from perflint.config.limits import KEYS

    bounds = {key: config.limits.get(field, 0) // unit for key, (field, unit) in KEYS.items()}
    return {key: bound for key, bound in bounds.items() if bound}


def show_settings(config: Config) -> Iterator[str]:
    """Every setting in force as TOML, each with where it comes from."""
    default = choose(config.lang, "默认", "default")
    for option in SHOWN:
        source = config.sources.get(option, default)
        yield f"{option.replace('_', '-')} = {write(getattr(config, option))}  # {source}"
    if config.limits:
        place = {"place": config.sources["limits"]}
        yield from show_table("limits", {**find_bounds(config), **place})
    if config.references:
        place = {"place": config.sources["references"]}
        yield from show_table("references", {**config.references, **place})
    for rule, change in config.rules.items():
        yield from show_table(f"rules.{rule}", change._asdict())
    for name, words in config.words.items():
        yield from show_table(
            f"words.{name if name.replace('-', '').isascii() else quote(name)}", words._asdict()
        )
    for override in config.overrides:
        yield from show_table("[overrides]", override._asdict() | {"rules": None})
        for rule, change in override.rules.items():
            yield from show_table(f"overrides.rules.{rule}", change._asdict())
    for entry in config.suppressions:
        yield from show_table("[suppressions]", entry._asdict())


def show_files(plan: Plan, config: Config) -> Iterator[bytes]:
    """The filings of `plan`, a line each, attachments below their report; overrides that mean none of
    them on standard error."""
    for file in plan.files:
        yield encode("".join([f"{file.path}\n", *(f"  + {one}\n" for one in file.attachments)]))
    paths = [path for file in plan.files for path in (file.path, *file.attachments)]
    for override in find_idle(config, paths):
        told = choose(
            config.lang,
            f"{override.place}: 这条 [[overrides]] 与以上文件都不相符",
            f"{override.place}: this [[overrides]] means none of these files",
        )
        print(told, file=sys.stderr)


def show_table(header: str, values: Mapping[str, Any]) -> Iterator[str]:
    """A TOML table of what is set in `values`, with their place behind its header."""
    yield f"\n[{header}]  # {values['place']}"
    for key, value in values.items():
        if key not in ("place", "places") and value is not None and value not in ((), "", {}):
            yield f"{key if BARE.fullmatch(key) else quote(key)} = {write(value)}"


def write(value: Any) -> str:
    """`value` as TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(write, value))}]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{quote(key)} = {write(item)}" for key, item in value.items()) + "}"
    return str(value)


def quote(text: str) -> str:
    """`text` as a TOML string."""
    import json

    return json.dumps(text, ensure_ascii=False)
