"""perflint.toml or [tool.perflint] in pyproject.toml: what the user settled once and for all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from perflint.errors import ConfigError

FailOn = Literal["error", "warning", "info", "never"]
FAIL_ON: tuple[FailOn, ...] = ("error", "warning", "info", "never")
LANGS = ("zh", "en")
KEYS = ("select", "ignore", "fail-on", "profile", "lang", "rules")
LISTS = ("select", "ignore", "rules")
CHOICES: Mapping[str, tuple[str, ...]] = {"fail-on": FAIL_ON, "lang": LANGS}


class Config(NamedTuple):
    """What a run was asked to do.

    `select` and `ignore` hold rule ids, id prefixes or names; an empty `select` means every rule.
    `rules` are folders of further rule files. `sources` maps an option to where its value came
    from, a file or `command line`; an option left at its default is not in it. `detail` asks for
    outline, text and every claim in the results, not only findings. `publication` turns on the
    rules for filings about to be published.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn = "error"
    profile: str = "auto"
    lang: Literal["zh", "en"] = "zh"
    rules: tuple[str, ...] = ()
    sources: Mapping[str, str] = MappingProxyType({})
    detail: bool = True
    publication: bool = False

    def wants(self, rule: str, name: str) -> bool:
        """Whether the rule with this id and name is selected and not ignored."""
        return (not self.select or meant(self.select, rule, name)) and not meant(
            self.ignore, rule, name
        )

    def override(self, source: str, **values: Any) -> Config:
        """This configuration with `values` (None: leave as is) coming from `source`."""
        given = {key: value for key, value in values.items() if value is not None}
        sources = {**self.sources, **dict.fromkeys(given, source)}
        return self._replace(**given, sources=sources)


def meant(tokens: tuple[str, ...], rule: str, name: str) -> bool:
    """Whether one of `tokens` is the rule's id, a prefix of it or its name, in any case."""
    return any(rule.startswith(token.upper()) or name == token.lower() for token in tokens)


def load_config(path: str | None = None, *, start: str = ".") -> Config:
    """The configuration in file `path`, else in the nearest file at `start` or above it.

    `perflint.toml` goes before a `pyproject.toml` in the same folder, and a `pyproject.toml`
    without [tool.perflint] is passed over. Raises ConfigError for a file that cannot be used.
    """
    if path is not None:
        if not os.path.isfile(path):
            raise ConfigError("找不到配置文件", place=path, hint="请检查 --config 后的路径。")
        return read_config(path)
    for candidate in candidates(start):
        if os.path.isfile(candidate) and speaks_of_perflint(candidate):
            return read_config(candidate)
    return Config()


def candidates(start: str) -> Iterator[str]:
    """The files that may hold the configuration of `start`, nearest first."""
    folder = os.path.abspath(start)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    while True:
        yield os.path.join(folder, "perflint.toml")
        yield os.path.join(folder, "pyproject.toml")
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above


def speaks_of_perflint(path: str) -> bool:
    """Whether a configuration file concerns perflint; spares parsing other projects' files."""
    if os.path.basename(path) == "perflint.toml":
        return True
    with open(path, "rb") as file:
        return b"[tool.perflint" in file.read()


def read_config(path: str) -> Config:
    """The configuration in the TOML file `path`; raises ConfigError naming every mistake in it."""
    import tomllib

    shown = os.path.relpath(path) if is_below(path, os.getcwd()) else path
    shown = shown.replace(os.sep, "/")
    try:
        with open(path, "rb") as file:
            content = file.read().decode("utf-8-sig")
        table = tomllib.loads(content)
    except (OSError, UnicodeDecodeError) as error:
        reason = "不是 UTF-8 编码" if isinstance(error, UnicodeDecodeError) else "无法打开"
        raise ConfigError(f"配置文件{reason}", place=shown) from error
    except tomllib.TOMLDecodeError as error:
        reason, _, where = str(error).rstrip(")").partition(" (at line ")
        place = f"{shown}:{where.replace(', column ', ':')}" if where[:1].isdigit() else shown
        raise ConfigError(f"不符合 TOML 语法：{reason}", place=place) from error
    lines = content.split("\n")
    if os.path.basename(path) == "pyproject.toml":
        table = table.get("tool", {}).get("perflint", {})
        start = next((i for i, line in enumerate(lines) if "[tool.perflint" in line), 0)
        lines = [""] * start + lines[start:]
    mistakes = list(find_mistakes(table, shown, lines))
    if len(mistakes) == 1:
        raise mistakes[0]
    if mistakes:
        raise ConfigError("\n".join(str(mistake) for mistake in mistakes))
    values = {
        key.replace("-", "_"): tuple(value) if key in LISTS else value
        for key, value in table.items()
    }
    if "rules" in values:
        base = os.path.dirname(os.path.abspath(path))
        values["rules"] = tuple(os.path.normpath(os.path.join(base, x)) for x in values["rules"])
    return Config().override(shown, **values)


def is_below(path: str, folder: str) -> bool:
    """Whether `path` lies in `folder` or deeper."""
    return os.path.abspath(path).startswith(os.path.join(folder, ""))


def find_mistakes(table: Any, path: str, lines: list[str]) -> Iterator[ConfigError]:
    """What is wrong with the settings in `table`, which came from `lines` of the file `path`."""
    if not isinstance(table, dict):
        yield ConfigError("perflint 应是一个表", place=path, hint="请写成 [tool.perflint]。")
        return
    for key, value in table.items():
        place = f"{path}:{line_of(key, lines)}"
        if key not in KEYS:
            yield ConfigError(f"没有名为 {key} 的设置", place=place, hint=suggest_key(key))
        elif key in LISTS:
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                yield ConfigError(
                    f"{key} 应是一列字符串", place=place, hint=f'例如 {key} = ["NUM101"]。'
                )
        elif key in CHOICES:
            if value not in CHOICES[key]:
                options = "、".join(CHOICES[key])
                yield ConfigError(f"{key} 不能是 {value!r}", place=place, hint=f"可用：{options}。")
        elif not isinstance(value, str):
            yield ConfigError(f"{key} 应是字符串", place=place, hint=f'例如 {key} = "auto"。')


def line_of(key: str, lines: list[str]) -> int:
    """The line (from 1) on which `key` is set."""
    for number, line in enumerate(lines, 1):
        if "=" in line and line.split("=", 1)[0].strip().strip("\"'") == key:
            return number
    return 1


def suggest_key(key: str) -> str:
    """A hint naming the setting most like `key`, or all of them."""
    from difflib import get_close_matches

    near = get_close_matches(key.replace("_", "-"), KEYS, 1)
    return f"是否想写 {near[0]}？" if near else f"可用的设置：{'、'.join(KEYS)}。"
