"""What one rule saw in one filing, and why it stayed silent."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.authoring.anchors import Anchor, anchors_of, places
from perflint.checks import load_check
from perflint.config import Config
from perflint.engine.place import Placer
from perflint.engine.run import applicable
from perflint.lang import REPORT, Lang, choose, name
from perflint.model.claim import Claim, Match
from perflint.model.rule import Rule, Ruleset
from perflint.model.subject import Subject
from perflint.text.linear import occurs
from perflint.text.symbols import ALL_SYMBOLS

_MOST = 20
_FIGURE = dict.fromkeys(map(ord, ALL_SYMBOLS), "…")
_VERDICTS = {
    "holds": ("相符", "holds"),
    "holds_if_truncated": ("截尾才相符", "holds if truncated"),
    "approximate": ("约数，相符", "approximate, holds"),
    "contradicted": ("不符", "contradicted"),
    "skipped": ("未判断", "skipped"),
}


def trace_rule(rule: Rule, subject: Subject, ruleset: Ruleset, config: Config) -> Iterator[str]:
    """Lines for a person: whether the rule applies here, which of its phrases and patterns match
    and where, every claim with its verdict and reason, every defect."""
    lang = config.lang
    placer = Placer(subject)
    yield f"{rule.id} {choose(lang, rule.title, rule.title_en or rule.title)}"
    if reason := why_not_applied(rule, subject, ruleset, config):
        yield choose(lang, f"  没有运行：{reason}", f"  not run: {reason}")
    literals = tuple(getattr(rule.params, "literals", ()))
    text = (
        subject.document.text if getattr(rule.params, "over", "") == "source" else subject.flow.text
    )
    if not occurs(literals, text):
        told = choose(lang, "、", ", ").join(literals)
        yield choose(
            lang,
            f"  没有细看：全文没有 literals 中的任何一个（{told}）",
            f"  not looked closer: none of its literals occurs ({told})",
        )
    for anchor in anchors_of(rule):
        yield from _tell_anchor(anchor, subject, placer, lang)
    silent = True
    for outcome in load_check(rule.kind).check(subject, rule.params):
        silent = False
        yield _tell_outcome(outcome, placer, lang)
    if silent:
        yield choose(lang, "  没有发现可以判断的说法", "  found nothing to judge")


def why_not_applied(rule: Rule, subject: Subject, ruleset: Ruleset, config: Config) -> str:
    """Why the rule does not run on this filing, "" if it does."""
    lang = config.lang
    if any(applied.rule.id == rule.id for applied in applicable(subject, ruleset, config)):
        return ""
    if rule.publication and not config.publication:
        return choose(lang, "只在 --publication 时检查", "runs with --publication only")
    kind = subject.identity.kind
    if rule.reports and kind not in rule.reports:
        wanted = choose(lang, "、", ", ").join(name(REPORT, one, lang) for one in rule.reports)
        here = name(REPORT, kind, lang)
        return choose(lang, f"只用于{wanted}，这份是{here}", f"for {wanted}; this is {here}")
    return choose(
        lang,
        "默认停用，或被配置、地方停用",
        "off by default, or by configuration or profile",
    )


def _tell_anchor(anchor: Anchor, subject: Subject, placer: Placer, lang: Lang) -> Iterator[str]:
    found = list(places(anchor, subject))
    count = choose(lang, f"匹配 {len(found)} 处", f"{len(found)} matches")
    if not found and (missing := _missing(anchor, subject)):
        wanted = choose(lang, "、", ", ").join(missing[:8]).translate(_FIGURE)
        count += choose(lang, f"（全文没有“{wanted}”）", f" (no “{wanted}” in the text)")
    yield f"  {anchor.option}[{anchor.number}] {anchor.written}  {count}"
    for span, raw in found[:_MOST]:
        source = span if raw else placer.source(span)
        line = placer.line_column(source.start)[0]
        words = " ".join(source.of(subject.document.text).split())
        yield f"    {line}: {words}"


def _missing(anchor: Anchor, subject: Subject) -> tuple[str, ...]:
    """Words of which none occurs though one must, () if there are none such."""
    texts = {
        "source": subject.document.text,
        "flow": subject.flow.text,
        "symbols": subject.symbols.text,
    }
    text = texts[anchor.over]
    return next((words for words in anchor.needs if not occurs(words, text)), ())


def _tell_outcome(outcome: Claim | Match, placer: Placer, lang: Lang) -> str:
    if isinstance(outcome, Match):
        source = outcome.span if outcome.raw else placer.source(outcome.span)
        line = placer.line_column(source.start)[0]
        words = " ".join(source.of(placer.document.text).split())
        return f"  {line}: {choose(lang, '报出', 'reported')} {words}"
    line = placer.line_column(placer.source(outcome.mark).start)[0]
    verdict = choose(lang, *_VERDICTS[outcome.verdict])
    more = " ".join(filter(None, (outcome.expression, outcome.reason)))
    return f"  {line}: {verdict} {placer.quote(outcome.mark)} {more}".rstrip()
