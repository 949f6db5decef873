"""Which golden file shows which format; `python -m tests.reporters.golden` writes them anew."""

from __future__ import annotations

from pathlib import Path

from perflint.reporters import REPORTERS, ReportOptions, load_reporter
from perflint.reporters.inspection import VIEWS
from tests.reporters.dump import dump_document, dump_page, dump_workbook
from tests.reporters.sample import RULES, RUN

FOLDER = Path(__file__).parent / "golden"
ZH = ReportOptions(version="0.0.0", rules=RULES)
EN = ReportOptions(version="0.0.0", rules=RULES, lang="en")
COLOR = ReportOptions(version="0.0.0", rules=RULES, color=True, width=60)

GOLDEN = {
    "check.rich.txt": (REPORTERS, "rich", ZH),
    "check.rich.en.txt": (REPORTERS, "rich", EN),
    "check.rich.color.txt": (REPORTERS, "rich", COLOR),
    "check.concise.txt": (REPORTERS, "concise", ZH),
    "check.json": (REPORTERS, "json", ZH),
    "check.jsonl": (REPORTERS, "jsonl", ZH),
    "check.sarif": (REPORTERS, "sarif", ZH),
    "check.github.txt": (REPORTERS, "github", ZH),
    "check.gitlab.json": (REPORTERS, "gitlab", ZH),
    "check.junit.xml": (REPORTERS, "junit", ZH),
    "check.rdjson.json": (REPORTERS, "rdjson", ZH),
    "check.markdown.md": (REPORTERS, "markdown", ZH),
    "check.markdown.en.md": (REPORTERS, "markdown", EN),
    "check.html": (REPORTERS, "html", ZH),
    "check.en.html": (REPORTERS, "html", EN),
    "check.xlsx.txt": (REPORTERS, "xlsx", ZH),
    "check.en.xlsx.txt": (REPORTERS, "xlsx", EN),
    "check.docx.xml": (REPORTERS, "docx", ZH),
    "check.en.docx.xml": (REPORTERS, "docx", EN),
    "inspect.rich.txt": (VIEWS, "rich", ZH),
    "inspect.rich.en.txt": (VIEWS, "rich", EN),
    "inspect.json": (VIEWS, "json", ZH),
}

DUMP = {"docx": dump_document, "html": dump_page, "xlsx": dump_workbook}


def make(name: str) -> bytes:
    """The file that the golden file called `name` shows."""
    registry, output_format, options = GOLDEN[name]
    return b"".join(load_reporter(registry, output_format).render(iter(RUN), options))


def render(name: str) -> bytes:
    """What the golden file called `name` should hold."""
    output_format = GOLDEN[name][1]
    return DUMP[output_format](make(name)) if output_format in DUMP else make(name)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in GOLDEN:
        (FOLDER / name).write_bytes(render(name))
