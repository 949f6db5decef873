"""Mistakes in rule files in words: what pydantic found, in Chinese, with a hint and a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from perflint.errors import RuleError
from perflint.ruleset.locate import YamlFile

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

SAYINGS = {
    "string_type": "应为文字",
    "string_too_short": "不能为空",
    "string_pattern_mismatch": "写法应符合 {pattern}",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_from_float": "应为整数",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "decimal_type": "应为数字",
    "decimal_parsing": "应为数字",
    "tuple_type": "应为列表",
    "list_type": "应为列表",
    "dict_type": "应为键值表",
    "model_type": "应为键值表",
    "model_attributes_type": "应为键值表",
    "dataclass_type": "应为键值表",
    "too_short": "至少要有 {min_length} 项",
    "too_long": "至多只能有 {max_length} 项",
    "greater_than": "应大于 {gt}",
    "greater_than_equal": "不应小于 {ge}",
    "less_than": "应小于 {lt}",
    "less_than_equal": "不应大于 {le}",
}
UNKNOWN_KEY = ("extra_forbidden", "unexpected_keyword_argument")
QUOTE = {"string_type": "若这是文字，请加引号。"}


def suggest(word: str, known: Iterable[str]) -> str:
    """A hint naming the known word most like `word`, or all of them where they are few."""
    known = sorted(known)
    near = get_close_matches(word, known, 1)
    if near:
        return f"是否想写 {near[0]}？"
    return f"可用：{'、'.join(known)}。" if 0 < len(known) <= 16 else ""


def describe_errors(
    error: ValidationError, file: YamlFile, model: type[BaseModel], lists: Iterable[str] = ()
) -> Iterator[RuleError]:
    """Every mistake pydantic found in `file`; `lists` are the word lists a phrase may name."""
    said: set[str] = set()
    schema: dict[str, Any] = {}
    for detail in error.errors(include_url=False):
        steps = detail["loc"]
        if "str" in steps and isinstance(detail["input"], list):
            continue  # a union tried the wrong branch
        if detail["type"] in UNKNOWN_KEY:
            schema = schema or model.model_json_schema()
            hint = suggest(str(steps[-1]), known_keys(schema, steps[:-1]))
            place = file.place(steps, key=True)
            yield RuleError(f"不认识的键 {steps[-1]}", place=place, hint=hint)
        elif detail["type"] == "missing":
            yield RuleError(f"缺少 {steps[-1]}", place=file.place(steps[:-1], key=True))
        else:
            mistake = describe_value(detail, file, lists)
            if mistake.place not in said:
                said.add(mistake.place)
                yield mistake


def describe_value(detail: ErrorDetails, file: YamlFile, lists: Iterable[str]) -> RuleError:
    """One value that is not what it should be."""
    kind, steps, value = detail["type"], detail["loc"], detail["input"]
    context: Mapping[str, Any] = detail.get("ctx", {})
    place = file.place(steps)
    if kind == "value_error":
        reason = context["error"]
        column = getattr(reason, "column", 0)
        hint = getattr(reason, "hint", "")
        if column and str(value)[column - 1 : column] == "<":
            hint = suggest(str(value)[column:].split(">")[0], lists)
        return RuleError(str(reason), place=file.place(steps, column=column), hint=hint)
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        return RuleError(f"不能是 {show(value)}", place=place, hint=suggest(str(value), choices))
    saying = SAYINGS[kind].format_map(context) if kind in SAYINGS else detail["msg"]
    plain = value == "" or kind == "basis"
    shown = saying if plain else f"{saying}，这里是 {show(value)}"
    return RuleError(shown, place=place, hint=QUOTE.get(kind, ""))


def show(value: object) -> str:
    """A value as a person would quote it."""
    if value is None:
        return "空"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "键值表"
    if isinstance(value, list):
        return f"{len(value)} 项的列表"
    text = str(value)
    return text if len(text) <= 30 else f"{text[:30]}…"


def known_keys(schema: Mapping[str, Any], steps: Iterable[str | int]) -> set[str]:
    """The keys that a JSON schema allows in the mapping `steps` lead to."""
    nodes = list(resolve(schema, schema))
    for step in steps:
        within = [child for node in nodes for child in children(node, step)]
        nodes = [branch for child in within for branch in resolve(child, schema)] or nodes
    return {key for node in nodes for key in node.get("properties", {})}


def children(node: Mapping[str, Any], step: str | int) -> Iterator[Mapping[str, Any]]:
    """The schemas of what lies one step into `node`."""
    if isinstance(step, int):
        found = node.get("items")
    else:
        found = node.get("properties", {}).get(step, node.get("additionalProperties"))
    if isinstance(found, Mapping):
        yield found


def resolve(node: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The schemas a node stands for: its reference followed, its alternatives one by one."""
    if "$ref" in node:
        yield from resolve(schema["$defs"][node["$ref"].rsplit("/", 1)[1]], schema)
    elif branches := node.get("anyOf") or node.get("oneOf"):
        for branch in branches:
            yield from resolve(branch, schema)
    else:
        yield node
