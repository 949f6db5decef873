"""A small folder written as one text, for the examples of rules that compare filings."""

from __future__ import annotations

import re

from perflint.across.compare import ExpectedList, ask, compare
from perflint.across.expected import pick
from perflint.across.facts import find_clauses, gather, understand
from perflint.config import Config
from perflint.lang import Lang
from perflint.model.folder import Clause, Expected
from perflint.model.result import Finding
from perflint.model.rule import Rule, Ruleset
from perflint.readers import read
from perflint.text.patterns import compile_pattern

LIST = "名单.csv"
"""The file of an example that names the departments expected."""
_HEAD = compile_pattern(r"^==> (?P<path>[^\n]{1,80}) <==\n", re.MULTILINE)


def split_folder(text: str) -> dict[str, str]:
    """The files in `text` by path: each begins after a line `==> 路径 <==`."""
    heads = list(_HEAD.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)][: len(heads)]
    return {head["path"]: text[head.end() : end] for head, end in zip(heads, ends, strict=True)}


def compare_example(
    text: str, rule: Rule, ruleset: Ruleset, lang: Lang = "zh"
) -> tuple[Finding, ...]:
    """What `rule` finds in the folder that `text` describes."""
    files = split_folder(text)
    expected = None
    if LIST in files:
        rows = [
            tuple(Expected(words.strip(), line) for words in row.split(","))
            for line, row in enumerate(files.pop(LIST).split("\n"), 1)
        ]
        expected = ExpectedList(LIST, "csv", tuple(pick(rows)))
    asked = ask([rule])
    documents = {path: read("-", data=said.encode(), name=path) for path, said in files.items()}
    facts = [gather(document, ruleset, asked) for document in documents.values()]

    def read_again(path: str) -> tuple[Clause, ...]:
        return tuple(find_clauses(understand(documents[path], ruleset), asked.exempt))

    results = compare(facts, [rule], Config(lang=lang), read_again, expected)
    return tuple(finding for result in results for finding in result.findings)
