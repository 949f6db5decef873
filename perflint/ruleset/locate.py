"""YAML with its places: plain data for pydantic, and line and column for whatever is wrong in it.

Scalars follow YAML 1.2: `yes`, `12:30` and `2022-01-01` stay words, decimal fractions become
Decimal. Anchors and tags are not rule language and are refused.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, ClassVar, NamedTuple

import yaml

from perflint.errors import RuleError, RulesetError

_LONGEST_INTEGER = 40
_DEEPEST = 100
PREFIX = "tag:yaml.org,2002:"
PROBLEMS = {
    "mapping values are not allowed": "此处多了冒号，或上一行缩进有误；含冒号的文字请加引号。",
    "could not find expected ':'": "此处缺少冒号，或上一行缩进有误。",
    "did not find expected key": "缩进与上文不一致，或引号没有成对。",
    "did not find expected ',' or": "列表或键值表的括号没有闭合。",
    "did not find expected '-' indicator": "缩进与上文不一致。",
    "found unexpected end of stream": "引号没有闭合。",
    "found character that cannot start": "不能以此字符开头；制表符请改为空格，其余请加引号。",
    "found unknown escape character": "双引号内的反斜杠请写作 \\\\，或改用单引号。",
}


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Composes nodes with the scalars of YAML 1.2."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


for _tag, _pattern, _first in (
    ("bool", r"(?:true|false)\Z", "tf"),
    ("int", r"-?(?:0|[1-9][0-9]*)\Z", "-0123456789"),
    ("float", r"-?(?:0|[1-9][0-9]*)\.[0-9]+\Z", "-0123456789"),
    ("null", r"(?:~|null|)\Z", ["~", "n", ""]),
):
    Loader.add_implicit_resolver(PREFIX + _tag, re.compile(_pattern), _first)


def shown(path: str) -> str:
    """The path as a person would write it here."""
    full, here = os.path.abspath(path), os.path.join(os.getcwd(), "")
    return full.removeprefix(here) if full.startswith(here) else path


class YamlFile(NamedTuple):
    """One parsed file: `data` for validation, `node` and `lines` to find places in it."""

    path: str
    lines: tuple[str, ...]
    node: yaml.Node
    data: Any

    def place(self, steps: Iterable[str | int], *, key: bool = False, column: int = 0) -> str:
        """`path:line:column` of what `steps` (keys and indices, others passed over) lead to.

        `key` asks for the last key itself instead of its value; `column` (from 1) for a character
        within a string value, exact where the string stands in one line as it is.
        """
        node, mark = self.node, self.node.start_mark
        for step in steps:
            node, mark = _descend(node, mark, step)
        if not key:
            mark = node.start_mark
        line, start = mark.line, mark.column
        if column and isinstance(node, yaml.ScalarNode):
            at = self.lines[line].find(node.value, start)
            start = at + column - 1 if at in (start, start + 1) else start
        return f"{shown(self.path)}:{line + 1}:{start + 1}"

    def within(self, key: str) -> YamlFile:
        """The value of a top-level key as if it were a file of its own, places kept."""
        nodes = self.node.value if isinstance(self.node, yaml.MappingNode) else ()
        node = next(value for name, value in nodes if name.value == key)
        return YamlFile(self.path, self.lines, node, self.data[key])


def parse_yaml(path: str, content: bytes) -> YamlFile:
    """The file's data and places; RulesetError names every mistake that is YAML's own."""
    name = shown(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        wrong = RuleError("不是 UTF-8 编码", place=f"{name}:{line}", hint="请另存为 UTF-8。")
        raise RulesetError((wrong,)) from error
    try:
        if is_deep(text):
            raise RulesetError((RuleError("列表或键值表套得太深", place=name),))
        loader = Loader(text)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
        errors: list[RuleError] = []
        data = build_data(node, name, errors, set()) if node is not None else None
    except yaml.MarkedYAMLError as error:
        raise RulesetError((describe_problem(name, error),)) from error
    except yaml.YAMLError as error:
        wrong = RuleError("含有 YAML 不允许的字符", place=name, hint=str(error).split("\n")[0])
        raise RulesetError((wrong,)) from error
    if node is None:
        raise RulesetError((RuleError("文件是空的", place=name),))
    if errors:
        raise RulesetError(tuple(errors))
    return YamlFile(path, tuple(text.split("\n")), node, data)


def is_deep(text: str) -> bool:
    """Whether lists and mappings lie more than _DEEPEST deep in each other. What makes nodes of them
    calls itself for each level, and has no bound of its own; libyaml has one, far above ours, since
    PyYAML 6.0.4."""
    indented = max(len(line) - len(line.lstrip(" -?:")) for line in text.split("\n"))
    if indented + text.count("[") + text.count("{") <= _DEEPEST:
        return False
    depth = 0
    try:
        for event in yaml.parse(text, Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > _DEEPEST:
                    return True
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.MarkedYAMLError as error:
        if error.problem and error.problem.startswith("exceeded maximum nesting depth"):
            return True
        raise
    return False


def describe_problem(path: str, error: yaml.MarkedYAMLError) -> RuleError:
    """A YAML syntax error in Chinese, at its place."""
    mark = error.problem_mark or error.context_mark
    place = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else path
    problem = error.problem or error.context or ""
    hint = next((text for start, text in PROBLEMS.items() if problem.startswith(start)), problem)
    return RuleError("YAML 语法错误", place=place, hint=hint)


def build_data(node: yaml.Node, path: str, errors: list[RuleError], seen: set[int]) -> Any:
    """The node as str, int, Decimal, bool, None, list and dict, noting mistakes in `errors`."""
    place = f"{path}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"
    if id(node) in seen:
        errors.append(RuleError("不支持 YAML 锚点与引用", place=place, hint="请把内容再写一遍。"))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [build_data(item, path, errors, seen) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return _build_mapping(node, path, errors, seen)
    return _build_scalar(node, place, errors)


def _build_mapping(
    node: yaml.MappingNode, path: str, errors: list[RuleError], seen: set[int]
) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for name, value in node.value:
        where = f"{path}:{name.start_mark.line + 1}:{name.start_mark.column + 1}"
        if not isinstance(name, yaml.ScalarNode):
            errors.append(RuleError("键应为文字", place=where))
            continue
        if name.value in data:
            errors.append(RuleError(f"键 {name.value} 重复", place=where))
        data[name.value] = build_data(value, path, errors, seen)
    return data


def _build_scalar(node: yaml.Node, place: str, errors: list[RuleError]) -> Any:
    match node.tag.removeprefix(PREFIX):
        case "str":
            return node.value
        case "int" if len(node.value) <= _LONGEST_INTEGER:
            return int(node.value)
        case "float":
            return Decimal(node.value)
        case "bool":
            return node.value == "true"
        case "null":
            return None
        case "int":
            errors.append(RuleError("数字过长", place=place, hint="若这是文字，请加引号。"))
            return None
    errors.append(RuleError(f"不支持 YAML 标签 {node.tag}", place=place))
    return None


def _descend(node: yaml.Node, mark: yaml.Mark, step: str | int) -> tuple[yaml.Node, yaml.Mark]:
    """What a key or an index leads to, and where that is written; what was there if to nothing."""
    if isinstance(node, yaml.MappingNode):
        found = ((value, name.start_mark) for name, value in node.value if name.value == str(step))
        return next(found, (node, mark))
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        node = node.value[step] if step < len(node.value) else node
        return node, node.start_mark
    return node, mark
