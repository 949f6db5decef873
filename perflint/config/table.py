"""A table of a TOML file: typed values out of it, and every mistake noted at its line."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from perflint.errors import ConfigError, ConfigErrors

Steps = tuple[str | int, ...]
HEADER = re.compile(r"\s*(\[\[?)\s*([^\]#]+?)\s*\]\]?\s*(?:#.*)?\Z")
KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


class Table:
    """The table at `steps` of a file shown as `path`; `lines` are those of its keys, and `mistakes`
    is shared by all tables of the file."""

    __slots__ = ("lines", "mistakes", "path", "steps", "values")

    def __init__(
        self,
        values: Mapping[str, Any],
        path: str,
        lines: Mapping[Steps, int],
        mistakes: list[ConfigError],
        steps: Steps = (),
    ) -> None:
        self.values = values
        self.path = path
        self.lines = lines
        self.mistakes = mistakes
        self.steps = steps

    def place(self, *more: str | int) -> str:
        """`path:line` of the key that `more` leads to from here, or of the nearest above it."""
        steps = self.steps + more
        while steps and steps not in self.lines:
            steps = steps[:-1]
        return f"{self.path}:{self.lines.get(steps, 1)}"

    def wrong(self, key: str, title: str, hint: str) -> None:
        """Note a mistake in the value of `key`."""
        self.mistakes.append(ConfigError(title, place=self.place(key), hint=hint))

    def only(self, known: Collection[str]) -> None:
        """Note every key that is not among `known`."""
        for key in self.values:
            if key not in known:
                self.wrong(key, f"没有名为 {key} 的设置", suggest(key, known))

    def require(self, *keys: str) -> bool:
        """Whether all of `keys` are there; note those that are not."""
        missing = [key for key in keys if key not in self.values]
        for key in missing:
            self.mistakes.append(ConfigError(f"缺少 {key}", place=self.place(), hint=""))
        return not missing

    def strings(self, key: str, example: str = "NUM101") -> tuple[str, ...] | None:
        """The list of strings at `key`, None without one."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, list) and all(isinstance(item, str) and item for item in value):
            return tuple(value)
        self.wrong(key, f"{key} 应是一列字符串", f'例如 {key} = ["{example}"]。')
        return None

    def text(self, key: str, example: str = "auto") -> str | None:
        """The string at `key`, None without one."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, str) and value.strip():
            return value
        self.wrong(key, f"{key} 应是字符串", f'例如 {key} = "{example}"。')
        return None

    def choice(self, key: str, options: Collection[str]) -> Any:
        """The one of `options` at `key`, None without one."""
        value = self.values.get(key)
        if value is None or (isinstance(value, str) and value in options):
            return value
        self.wrong(key, f"{key} 不能是 {value!r}", f"可用：{'、'.join(options)}。")
        return None

    def flag(self, key: str) -> bool | None:
        """The truth at `key`, None without one."""
        value = self.values.get(key)
        if value is None or isinstance(value, bool):
            return value
        self.wrong(key, f"{key} 应是 true 或 false", f"例如 {key} = false。")
        return None

    def count(self, key: str, least: int) -> int | None:
        """The whole number at `key`, `least` or more; None without one."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and value >= least:
            return value
        self.wrong(key, f"{key} 应是不小于 {least} 的整数", f"例如 {key} = {max(least, 120)}。")
        return None

    def day(self, key: str) -> str | None:
        """The date at `key` as YYYY-MM-DD, None without one."""
        value = self.values.get(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        if value is not None:
            self.wrong(key, f"{key} 应是日期", f"例如 {key} = 2026-12-31，不加引号。")
        return None

    def table(self, key: str, example: str) -> Table | None:
        """The table at `key`, None without one."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, dict):
            return self.within(value, key)
        self.wrong(key, f"{key} 应是一个表", f"例如 {example}。")
        return None

    def named(self, key: str, example: str) -> Iterator[tuple[str, Table]]:
        """The tables in the table at `key`, by name."""
        whole = self.table(key, example)
        for name in whole.values if whole else ():
            inner = whole.table(name, example) if whole else None
            if inner:
                yield name, inner

    def each(self, key: str) -> Iterator[Table]:
        """The tables of the list at `key`."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.wrong(key, f"{key} 应是一列表", f"请写成 [[{key}]]，每条一个。")
            return
        for index, item in enumerate(value):
            yield self.within(item, key, index)

    def within(self, values: Mapping[str, Any], *steps: str | int) -> Table:
        """The table `values` that `steps` lead to from here."""
        return Table(values, self.path, self.lines, self.mistakes, self.steps + steps)


_QUOTE = '名称和值里的中文要写在英文双引号里，例如 "批复项目库" = "项目库.xlsx"。'


def read_toml(path: str) -> Table:
    """The whole of the TOML file `path`. Raises ConfigError if it cannot be read as such."""
    import tomllib

    shown = show(path)
    try:
        with open(path, "rb") as file:
            content = file.read().decode("utf-8-sig")
        values = tomllib.loads(content, parse_float=Decimal)
    except (OSError, UnicodeDecodeError) as error:
        reason = "不是 UTF-8 编码" if isinstance(error, UnicodeDecodeError) else "无法打开"
        raise ConfigError(f"配置文件{reason}", place=shown) from error
    except tomllib.TOMLDecodeError as error:
        reason, _, where = str(error).rstrip(")").partition(" (at line ")
        place = f"{shown}:{where.replace(', column ', ':')}" if where[:1].isdigit() else shown
        raise ConfigError(f"不符合 TOML 语法：{reason}", place=place, hint=_QUOTE) from error
    except RecursionError:
        line = find_deepest_line(content)
        raise ConfigError("数组或表套得太深", place=f"{shown}:{line}") from None
    return Table(values, shown, find_lines(content), [])


def raise_mistakes(mistakes: list[ConfigError]) -> None:
    """Raise what is in `mistakes`, all at once; nothing if nothing is."""
    if len(mistakes) == 1:
        raise mistakes[0]
    if mistakes:
        raise ConfigErrors(tuple(mistakes))


def show(path: str) -> str:
    """`path` as a person would write it here."""
    full, here = os.path.abspath(path), os.path.join(os.getcwd(), "")
    return (full.removeprefix(here) if full.startswith(here) else path).replace(os.sep, "/")


def find_lines(content: str) -> dict[Steps, int]:
    """The line (from 1) of each table and key, by the steps that lead to it."""
    lines: dict[Steps, int] = {}
    counts: dict[Steps, int] = {}
    above: Steps = ()
    for number, line in enumerate(content.split("\n"), 1):
        if header := HEADER.match(line):
            above = ()
            parts = [part.strip("\"'") for part in PART.findall(header[2])]
            for part in parts[:-1]:
                above = index_last((*above, part), counts)
            above = (*above, *parts[-1:])
            lines.setdefault(above, number)
            if header[1] == "[[":
                counts[above] = counts.get(above, -1) + 1
                above = (*above, counts[above])
                lines[above] = number
        elif key := KEY.match(line):
            steps = above
            for part in PART.findall(key[1]):
                steps = (*steps, part.strip("\"'"))
                lines.setdefault(steps, number)
    return lines


def find_deepest_line(content: str) -> int:
    """The line (from 1) with most brackets and braces that open."""
    opened = [line.count("[") + line.count("{") for line in content.split("\n")]
    return opened.index(max(opened)) + 1


def index_last(steps: Steps, counts: Mapping[Steps, int]) -> Steps:
    """`steps`, with the number of the last table if they lead to a list of tables."""
    return (*steps, counts[steps]) if steps in counts else steps


def suggest(word: str, known: Collection[str]) -> str:
    """A hint naming the one of `known` most like `word`, or all of them."""
    from difflib import get_close_matches

    near = get_close_matches(word.replace("_", "-"), known, 1) or get_close_matches(word, known, 1)
    return f"是否想写 {near[0]}？" if near else f"可用的设置：{'、'.join(known)}。"
