"""A phrase as compiled: what a rule says in Chinese, as one linear-time pattern over symbols."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema, core_schema

PhraseCompiler = Callable[[str], "Phrase"]
WordsResolver = Callable[[object], "Words"]


class Phrase(NamedTuple):
    """`pattern` is standard `re` with one named group a role."""

    source: str
    pattern: str
    roles: tuple[tuple[str, str], ...]

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """In rule files a phrase is a string, compiled by the loader's `context["phrase"]`."""
        from pydantic_core import core_schema

        def compile_phrase(value: str, info: core_schema.ValidationInfo) -> Phrase:
            return info.context["phrase"](value)  # type: ignore[index,no-any-return]

        return core_schema.with_info_after_validator_function(
            compile_phrase, core_schema.str_schema(min_length=1)
        )


class Words(NamedTuple):
    """A word list, written in a rule file as `<name>` of a vocabulary or as a list of words."""

    words: tuple[str, ...]

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """In rule files a list of words, or `<vocabulary>` resolved by `context["words"]`."""
        from pydantic_core import core_schema

        def resolve(value: object, info: core_schema.ValidationInfo) -> Words:
            return info.context["words"](value)  # type: ignore[index,no-any-return]

        return core_schema.with_info_after_validator_function(
            resolve,
            core_schema.union_schema(
                [core_schema.str_schema(), core_schema.list_schema(core_schema.str_schema())]
            ),
        )
