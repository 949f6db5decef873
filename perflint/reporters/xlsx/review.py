"""A workbook of results as it comes back from a reviewer, whatever program saved it."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, cast

from perflint.errors import ReadError, UsageError
from perflint.lang import DECISION
from perflint.model.result import Decision, LintResult, Verdict
from perflint.readers.limits import DEFAULT_LIMITS, Limits
from perflint.readers.spreadsheet.sheet import Sheet
from perflint.readers.xlsx.package import Workbook
from perflint.reporters.contract import SCHEMA
from perflint.reporters.restore import KeptRun, restore_document, restore_rules
from perflint.reporters.xlsx.findings import DECIDED
from perflint.reporters.xlsx.record import DOCUMENT, FINDING, NAME, RUN

HEADING_WITHIN = 10
"""Rows of a sheet among which its headings are looked for: people put a title above."""
HINT = "请用 perflint check … -o 结果.xlsx 写出的工作簿；其中隐藏的工作表和列不要删去。"
VERDICTS: Mapping[str, Verdict] = {
    word: cast(Verdict, verdict) for verdict, words in DECISION.items() for word in words
}
LIMITS = DEFAULT_LIMITS._replace(
    max_cells=20 * DEFAULT_LIMITS.max_cells,
    max_part_bytes=8 * DEFAULT_LIMITS.max_part_bytes,
    max_unpacked_bytes=8 * DEFAULT_LIMITS.max_unpacked_bytes,
)
"""Results of hundreds of filings are larger than a filing."""


class Review(NamedTuple):
    """The results in a workbook, each finding with its decision, and the rules that run knew; `removed`
    counts findings whose row the reviewer deleted, which are no longer among the results."""

    results: tuple[LintResult, ...]
    removed: int
    rules: frozenset[str] = frozenset()


Decisions = dict[str, deque[Decision | None]]


def is_review(data: bytes) -> bool:
    """Whether an .xlsx file is a workbook of results, not a filing."""
    try:
        return any(name == NAME for name, _, _ in Workbook(data, LIMITS).parts())
    except ReadError:
        return False


def read_review(data: bytes, path: str, *, limits: Limits = LIMITS) -> Review:
    """The results in the workbook `data`, the content of the file at `path`. Raises UsageError for
    another workbook, a damaged one, and a decision that is none."""
    try:
        sheets = list(Workbook(data, limits).sheets(hidden=True))
    except ReadError as error:
        raise UsageError(error.title, place=path, hint=error.hint) from None
    record = next((sheet for sheet in sheets if sheet.name == NAME), None)
    if record is None:
        raise UsageError("不是 perflint 的检查结果", place=path, hint=HINT)
    decisions: Decisions = defaultdict(deque)
    for sheet in sheets:
        for fingerprint, decision in read_decisions(sheet, path):
            decisions[fingerprint].append(decision)
    run = restore(record, path)
    told = [decide(result, decisions) for result in run.results]
    found = sum(len(result.findings) for result in run.results)
    removed = found - sum(len(result.findings) for result in told)
    return Review(tuple(told), removed, run.rules)


def decide(result: LintResult, decisions: Decisions) -> LintResult:
    """`result` with the decisions; findings without a row are gone."""
    kept = [
        finding._replace(decision=decisions[finding.fingerprint].popleft())
        for finding in result.findings
        if decisions[finding.fingerprint]
    ]
    return result._replace(findings=tuple(kept))


def restore(record: Sheet, path: str) -> KeptRun:
    """The run in the hidden sheet."""
    documents: list[dict[str, Any]] = []
    rules: frozenset[str] = frozenset()
    try:
        for at in sorted(record.rows):
            cells = record.rows[at]
            kind, *pieces = (cells[column] for column in sorted(cells))
            content = json.loads("".join(pieces))
            if kind == RUN:
                if content["schema"] != SCHEMA:
                    told = f"检查结果按 {str(content['schema'])[:40]} 写成，本版本只认 {SCHEMA}"
                    raise UsageError(told, place=path, hint=HINT)
                rules = restore_rules(content)
            if kind == DOCUMENT:
                documents.append(content)
            elif kind == FINDING:
                documents[-1]["findings"].append(content)
        return KeptRun(tuple(map(restore_document, documents)), rules)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError):
        raise UsageError("检查结果不完整，或被改动过", place=path, hint=HINT) from None


def read_decisions(sheet: Sheet, path: str) -> Iterator[tuple[str, Decision | None]]:
    """Fingerprint and decision of each row of a sheet that has such columns."""
    found = find_columns(sheet)
    if found is None:
        return
    heading, columns = found
    for at in sorted(row for row in sheet.rows if row > heading):
        cells = sheet.rows[at]
        word, note, reviewer, fingerprint = (cells.get(one, "").strip() for one in columns)
        if not fingerprint:
            continue
        if word and word not in VERDICTS:
            raise _unknown(word, f"工作表“{sheet.name}”第 {at + 1} 行", path)
        yield fingerprint, Decision(VERDICTS[word], note, reviewer) if word else None


def find_columns(sheet: Sheet) -> tuple[int, tuple[int, ...]] | None:
    """The row of the headings, and the columns of decision, note, reviewer and fingerprint."""
    for at in range(HEADING_WITHIN):
        named = {words.strip(): column for column, words in sheet.rows.get(at, {}).items()}
        for lang in (0, 1):
            headings = [words[lang] for words in DECIDED]
            if all(heading in named for heading in headings):
                return at, tuple(named[heading] for heading in headings)
    return None


def _unknown(word: str, place: str, path: str) -> UsageError:
    known = "、".join(words[0] for words in DECISION.values())
    told = f"{place}的处理意见“{word[:20]}”认不出"
    return UsageError(told, place=path, hint=f"请写 {known}，或留空。")
