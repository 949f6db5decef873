"""Headings and their brackets: 执行率（B/A×100%）."""

from __future__ import annotations

from perflint.text.patterns import compile_pattern

_BRACKET = compile_pattern(r"[（(]([^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]")


def bare(head: str) -> str:
    """A heading without its brackets."""
    return _BRACKET.sub("", head)


def notes(head: str) -> list[str]:
    """What the brackets of a heading hold."""
    return _BRACKET.findall(head)
