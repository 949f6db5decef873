"""What the page asks, answered: bytes in, results out, whether this runs in the browser or in a server.

Nothing is kept between two questions but the rules. A result goes to the page packed, and comes back
where a report of it is wanted.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from perflint import __version__
from perflint.annotate import ANNOTATORS, CONVERTERS, RETRACTORS, AnnotateOptions, load_annotator
from perflint.api import lint_document, lint_file
from perflint.batch.codec import pack_result, unpack_result
from perflint.batch.grouping import attach_tables
from perflint.batch.plan import ANNOTATED, open_archive, wanted
from perflint.batch.planned import Plan, PlannedFile
from perflint.config import Config
from perflint.errors import PerflintError, ReadError
from perflint.held import held, holding
from perflint.lang import REPORT, Lang, choose
from perflint.model.result import LintResult
from perflint.model.rule import Ruleset
from perflint.reporters.contract import describe_document
from perflint.web import folders
from perflint.web.given_up import give_up

Request = Mapping[str, Any]
Files = Mapping[str, bytes]
FORMATS = ("html", "xlsx", "docx", "json")
"""Reports that can be asked for."""
PAGE = "page"
"""Where a setting came from that was made on the page."""


class Answer(NamedTuple):
    """What is told, and the bytes that go with it."""

    told: Mapping[str, Any]
    content: bytes = b""


class BackEnd:
    """The rules and the configuration of the bureau whose page this is; `rule_files` are the files of its
    rules, packed."""

    def __init__(self, ruleset: Ruleset, config: Config, rule_files: bytes = b"") -> None:
        self._ruleset = ruleset
        self._config = config
        self._rule_files = rule_files

    def answer(self, request: Request, files: Files) -> Answer:
        """The answer to `request`, whose `ask` names what is wanted; `files` are those it speaks of.
        Raises PerflintError where a file does not allow what is asked for."""
        asked: Callable[[Request], Answer] = getattr(self, f"_{QUESTIONS[request['ask']]}")
        with holding(files):
            return asked(request)

    def _about(self, _request: Request) -> Answer:
        """What the page has to know before the first filing."""
        from perflint.readers import SUFFIXES

        regions = [
            {"id": one.id, "name": one.region} for one in self._ruleset.profiles if one.region
        ]
        return Answer({
            "version": __version__,
            "rules": len(self._ruleset.rules),
            "profile": self._config.profile,
            "publication": self._config.publication,
            "year": self._config.year,
            "lang": self._config.lang,
            "regions": regions,
            "suffixes": sorted(SUFFIXES),
            "seconds": self._config.time_limit,
        })  # fmt: skip

    def _plan(self, request: Request) -> Answer:
        """The filings that files with these names are: zip archives taken apart, tables put to the
        reports they belong to; what is passed over, and what holds results of an earlier round."""
        from perflint.readers import SUFFIXES

        found: list[PlannedFile] = []
        passed: list[str] = []
        rounds: list[str] = []
        for name in request["names"]:
            if folders.is_round(name):
                rounds.append(name)
                continue
            if not wanted(os.path.basename(name), SUFFIXES):
                passed.append(name)
                continue
            found += open_archive(PlannedFile(name, named=False), SUFFIXES, self._config.limits)
        plan = attach_tables(Plan(tuple(found), ()), self._ruleset.vocabularies)
        filings = [{"path": one.path, "attachments": list(one.attachments)} for one in plan.files]
        return Answer({"filings": filings, "passed": passed, "rounds": rounds})

    def _check(self, request: Request) -> Answer:
        """The result of one filing."""
        config = self._settle(request)
        attachments = tuple(request.get("attachments", ()))
        return tell(lint_file(request["path"], self._ruleset, config, attachments), config.lang)

    def _give_up(self, request: Request) -> Answer:
        """The result of a filing that the page could not have checked: too slow, too much memory."""
        lang = self._settle(request).lang
        result = give_up(request["path"], request["kind"], request.get("limit", ""), lang)
        return tell(result, lang)

    def _annotate(self, request: Request) -> Answer:
        """The filing itself with its findings as comments: those of the packed results in the file
        `results`, where it was judged with its attachments; by itself where there are none, or where it
        had to be converted first. Raises ReadError."""
        from datetime import datetime

        from perflint.annotate.fixes import find_fixes
        from perflint.readers import read

        path = request["path"]
        config = self._settle(request)._replace(detail=False)
        document = read(path)
        data = original = fetch(path, config)
        if module := RETRACTORS.get(document.format):
            data = import_module(module).retract(data)
            document = read(path, data=data, name=path)
        if converter := CONVERTERS.get(document.format):
            data = import_module(converter.module).convert(data, path)
            document = read(path, data=data, name=f"{os.path.splitext(path)[0]}.{converter.format}")
            document = document._replace(path=path)
        if document.format not in ANNOTATORS:
            hint = choose(config.lang, "请下载网页报告，对照着改。", "Use the web report instead.")
            told = choose(config.lang, "这种文件不能写批注", "no comments in files of this kind")
            raise ReadError(told, kind="unsupported", hint=hint)
        known = unpack_all(held("results") or b"", request.get("sizes", ()))
        result = next((one for one in known if one.path == path and data == original), None)
        result = result or lint_document(document, self._ruleset, config)
        fixes: Sequence[Any] = ()
        if request.get("suggest") and document.format in RETRACTORS:
            fixes = find_fixes(document, self._ruleset, config, ((), ()))
        date = request.get("date")
        options = AnnotateOptions(
            version=__version__,
            date=datetime.fromisoformat(date) if date else None,
            lang=config.lang,
            fixes=tuple(fixes),
            rules={rule.id: rule for rule in self._ruleset.rules},
        )
        made = load_annotator(document.format).annotate(data, document, result, options)
        return Answer({"name": name_copy(path, document.format, config.lang)}, made)

    def _report(self, request: Request) -> Answer:
        """A report of results that were checked before, in one of FORMATS, with the `decisions` that a
        reviewer made on the page; `sizes` are those of the packed results in the file `results`, one
        after the other."""
        results = self._recall(request)
        return self._render(results, request)

    def _compare(self, request: Request) -> Answer:
        """The same results beside those of an earlier round, in the file named `earlier`."""
        config = self._settle(request)
        results, format = self._recall(request), request["format"]
        made = folders.render_rounds(request["earlier"], results, format, self._ruleset, config)
        return Answer({}, made)

    def _across(self, request: Request) -> Answer:
        """A report of what only shows when the filings at `paths` are held against each other."""
        config = self._settle(request)
        paths, expected = request["paths"], request.get("expected", "")
        found = folders.compare_filings(paths, expected, self._ruleset, config)
        return self._render(found, request)

    def _rules(self, request: Request) -> Answer:
        """The rules that a new one may be made of."""
        from perflint.web.playground import list_rules

        return Answer(list_rules(self._ruleset, self._rule_files, self._settle(request)))

    def _rule(self, request: Request) -> Answer:
        """The file of the rule `id`."""
        from perflint.web.playground import open_rule

        return Answer(open_rule(request["id"], self._ruleset, self._rule_files))

    def _try(self, request: Request) -> Answer:
        """What a rule in the making, the YAML `rule`, finds in `text`."""
        from perflint.web.playground import tell_trial

        return Answer(tell_trial(request, self._ruleset, self._settle(request)))

    def _recall(self, request: Request) -> tuple[LintResult, ...]:
        results = unpack_all(held("results") or b"", request["sizes"])
        return folders.decide(results, request.get("decisions", []))

    def _render(self, results: Iterable[LintResult], request: Request) -> Answer:
        config = self._settle(request)
        return Answer({}, folders.render_results(results, request["format"], self._ruleset, config))

    def _settle(self, request: Request) -> Config:
        """The configuration with what was set on the page."""
        wishes = request.get("wishes", {})
        return self._config.override(
            PAGE,
            profile=wishes.get("profile"),
            publication=wishes.get("publication"),
            year=wishes.get("year"),
            lang=wishes.get("lang"),
        )


QUESTIONS = {
    "about": "about",
    "plan": "plan",
    "check": "check",
    "give-up": "give_up",
    "annotate": "annotate",
    "report": "report",
    "compare": "compare",
    "across": "across",
    "rules": "rules",
    "rule": "rule",
    "try": "try",
}
"""What can be asked, and the method that knows."""


def tell(result: LintResult, lang: Lang) -> Answer:
    """A result for the list of the page, and packed for reports."""
    documents = []
    for one in result.unfold():
        described = describe_document(one)
        kind = (one.report and one.report.type) or "unknown"
        described["kind"] = choose(lang, *REPORT[kind]) if kind in REPORT else ""
        described["annotates"] = takes_comments(one.format)
        described["findings"] = [
            {"rule": found["rule"], "severity": found["severity"], "message": found["message"]}
            for found in described["findings"]
        ]
        documents.append(described)
    return Answer({"documents": documents}, pack_result(result))


def takes_comments(format: str) -> bool:
    """Whether a filing of this format can be annotated here."""
    if format in ANNOTATORS or format in ("doc", "wps"):
        return True
    from perflint.readers.office.program import find_soffice

    return format in CONVERTERS and find_soffice() is not None


def unpack_all(content: bytes, sizes: Sequence[int]) -> Iterator[LintResult]:
    """The results that stand packed in `content`, attachments after their filing."""
    start = 0
    for size in sizes:
        yield from unpack_result(content[start : start + size]).unfold()
        start += size


def fetch(path: str, config: Config) -> bytes:
    """The bytes of a held filing."""
    from perflint.readers.limits import set_limits
    from perflint.readers.source import fetch as fetch_bytes

    return fetch_bytes(path, set_limits(config.limits))


def name_copy(path: str, format: str, lang: Lang) -> str:
    """What the annotated copy of the filing at `path` is called."""
    from perflint.readers.formats import FORMATS as KNOWN

    stem, suffix = os.path.splitext(path)
    own = suffix if suffix.lower() in KNOWN[format].suffixes else KNOWN[format].suffixes[0]
    return stem + choose(lang, *ANNOTATED) + own


def refuse(error: PerflintError) -> Mapping[str, Any]:
    """Why something cannot be done, for a person."""
    return {"error": error.title, "hint": error.hint}


def name_defect(error: Exception) -> str:
    """What went wrong in perflint, and where: nothing of the filing is in it."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    if last is None:
        return type(error).__name__
    module = os.path.basename(last.tb_frame.f_code.co_filename)
    return f"{type(error).__name__}, {module}:{last.tb_lineno}"
