"""`perflint explain`: why a rule exists, on what it rests, examples, and how to accept a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.cli.catalogue import find_rule, load_catalogue
from perflint.cli.settings import add_config, settle
from perflint.lang import SEVERITY, Words, choose, name

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.cli.arguments import Parser
    from perflint.lang import Lang

SUMMARY: Words = ("解释一条规则：为什么、依据、例子", "explain a rule: reason, basis, examples")
USAGE: Words = ("[选项] RULE", "[OPTIONS] RULE")
ACCEPTING: Words = (
    """\
怎样接受一处问题
  文本、Markdown：写在问题所在段落的前一行（Markdown 也可写在行末）
    <!-- perflint: ignore {rule} 原因 -->
  Word 等其他格式：写入报告旁边的 报告文件名.perflint.toml
    [[suppressions]]
    rule = "{rule}"
    quote = "问题所在句子里的一段文字"
    reason = "原因"
    owner = "责任人"
    until = 2027-06-30""",
    """\
Accepting one finding
  Text, Markdown: on the line before the paragraph (in Markdown also at the end of the line)
    <!-- perflint: ignore {rule} reason -->
  Word and other formats: in FILING.perflint.toml beside the filing
    [[suppressions]]
    rule = "{rule}"
    quote = "some words of the sentence"
    reason = "the reason"
    owner = "who answers for it"
    until = 2027-06-30""",
)

HERE: Words = ("这里", "Here")
IN_USE: Words = (
    "已安装 {extra}，这条规则照常检查。",
    "{extra} is installed; this rule is checked.",
)
NOT_INSTALLED: Words = (
    "没有安装 {extra}，这条规则不查。启用：python3 -m pip install '{extra}'",
    "{extra} is not installed; this rule finds nothing. To have it: python3 -m pip install '{extra}'",
)


def add(parser: Parser) -> None:
    """Declare the arguments."""
    parser.add("rule", metavar="RULE", zh="规则的编号或名称", en="id or name of the rule")
    add_config(parser)


def run(args: Namespace) -> int:
    """Print the explanation."""
    config = settle(args)
    if told := explain_notice(args.rule, config.lang):
        print(told)
        return 0
    rule = find_rule(load_catalogue(config), args.rule, config.lang)
    from perflint.pages import explain_text

    accepting = choose(config.lang, *ACCEPTING).format(rule=rule.id)
    print(
        f"{explain_text(rule, config.lang)}\n\n{explain_extra(rule.kind, config.lang)}{accepting}"
    )
    return 0


def explain_extra(kind: str, lang: Lang) -> str:
    """Whether the extra that a check kind needs is installed; "" for one that needs none."""
    from perflint.checks import is_ready, needed_extra

    extra = needed_extra(kind)
    if not extra:
        return ""
    told = choose(lang, *(IN_USE if is_ready(kind) else NOT_INSTALLED)).format(extra=extra)
    return f"{choose(lang, *HERE)}\n  {told}\n\n"


def explain_notice(called: str, lang: Lang) -> str:
    """The explanation of a notice on suppressions; "" if `called` is none."""
    from perflint.postprocess.notices import BASIS, NOTICES

    for key, kind in NOTICES.items():
        if called.upper() == key or called.lower() == kind.name:
            why, basis = choose(lang, "为什么", "Why"), choose(lang, "说明", "See")
            return (
                f"{key} {choose(lang, *kind.title)}\n"
                f"{kind.name} · {name(SEVERITY, kind.severity, lang)}\n\n"
                f"{why}\n  {choose(lang, *kind.why)}\n\n{basis}\n  {BASIS.document}"
            )
    return ""
