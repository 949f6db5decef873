"""Findings accepted once and for all: known by rule, filing and words, never by line."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

from perflint.errors import ConfigError
from perflint.model.result import LintResult
from perflint.text.fingerprint import settle_path
from perflint.text.members import is_there

SCHEMA = "perflint-baseline/1"


class Accepted(NamedTuple):
    """One finding of the baseline; all but the fingerprint is for people."""

    path: str
    rule: str
    fingerprint: str
    excerpt: str
    message: str


class Baseline:
    """The findings accepted before a run, and what became of them.

    Paths are seen from `root`, as in fingerprints; `rules` are the ids of the rules that run.
    """

    __slots__ = ("accepted", "checked", "found", "left", "root", "rules")

    def __init__(self, accepted: tuple[Accepted, ...], root: str, rules: Collection[str]) -> None:
        self.accepted = accepted
        self.root = root
        self.rules = rules
        self.left = Counter(entry.fingerprint for entry in accepted)
        self.checked: set[str] = set()
        self.found: list[Accepted] = []

    def accept(self, result: LintResult) -> LintResult:
        """`result` with its accepted findings among the suppressed, each as often as it was accepted."""
        if result.error is not None:
            return result
        path = settle_path(result.path, self.root)
        self.checked.add(path)
        kept, hidden = [], list(result.suppressed)
        for finding in result.findings:
            mark = finding.fingerprint
            self.found.append(Accepted(path, finding.rule, mark, finding.excerpt, finding.message))
            if self.left[mark] > 0:
                self.left[mark] -= 1
                hidden.append(finding)
            else:
                kept.append(finding)
        return result._replace(findings=tuple(kept), suppressed=tuple(hidden))

    @property
    def hidden(self) -> int:
        """How many findings were left out."""
        return len(self.accepted) - self.left.total()

    def vanished(self) -> Iterator[Accepted]:
        """Accepted findings that are there no more: in filings checked, by rules that ran, and in
        filings that do not exist any more."""
        left = self.left.copy()
        for entry in reversed(self.accepted):
            if left[entry.fingerprint] > 0 and self.is_settled(entry):
                left[entry.fingerprint] -= 1
                yield entry

    def is_settled(self, entry: Accepted) -> bool:
        """Whether this run shows what became of `entry`."""
        if entry.rule not in self.rules:
            return False
        there = is_there(os.path.join(self.root, entry.path))
        return entry.path in self.checked or not there

    def renew(self) -> tuple[Accepted, ...]:
        """The baseline that accepts what was found, and of the rest what this run did not look at."""
        kept = [entry for entry in self.accepted if not self.is_settled(entry)]
        return tuple(sorted(kept + self.found))


def read_baseline(path: str) -> tuple[Accepted, ...]:
    """The findings in the baseline file `path`. Raises ConfigError if it cannot be used."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            content = json.load(file)
        if content["schema"] != SCHEMA:
            raise ValueError(content["schema"])
        return tuple(
            Accepted(*(str(entry[field]) for field in Accepted._fields))
            for entry in content["findings"]
        )
    except FileNotFoundError as error:
        hint = "第一次使用，请加上 --update-baseline 来写出它。"
        raise ConfigError("找不到基线文件", place=path, hint=hint) from error
    except OSError as error:
        raise ConfigError("打不开基线文件", place=path, hint=str(error.strerror)) from error
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        hint = "它应由 perflint check --update-baseline 写出；请恢复原来的文件或重新写出。"
        raise ConfigError("基线文件的内容不对", place=path, hint=hint) from error


def write_baseline(accepted: tuple[Accepted, ...]) -> bytes:
    """The file that holds `accepted`, a finding a line, so that changes to it read well."""
    rows = ",\n".join("  " + json.dumps(entry._asdict(), ensure_ascii=False) for entry in accepted)
    body = f"[\n{rows}\n ]" if rows else "[]"
    return f'{{"schema": "{SCHEMA}",\n "findings": {body}}}\n'.encode("utf-8", "backslashreplace")
