"""Small folders for tests, written as filings and their facts."""

from __future__ import annotations

from perflint.across.compare import ExpectedList, settle_names
from perflint.across.facts import find_clauses, gather, understand
from perflint.model.folder import Asked, Clause, FilingFacts, Folder
from perflint.model.rule import Ruleset
from perflint.readers import read

NOTHING = Asked()


def title(department: str, year: int = 2022, kind: str = "部门整体支出") -> str:
    """The first line of a filing."""
    return f"{department}{year}年度{kind}绩效自评报告\n"


def facts_of(text: str, rules: Ruleset, asked: Asked = NOTHING, path: str = "a.txt") -> FilingFacts:
    """The facts of the filing `text`."""
    return gather(read("-", data=text.encode(), name=path), rules, asked)


def folder_of(
    files: dict[str, str],
    rules: Ruleset,
    asked: Asked = NOTHING,
    expected: ExpectedList | None = None,
) -> Folder:
    """The folder of the filings `files` by path."""
    documents = {path: read("-", data=text.encode(), name=path) for path, text in files.items()}
    filings = tuple(gather(document, rules, asked) for document in documents.values())

    def read_again(number: int) -> tuple[Clause, ...]:
        subject = understand(documents[filings[number].path], rules)
        return tuple(find_clauses(subject, asked.exempt))

    names = settle_names(filings)
    return Folder(filings, names, read_again, expected.names if expected else None)
