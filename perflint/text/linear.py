"""Regular expressions from rule files: refused unless they take time linear in the text."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

from perflint.text.patterns import compile_pattern

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

_MOST_REPEATS = 200
_MOST_WAYS = 20_000
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


class _Checked:
    """Makes pydantic refuse a string for which `find_mistake` has something to say."""

    def __get_pydantic_core_schema__(self, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import PydanticCustomError, core_schema

        def validate(value: str) -> str:
            if mistake := find_mistake(value):
                raise PydanticCustomError("pattern", "{mistake}", {"mistake": mistake})
            return value

        return core_schema.no_info_after_validator_function(
            validate, core_schema.str_schema(min_length=1)
        )


Linear = Annotated[str, _Checked()]
"""A regular expression in a rule file: standard `re`, every repetition bounded."""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled when first needed; `^` and `$` stand for the ends of lines."""
    return compile_pattern(pattern, re.MULTILINE)


def occurs(literals: tuple[str, ...], text: str) -> bool:
    """Whether one of `literals` stands in `text`, or there are none."""
    if not literals:
        return True
    # Most fail on one of their letters, which is quick to see.
    return any(all(letter in text for letter in one) and one in text for one in literals)


def find_mistake(pattern: str) -> str:
    """Why a pattern cannot be used, in Chinese, "" if it can: it does not compile, repeats without
    bound, or could be matched in too many ways from one place."""
    try:
        compiled(pattern)
        tree = import_module("re._parser").parse(pattern)
        ways = _count_ways(tree)
    except re.error as error:
        return f"正则表达式有误：{error.msg}"
    except _UnboundedError:
        return f"重复没有上限；请把 * 和 + 写成 {{0,n}} 的形式，n 不超过 {_MOST_REPEATS}"
    if ways > _MOST_WAYS:
        return "重复嵌套或相连太多，可能极慢；请缩短或拆成几条"
    return ""


class _UnboundedError(Exception):
    pass


def _count_ways(tree: Any) -> int:
    """An upper bound of the ways in which the pattern can be tried at one place."""
    ways = 1
    for operator, argument in tree:
        name = str(operator)
        if name in _REPEATS:
            low, high, body = argument
            if int(high) > _MOST_REPEATS:
                raise _UnboundedError
            inside = _count_ways(body)
            ways *= (int(high) - int(low) + 1) * inside ** min(int(high), 16)
        elif name == "BRANCH":
            ways *= max(sum(_count_ways(branch) for branch in argument[1]) // len(argument[1]), 1)
        elif name == "SUBPATTERN":
            ways *= _count_ways(argument[3])
        elif name in ("ASSERT", "ASSERT_NOT"):
            ways *= _count_ways(argument[1])
        elif name == "ATOMIC_GROUP":
            ways *= _count_ways(argument)
        if ways > _MOST_WAYS:
            break
    return ways
