"""What narrows a page down to some findings, and leads from one to the next."""

from __future__ import annotations

from collections.abc import Mapping

from perflint.lang import SEVERITY, Lang, choose, name
from perflint.model.rule import SEVERITIES
from perflint.reporters.html.markup import Markup, join, tag

SIGN = {"error": "✖", "warning": "▲", "info": "●"}


def offer_filters(titles: Mapping[str, str], lang: Lang) -> Markup:
    """Severity, rule (of `titles`) and words; the script shows them, without it they do nothing."""
    boxes = (
        tag(
            "label",
            tag("input", type="checkbox", name="severity", value=key, checked=True),
            f" {SIGN[key]} {name(SEVERITY, key, lang)}",
            class_=key,
        )
        for key in SEVERITIES
    )
    every = tag("option", choose(lang, "全部规则", "all rules"), value="")
    choices = (tag("option", f"{rule} {title}", value=rule) for rule, title in titles.items())
    words = choose(lang, "文字", "Words")
    buttons = {
        "previous": choose(lang, "上一个 (p)", "Previous (p)"),
        "next": choose(lang, "下一个 (n)", "Next (n)"),
        "open": choose(lang, "全部展开", "Open all"),
        "close": choose(lang, "全部收起", "Close all"),
    }
    legend = choose(lang, "级别", "Severity")
    shown = choose(lang, "显示 {0}/{1} 个问题", "{0} of {1} findings shown")
    keys = choose(lang, "使用快捷键 n、p", "Keys n and p")
    return tag(
        "form",
        tag("fieldset", tag("legend", legend), *boxes),
        tag("label", choose(lang, "规则 ", "Rule "), tag("select", every, *choices, id="rule")),
        tag("label", words, " ", tag("input", type="search", id="words")),
        tag("label", tag("input", type="checkbox", id="keys", checked=True), " ", keys),
        join(*(tag("button", label, type="button", id=key) for key, label in buttons.items())),
        tag("p", "", role="status", id="shown", data_words=shown),
        id="filters",
        hidden=True,
        role="search",
        aria_label=choose(lang, "筛选问题", "Filter findings"),
    )
