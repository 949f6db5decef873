"""Room for a reviewer's decisions on a page; the script makes the buttons, without it there are none."""

from __future__ import annotations

import json

from perflint.lang import DECISION, Lang, choose
from perflint.model.result import Finding
from perflint.reporters.html.markup import Markup, tag


def offer_decisions(lang: Lang) -> Markup:
    """The bar with the reviewer's name, the count and the button that exports what was decided."""
    verdicts = {verdict: choose(lang, *words) for verdict, words in DECISION.items()}
    return tag(
        "form",
        tag(
            "label",
            choose(lang, "复核人 ", "Reviewer "),
            tag("input", type="text", name="reviewer"),
        ),
        tag("button", choose(lang, "导出处理意见", "Export decisions"), type="button"),
        tag("p", "", role="status"),
        id="decide",
        hidden=True,
        aria_label=choose(lang, "处理意见", "Decisions"),
        data_verdicts=json.dumps(verdicts, ensure_ascii=False),
        data_label=choose(lang, "处理意见", "Decision"),
        data_note=choose(lang, "说明", "Note"),
        data_words=choose(lang, "已定 {0}/{1}", "{0} of {1} decided"),
        data_file=choose(lang, "处理意见.json", "decisions.json"),
    )


def describe_decision(finding: Finding) -> dict[str, str]:
    """What the script has to know of a finding, and what was decided of it before."""
    told = {"data_fingerprint": finding.fingerprint, "data_excerpt": finding.excerpt}
    made = finding.decision
    if made is not None:
        told["data_verdict"] = made.verdict
        told |= {"data_note": made.note, "data_reviewer": made.reviewer}
    return told
