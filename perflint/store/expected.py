"""Who should have filed and did not, and the other way round: a list held against the filings of a store, as
FIL601 and FIL602 hold it against those of a folder. In memory are names of departments, never filings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from perflint.checks.missing_filing import Params, find_near
from perflint.lang import Words
from perflint.model.folder import Expected
from perflint.text.listed import Listed
from perflint.text.organs import Organs, settle_name

QUESTIONS: dict[str, Words] = {
    "missing": (
        "名单上的单位没有报送的（须用 --expected 给出名单）",
        "departments on the list that filed nothing (needs --expected)",
    ),
    "unlisted": (
        "报送的单位不在名单上的（须用 --expected 给出名单）",
        "filings of departments that are not on the list (needs --expected)",
    ),
}
HEADS = {
    "missing": ("department", "line", "like", "path"),
    "unlisted": ("run", "path", "department", "like"),
}
ALIKE = Params("missing").alike
FILINGS = """
SELECT run, path, department, type FROM filings
WHERE attached IS NULL AND {which} ORDER BY run, filing
"""
AT_ONCE = 1000
_KEPT = 10_000


class Filing(NamedTuple):
    """One of the store: `name` is the one used for its department however it was written, "" where that is
    unknown; `known` the name on the list that means it, "" for none."""

    run: str
    path: str
    name: str
    known: str
    counts: bool


def answer(
    connection: Any, question: str, expected: tuple[Expected, ...]
) -> Iterator[tuple[Any, ...]]:
    """The rows of a question, of the runs whose tables stand in `connection`."""
    listed = {settle_name(one.name): one for one in expected}
    met, strangers = _meet(connection, listed)
    left = [name for name in listed if name not in met]
    if question == "missing":
        yield from (_tell_missing(listed[name], name, strangers) for name in left)
        return
    for filing in read_filings(connection, Listed(listed)):
        if filing.counts and not filing.known:
            near = find_near(filing.name, left, ALIKE) or None
            yield filing.run, filing.path, filing.name or None, near


def read_filings(connection: Any, listed: Listed) -> Iterator[Filing]:
    """Every filing that is no attachment, in order, some at a time."""
    organs = Organs(name for name in read_names(connection) if name)

    @lru_cache(maxsize=_KEPT)
    def settle(department: str) -> str:
        name = settle_name(department)
        return organs.find(name) if name else ""

    with connection.cursor() as cursor:
        for readable in (True, False):
            which = f"error IS {'' if readable else 'NOT '}NULL"
            cursor.execute(FILINGS.format(which=which))
            while rows := cursor.fetchmany(AT_ONCE):
                for run, path, department, kind in rows:
                    name = settle(department or "")
                    counts = readable and (bool(name) or kind != "other")
                    yield Filing(run, path, name, listed.find(name, path), counts)


def read_names(connection: Any) -> Iterator[str]:
    """The settled names of departments."""
    asked = (
        "SELECT DISTINCT department FROM filings WHERE department IS NOT NULL ORDER BY department"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        while rows := cursor.fetchmany(AT_ONCE):
            yield from (settle_name(department) for (department,) in rows)


def _meet(connection: Any, listed: dict[str, Expected]) -> tuple[set[str], dict[str, str]]:
    """Who of the list has filed, and the filings of others by name."""
    met: set[str] = set()
    strangers: dict[str, str] = {}
    for filing in read_filings(connection, Listed(listed)):
        if filing.known:
            met.add(filing.known)
        elif filing.counts and filing.name:
            strangers[filing.name] = filing.path
    return met, strangers


def _tell_missing(expected: Expected, name: str, strangers: dict[str, str]) -> tuple[Any, ...]:
    near = find_near(name, tuple(strangers), ALIKE)
    return expected.name, expected.line, near or None, strangers.get(near)
