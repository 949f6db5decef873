"""The frame of every page: policy, styles and script inside it, nothing fetched from anywhere."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from perflint.lang import choose
from perflint.reporters.html.markup import Markup, join, tag

if TYPE_CHECKING:
    from perflint.reporters import ReportOptions


SCRIPTS = ("script.js", "decide.js")


def open_page(title: str, options: ReportOptions) -> Markup:
    """Everything up to the content of <main>."""
    style = load("style.css")
    scripts = " ".join(f"'{digest(load(name))}'" for name in SCRIPTS)
    policy = (
        f"default-src 'none'; style-src '{digest(style)}'; script-src {scripts}; "
        "base-uri 'none'; form-action 'none'"
    )
    head = join(
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="generator", content=f"perflint {options.version}"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        Markup(f"<style>{style}</style>"),
    )
    language = choose(options.lang, "zh-CN", "en")
    skip = choose(options.lang, "跳到检查结果", "Skip to the findings")
    return Markup(
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>{head}</head>\n<body>\n'
        f'{tag("a", skip, class_="skip", href="#content")}\n<main id="content" tabindex="-1">\n'
    )


def close_page(options: ReportOptions) -> Markup:
    """The rest of the page."""
    said = choose(
        options.lang,
        "结果是审核的线索，不是结论；改不改由人决定。",
        "Findings are leads for a reviewer, not conclusions.",
    )
    made = choose(options.lang, "perflint {} 生成", "made by perflint {}").format(options.version)
    foot = tag("footer", tag("p", join(said, " ", made)))
    scripts = "\n".join(f"<script>{load(name)}</script>" for name in SCRIPTS)
    return Markup(f"\n</main>\n{foot}\n{scripts}\n</body>\n</html>\n")


@lru_cache
def load(name: str) -> str:
    """One of the files beside this module."""
    return (files(__package__) / name).read_text("utf-8")


def digest(content: str) -> str:
    """What the policy of the page calls a style or script inside it."""
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


def table(caption: str, headings: tuple[str, ...], *rows: Markup, class_: str = "") -> Markup:
    """A table with a caption that a screen reader reads and headings that belong to columns."""
    head = tag("thead", tag("tr", *(tag("th", one, scope="col") for one in headings)))
    body = tag("tbody", *rows)
    inner = tag("table", tag("caption", caption), head, body, class_=class_ or None)
    return tag("div", inner, class_="wide", tabindex="0", role="region", aria_label=caption)
