"""Findings that a person has accepted go; suppressions of no use are reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from perflint.config import Config
from perflint.config.entries import Suppression
from perflint.lang import Words, choose
from perflint.model.document import Document
from perflint.model.result import Finding
from perflint.model.rule import Ruleset
from perflint.postprocess.comments import Comment, find_comments, speaks_for
from perflint.postprocess.notices import NOTICES, Written, make_notice
from perflint.postprocess.sentence import find_sentence, squeeze
from perflint.postprocess.sidecar import Found

UNKNOWN: Words = ("没有编号或名称为 {rule} 的规则", "there is no rule called {rule}")


def suppress(
    findings: Iterable[Finding],
    document: Document,
    beside: Found,
    ruleset: Ruleset,
    config: Config,
    today: date | None = None,
) -> tuple[list[Finding], list[Finding]]:
    """`findings` without those that a comment in `document` or a file `beside` it accepts, with a notice
    for each suppression that is refused, expired, or accepts nothing; and those that are accepted."""
    entries, mistakes = beside
    names = {name for rule in ruleset.rules for name in (rule.id, rule.name)}
    names |= NOTICES.keys()
    comments = find_comments(document, names)
    now = (today or date.today()).isoformat()
    used: set[int] = set()
    kept: list[Finding] = []
    gone: list[Finding] = []
    is_current = partial(current, now=now)
    valid = _Valid(list(filter(is_current, comments)), list(filter(is_current, entries)), document)
    for finding in findings:
        accepted = {*valid.comments_on(finding), *valid.entries_on(finding)}
        used |= accepted
        (gone if accepted else kept).append(finding)
    running = find_running(ruleset, config)
    kept += notices_on_comments(comments, used, running, now, document, config)
    kept += notices_on_entries(entries, used, running, now, document, config)
    unknown = (
        f"{entry.place}: {choose(config.lang, *UNKNOWN).format(rule=entry.rule)}"
        for entry in entries
        if not names & {entry.rule, entry.rule.upper()}
    )
    for mistake in (*mistakes, *unknown):
        notice = make_notice("PFL103", config, Written(document.path), mistake=mistake)
        kept += filter(None, [notice])
    return kept, gone


class _Valid:
    """The suppressions of a filing that have not expired."""

    def __init__(
        self, comments: list[Comment], entries: list[Suppression], document: Document
    ) -> None:
        self.comments = comments
        self.entries = entries
        self.format = document.format
        self.lines = document.text.split("\n") if entries else []

    def comments_on(self, finding: Finding) -> Iterator[int]:
        """The identities of the comments that accept `finding`."""
        lines = (finding.location.line, finding.location.end_line)
        for comment in self.comments:
            if speaks_for(comment, finding.rule, finding.name, lines):
                yield id(comment)

    def entries_on(self, finding: Finding) -> Iterator[int]:
        """The identities of the entries that accept `finding`, whose quote is in its sentence."""
        meant = [
            entry
            for entry in self.entries
            if entry.rule.upper() == finding.rule or entry.rule == finding.name
        ]
        if meant:
            sentence = find_sentence(self.format, self.lines, finding.location)
            said = sentence + squeeze(finding.message)
            yield from (id(entry) for entry in meant if squeeze(entry.quote) in said)


def find_last_day(document: Document, beside: Found, today: date | None = None) -> str:
    """The last day (ISO) on which `suppress` says the same as today, "" if it always does."""
    now = (today or date.today()).isoformat()
    days = [entry.until for entry in beside[0]]
    days += [comment.until for comment in find_comments(document, ())]
    return min((day for day in days if day >= now), default="")


def find_running(ruleset: Ruleset, config: Config) -> set[str]:
    """The ids and names of the rules that run."""
    running = (rule for rule in ruleset.rules if runs(rule.id, rule.name, ruleset, config))
    return {name for rule in running for name in (rule.id, rule.name)}


def current(suppression: Comment | Suppression, now: str) -> bool:
    """Whether a suppression still counts on the day `now`."""
    return not suppression.until or suppression.until >= now


def runs(rule: str, name: str, ruleset: Ruleset, config: Config) -> bool:
    """Whether this run could have found something by the rule at all."""
    declared = next(it for it in ruleset.rules if it.id == rule)
    change = config.rules.get(rule)
    enabled = declared.enabled
    if change is not None and change.enabled is not None:
        enabled = change.enabled
    return enabled and config.wants(rule, name) and (config.publication or not declared.publication)


def notices_on_comments(
    comments: tuple[Comment, ...],
    used: set[int],
    running: set[str],
    now: str,
    document: Document,
    config: Config,
) -> Iterator[Finding]:
    """The notices for comments, each at its comment."""
    for comment in comments:
        rules = choose(config.lang, "、", ", ").join(comment.rules)
        place = Written(document.path, comment.line, comment.column, comment.text)
        found = None
        if any(comment.mistake):
            mistake = choose(config.lang, *comment.mistake)
            found = make_notice("PFL103", config, place, mistake=mistake)
        elif not current(comment, now):
            found = make_notice("PFL102", config, place, rule=rules, until=comment.until, where="")
        elif id(comment) not in used and running.issuperset(comment.rules):
            found = make_notice("PFL101", config, place, rule=rules, where="")
        if found is not None:
            yield found


def notices_on_entries(
    entries: tuple[Suppression, ...],
    used: set[int],
    running: set[str],
    now: str,
    document: Document,
    config: Config,
) -> Iterator[Finding]:
    """The notices for entries of files, at the top of the filing."""
    for entry in entries:
        where = choose(config.lang, f"（{entry.place}）", f" ({entry.place})")
        place = Written(document.path)
        found = None
        if not current(entry, now):
            found = make_notice(
                "PFL102", config, place, rule=entry.rule, until=entry.until, where=where
            )
        elif id(entry) not in used and running & {entry.rule, entry.rule.upper()}:
            found = make_notice("PFL101", config, place, rule=entry.rule, where=where)
        if found is not None:
            yield found
