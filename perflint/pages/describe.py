"""The parts of a rule's description, before they become Markdown or plain text."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from perflint.checks import load_check
from perflint.lang import REPORT, SEVERITY, Lang, Words, choose, name
from perflint.model.rule import Basis, Example, Rule
from perflint.pages.methods import METHODS

STATUS: Mapping[str, Words] = {
    "verified": ("已核对原文", "text verified"),
    "secondary": ("见于转引，未核对原文", "known from a secondary source"),
    "memory": ("待核实", "to be confirmed"),
    "none": ("没有专门的条款，属于一般要求", "no clause of its own; a general demand"),
}


class Part(NamedTuple):
    """A heading with sentences under it, and texts quoted as they stand."""

    heading: str
    sentences: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


def describe(rule: Rule, lang: Lang) -> tuple[Part, ...]:
    """Title, reason, basis, calculation, examples, how to adjust a rule and to switch it off, in
    this order.

    A rule of one's own without English words is described in Chinese.
    """
    return (
        Part(f"{rule.id} {choose_known(lang, rule.title, rule.title_en)}", (headline(rule, lang),)),
        Part(
            choose(lang, "提示语", "Message"),
            (),
            (choose_known(lang, rule.message, rule.message_en),),
        ),
        Part(choose(lang, "为什么", "Why"), (choose_known(lang, rule.why, rule.why_en),)),
        Part(choose(lang, "依据", "Basis"), (cite(rule.basis, lang),)),
        Part(choose(lang, "怎样检查", "How it is checked"), (explain_method(rule.kind, lang),)),
        Part(choose(lang, "会报告", "Reported"), (), quote(rule.examples.fail)),
        Part(choose(lang, "不会报告", "Not reported"), (), quote(rule.examples.passes)),
        *explain_options(rule, lang),
        *explain_silence(rule.id, lang),
    )


def explain_options(rule: Rule, lang: Lang) -> tuple[Part, ...]:
    """How to change severity and thresholds; no part of their own for words and phrases."""
    plain = (
        f"{option} = {value}"
        for option, value in zip(
            getattr(rule.params, "_fields", ()), rule.params or (), strict=True
        )
        if type(value) in (int, Decimal)
    )
    settings = ", ".join(plain)
    lines = [
        f"[rules.{rule.id}]",
        f'severity = "{"info" if rule.severity != "info" else "warning"}"',
    ]
    if settings:
        lines.append(f"params = {{{settings}}}")
    heading = choose(lang, "怎样调整", "Adjusting it")
    return (
        Part(
            heading,
            (choose(lang, "写入 perflint.toml：", "In perflint.toml:"),),
            ("\n".join(lines),),
        ),
    )


def explain_silence(rule: str, lang: Lang) -> tuple[Part, ...]:
    """How to switch a rule off, for once and for good."""
    once = choose(lang, "一次：", "Once:")
    always = choose(lang, "一直（写入 perflint.toml）：", "Always, in perflint.toml:")
    return (
        Part(
            choose(lang, "怎样停用", "Switching it off"),
            (once,),
            (f"perflint check --ignore {rule} …",),
        ),
        Part("", (always,), (f'ignore = ["{rule}"]',)),
    )


def choose_known(lang: Lang, chinese: str, english: str) -> str:
    """The wording in `lang`, in Chinese where there is no English."""
    return choose(lang, chinese, english or chinese)


def headline(rule: Rule, lang: Lang) -> str:
    """Name, severity and reports of a rule in one line."""
    parts = [rule.name, name(SEVERITY, rule.severity, lang)]
    if rule.reports:
        parts.append(choose(lang, "、", ", ").join(name(REPORT, one, lang) for one in rule.reports))
    if not rule.enabled:
        parts.append(choose(lang, "默认停用", "off by default"))
    if rule.publication:
        parts.append(choose(lang, "只在 --publication 时检查", "with --publication only"))
    return " · ".join(parts)


def cite(basis: Basis, lang: Lang) -> str:
    """Document, clause and how well they are established."""
    status = name(STATUS, basis.status, lang)
    if not basis.document:
        return status
    return f"{basis.document}{basis.clause}" + choose(lang, f"（{status}）", f" ({status})")


def explain_method(kind: str, lang: Lang) -> str:
    """What a check kind does; in English the first paragraph of its docstring."""
    english = " ".join((load_check(kind).__doc__ or "").split("\n\n")[0].split())
    return choose(lang, METHODS.get(kind, english), english)


def quote(examples: tuple[Example, ...]) -> tuple[str, ...]:
    """The texts of examples without the newlines at their ends."""
    return tuple(example.text.strip("\n") for example in examples)
