"""The options of a check kind, as a person is asked for them, and the answers read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from perflint.checks import load_check
from perflint.errors import UsageError
from perflint.model.phrase import Phrase, Words

Form = Literal["words", "choices", "lines", "text", "flag", "number", "choice", "value"]
_YES = frozenset({"是", "y", "yes", "true", "1"})
_NO = frozenset({"否", "n", "no", "false", "0"})


class Option(NamedTuple):
    """One option: what it is for, how it is written, and what it may be where that is fixed. `lines` are
    phrases or expressions, one each; `value` anything else, as YAML."""

    name: str
    meaning: str
    form: Form
    needed: bool
    choices: tuple[str, ...] = ()


def list_options(kind: str) -> tuple[Option, ...]:
    """The options of `kind`, those first that have to be given."""
    from perflint.ruleset.schema import attribute_docstrings

    params: Any = load_check(kind).Params
    meanings = attribute_docstrings(params)
    hints, written = get_type_hints(params), get_type_hints(params, include_extras=True)
    options = (
        Option(
            name,
            "".join(meanings[name].split("\n")),
            _form(hint, written[name]),
            name not in params._field_defaults,
            _choices(hint),
        )
        for name, hint in hints.items()
    )
    return tuple(sorted(options, key=lambda option: not option.needed))


_PLAIN: dict[Any, Form] = {
    Words: "words", bool: "flag", int: "number", Decimal: "number", str: "text",
}  # fmt: skip


def _form(hint: Any, written: Any) -> Form:
    """How the values of a type are written; `written` is the type with what checks it, which tells
    expressions from words."""
    if get_origin(hint) is Literal:
        return "choice"
    if get_origin(hint) is not tuple:
        return _PLAIN.get(hint, "value")
    inner = get_args(hint)[0]
    if inner is Phrase or (inner is str and get_args(written)[0] is not str):
        return "lines"
    if inner is str:
        return "words"
    return "choices" if get_origin(inner) is Literal else "value"


def _choices(hint: Any) -> tuple[str, ...]:
    if get_origin(hint) is tuple:
        hint = get_args(hint)[0]
    return get_args(hint) if get_origin(hint) is Literal else ()


_WORD_LIST = re.compile(r"<[^，]*>")


def _read_flag(option: Option, answer: str) -> bool:
    if answer not in _YES | _NO:
        raise UsageError(f"{option.name} 应回答 是 或 否", hint=option.meaning)
    return answer in _YES


def _read_items(option: Option, answers: tuple[str, ...]) -> list[str]:
    items = [item for answer in answers for item in _split(answer)]
    for item in items if option.form == "choices" else ():
        _require_choice(option, item)
    return items


def read_answer(option: Option, answers: tuple[str, ...]) -> Any:
    """What `answers` set the option to, as plain data for a rule file. Raises UsageError for an answer
    that is none."""
    last = answers[-1].strip()
    if option.form == "lines":
        return list(filter(str.strip, answers))
    if option.form == "words" and _WORD_LIST.fullmatch(last):
        return last
    if option.form in ("words", "choices"):
        return _read_items(option, answers)
    if option.form == "flag":
        return _read_flag(option, last.lower())
    if option.form == "number":
        return _number(option, last)
    if option.form == "choice":
        _require_choice(option, last)
    return _value(option, last) if option.form == "value" else last


def _split(answer: str) -> Iterator[str]:
    """Words separated by commas; a comma after a backslash is one of a word."""
    kept = answer.replace("\\，", "\0").replace("\\,", "\1")
    for item in kept.replace("，", ",").split(","):
        if word := item.strip().replace("\0", "，").replace("\1", ","):
            yield word


def _require_choice(option: Option, answer: str) -> None:
    if answer not in option.choices:
        raise UsageError(
            f"{option.name} 不能是 {answer}",
            hint=f"可用：{'、'.join(filter(None, option.choices))}。",
        )


def _number(option: Option, answer: str) -> int | float:
    try:
        value = Decimal(answer)
    except InvalidOperation as error:
        raise UsageError(f"{option.name} 应是一个数", hint=option.meaning) from error
    return int(value) if value == value.to_integral_value() else float(value)


def _value(option: Option, answer: str) -> Any:
    import yaml

    try:
        return yaml.safe_load(answer)
    except yaml.YAMLError as error:
        hint = f"按 YAML 写，例如 [[优, 优秀], [良, 良好]]。{option.meaning}"
        raise UsageError(f"{option.name} 写法有误", hint=hint) from error
