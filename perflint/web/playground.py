"""Where rules are written on the page: the files of those at hand, and what a new one finds."""

from __future__ import annotations

import lzma
import marshal
from collections.abc import Mapping
from typing import Any

from perflint.authoring.trial import Trial, try_rule
from perflint.config import Config
from perflint.errors import RuleError, RulesetError
from perflint.lang import choose
from perflint.model.folder import FOLDER
from perflint.model.rule import Ruleset
from perflint.reporters.contract import describe_location

_STEADY = 2


def pack_files(ruleset: Ruleset) -> bytes:
    """The YAML of every rule whose file is still there, packed."""
    files: dict[str, str] = {}
    for rule in ruleset.rules:
        try:
            with open(rule.source, encoding="utf-8-sig") as file:
                files[rule.id] = file.read()
        except OSError:
            continue
    return lzma.compress(marshal.dumps(files, _STEADY), preset=9)


def unpack_files(packed: bytes) -> Mapping[str, str]:
    """The YAML of rules by id."""
    files: dict[str, str] = marshal.loads(lzma.decompress(packed)) if packed else {}
    return files


def list_rules(ruleset: Ruleset, packed: bytes, config: Config) -> Mapping[str, Any]:
    """The rules that one may begin with, and a small new one with a text for it."""
    files = unpack_files(packed)
    rules = [
        {"id": rule.id, "title": choose(config.lang, rule.title, rule.title_en or rule.title)}
        for rule in ruleset.rules
        if rule.id in files
    ]
    return {"rules": rules, "file": write_first(), "text": _TEXT}


def open_rule(id: str, ruleset: Ruleset, packed: bytes) -> Mapping[str, Any]:
    """The file of a rule, and a text that sets it off."""
    rule = next(one for one in ruleset.rules if one.id == id)
    return {"file": unpack_files(packed)[id], "text": rule.examples.fail[0].text}


def write_first() -> str:
    """A rule to begin with."""
    from perflint.authoring.draft import Draft, find_words, write_rule

    return write_rule(
        Draft(
            id="LOC101",
            name="empty-praise",
            title="空泛的自我评价",
            severity="warning",
            kind="pattern",
            params=find_words(("圆满完成", "成效显著")),
            message="“{stated}”：请写明完成了什么、依据哪个数",
            why="本地要求用指标和数字说明完成情况。",
            document="本地报告格式要求",
            clause="",
            status="memory",
            fail=("各项工作圆满完成。",),
            passes=("12 个项目全部完成。",),
        )
    )


_TEXT = "一、绩效目标完成情况\n本年度各项工作圆满完成，成效显著。\n"


def tell_trial(request: Mapping[str, Any], ruleset: Ruleset, config: Config) -> Mapping[str, Any]:
    """What the rule in the request's `rule` finds in its `text`, or the mistakes in it, with places."""
    try:
        trial = try_rule(request["rule"].encode(), request["text"], ruleset, config)
    except RulesetError as error:
        return {"mistakes": [tell_mistake(one) for one in error.errors]}
    return {"mistakes": [], **describe_trial(trial, ruleset)}


def describe_trial(trial: Trial, ruleset: Ruleset) -> dict[str, Any]:
    """A trial as plain data. Places are left out where the text stands for several files."""
    rule = trial.rule
    folder = FOLDER in rule.reports
    return {
        "name": f"{rule.id}-{rule.name}.yaml",
        "taken": any(one.id == rule.id for one in ruleset.rules),
        "findings": [
            {
                "severity": found.severity,
                "message": found.message,
                "place": None if folder else describe_location(found.location),
            }
            for found in trial.findings
        ],
        "examples": len(rule.examples.fail) + len(rule.examples.passes),
        "failures": [
            {"outcome": one.outcome, "number": one.number, "text": one.text}
            for one in trial.failures
        ],
        "seen": list(trial.seen),
    }


def tell_mistake(error: RuleError) -> Mapping[str, Any]:
    """A mistake and its line and column in the rule, 0 where it has none."""
    numbers = [int(one) for one in error.place.split(":")[1:]]
    line, column = (*numbers, 0, 0)[:2]
    return {"line": line, "column": column, "message": error.title, "hint": error.hint}
