"""`perflint rules new`: a rule of one's own, from answers or options, proved by its examples."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, Any

from perflint.checks import CHECKS
from perflint.cli.rules.questions import (
    FIND,
    FIRST,
    LAST,
    PHRASE,
    Ask,
    ask_kind,
    ask_options,
    ask_words,
)
from perflint.cli.settings import add_config, settle, split
from perflint.errors import EXIT_CLEAN, EXIT_FINDINGS, UsageError
from perflint.lang import Lang, Words, choose
from perflint.model.rule import SEVERITIES

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.authoring.draft import Draft
    from perflint.cli.arguments import Parser
    from perflint.config import Config
    from perflint.model.rule import Ruleset

SUMMARY: Words = ("写一条新规则，并用例子验证", "write a new rule and prove it on its examples")
USAGE: Words = ("[选项]", "[OPTIONS]")
ID = re.compile(r"[A-Z]{2,6}[0-9]{3}")
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FOUND: dict[str, tuple[str, Words]] = {"pattern": ("patterns", FIND), "ratio": ("phrases", PHRASE)}
"""The kinds for which `--find` is enough: the option it stands for, and what to ask."""


def add(parser: Parser) -> None:
    """Declare the arguments."""
    parser.add_choice("--kind", tuple(CHECKS), "KIND", zh="检查方法，默认 pattern",
                      en="check kind, by default pattern")  # fmt: skip
    for option, (zh, en), _ in (*FIRST, ("find", FIND, None), *LAST):
        flag = "--pass" if option == "passes" else f"--{option}"
        several = {"action": "append"} if option in ("fail", "passes", "find") else {}
        parser.add(flag, dest=option, metavar=option.upper(), zh=zh, en=en, **several)
    parser.add(
        "--set", dest="options", action="append", default=[], metavar="OPTION=VALUE",
        zh="检查方法的一个选项，可以写几次，例如 --set names=满意度 --set amount=90%%",
        en="an option of the check kind, as often as needed",
    )  # fmt: skip
    parser.add("--report", metavar="TYPES", type=split,
               zh="用于哪些报告：department、project、project-summary、unknown、other",
               en="which reports: department, project, project-summary, unknown, other")  # fmt: skip
    parser.add("--try", dest="folder_to_try", metavar="FOLDER",
               zh="在这个文件夹的报告上试一试：命中几份，列出三份",
               en="try it on the filings of this folder: how many it hits, and three of them")  # fmt: skip
    parser.add_choice(
        "--severity", SEVERITIES, "LEVEL", zh="级别，默认 warning", en="default warning"
    )
    parser.add_choice(
        "--status",
        ("verified", "secondary", "memory"),
        "STATUS",
        zh="依据核对到什么程度，默认 memory",
        en="how well the basis is established, by default memory",
    )
    parser.add(
        "--folder",
        metavar="FOLDER",
        zh="写到哪个文件夹，默认用配置里的第一个 rule-folders，没有则用 rules",
        en="where to write it; by default the first of rule-folders, else rules",
    )
    add_config(parser)


def run(args: Namespace) -> int:
    """Write the file and try it; 1, and no file, if its examples do not do what they should."""

    config = settle(args)
    lang = config.lang
    ask = ask_person if sys.stdin.isatty() else None
    folder = args.folder or choose_folder(config)
    draft = make_draft(gather(args, ask, lang), args, find_ids(config, folder), lang)
    path = os.path.join(folder, f"{draft.id}-{draft.name}.yaml")
    if os.path.exists(path):
        raise UsageError("已有同名的规则文件", place=path, hint="请换一个编号或短名。")
    held = any(is_below(path, one) for one in config.rule_folders)
    ruleset = write_proved(draft, path, config, held=held)
    if ruleset is None:
        return EXIT_FINDINGS
    print(choose(lang, f"已写入 {path}", f"Wrote {path}"))
    if not held:
        told = f'要用它，请在 perflint.toml 写上 rule-folders = ["{folder}"]'
        print(choose(lang, told, f'To use it: rule-folders = ["{folder}"] in perflint.toml'))
    if tried := args.folder_to_try or (ask and ask_folder(ask, lang)):
        try_on(tried, draft, ruleset, config)
    return EXIT_CLEAN


def ask_person(question: str) -> str:
    """The answer of the person at the terminal; no more answers end the command as Ctrl-C does."""
    try:
        return input(f"{question}：")
    except EOFError:
        raise KeyboardInterrupt from None


def write_proved(draft: Draft, path: str, config: Config, *, held: bool) -> Ruleset | None:
    """The rules with the drafted one, whose file is left at `path` only if it loads and its examples do
    what they should; else None, the failures and the draft printed."""
    from perflint.authoring.draft import SEEN_BY, write_rule
    from perflint.cli.catalogue import with_references
    from perflint.exercise import exercise
    from perflint.ruleset import load_ruleset

    folder, made = os.path.dirname(path), not os.path.isdir(os.path.dirname(path))
    os.makedirs(folder, exist_ok=True)
    text = write_rule(draft)
    failures = None
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        ruleset = load_ruleset(config.rule_folders if held else (*config.rule_folders, path))
        ruleset = with_references(ruleset, config)
        failures = exercise(ruleset, (draft.id,))
    finally:
        if failures is None or failures:
            os.unlink(path)
            if made:
                os.rmdir(folder)
    if not failures:
        return ruleset
    from perflint.cli.rules.test import describe

    for failure in failures:
        print(describe(failure, config.lang))
    if set(draft.reports) & set(SEEN_BY):
        told = "这条规则只查自评报告：例子第一行要写标题，例如 某县文化馆2023年度部门整体支出绩效自评报告"
        print(choose(config.lang, told, "It is for self-evaluation reports: begin with a title"))
    told = "例子不符，没有写入。改好例子或选项再试；这是刚才的规则："
    print(choose(config.lang, told, "The examples fail, nothing was written. The draft:"))
    print(text, end="")
    return None


def try_on(folder: str, draft: Draft, ruleset: Ruleset, config: Config) -> None:
    """Show what the rule finds in `folder`."""
    if "folder" in draft.reports:
        told = f"这类规则比较几份报告，请运行 perflint across {folder} --select {draft.id}"
        print(choose(config.lang, told, f"Run perflint across {folder} --select {draft.id}"))
        return
    from perflint.cli.rules.trial import try_rule

    try_rule(folder, draft.id, ruleset, config)


def ask_folder(ask: Ask, lang: Lang) -> str:
    """The folder to try the rule on, "" for none."""
    return ask(
        choose(
            lang, "在哪个文件夹的报告上试一试（可不填）", "folder of filings to try it on, optional"
        )
    ).strip()


def is_below(path: str, folder: str) -> bool:
    """Whether `path` lies directly or deeper in `folder`."""
    return os.path.abspath(path).startswith(os.path.join(os.path.abspath(folder), ""))


def choose_folder(config: Config) -> str:
    """The first folder of rules that is in no package."""
    return next((one for one in config.rule_folders if not one.startswith("pack:")), "rules")


def find_ids(config: Config, new: str) -> set[str]:
    """The ids of all rules; the folder `new` may not be there yet."""
    from perflint.ruleset import load_ruleset

    there = tuple(one for one in config.rule_folders if one != new or os.path.isdir(one))
    return {rule.id for rule in load_ruleset(there).rules}


def gather(args: Namespace, ask: Ask | None, lang: Lang) -> dict[str, Any]:
    """The answers: from options, and on a terminal from the person."""
    given = vars(args)
    kind = args.kind or (ask_kind(ask, lang) if ask and not args.find else "pattern")
    values: dict[str, Any] = {"kind": kind, **ask_words(FIRST, given, ask, lang)}
    options = read_options(args.options, lang)
    missing: list[str] = []
    if kind in FOUND and FOUND[kind][0] not in options:
        values |= ask_words((("find", FOUND[kind][1], None),), given, ask, lang)
        params = read_found(kind, values["find"]) if values["find"] else {}
        more, _ = ask_options(kind, options, None, lang)
        values["params"] = params | more
    else:
        values["params"], lacking = ask_options(kind, options, ask, lang)
        missing = [f"--set {name}=…" for name in lacking]
    values |= ask_words(LAST, given, ask, lang)
    flags = {"passes": "--pass"}
    lacking = [flags.get(key, f"--{key}") for key, value in values.items() if value is None]
    require_all([*lacking, *missing], lang)
    return values


def require_all(missing: list[str], lang: Lang) -> None:
    """Raise UsageError where anything is missing."""
    if missing:
        told = choose(lang, f"还缺 {'、'.join(missing)}", f"missing {', '.join(missing)}")
        hint = choose(
            lang, "在终端里直接运行会逐项询问。", "Run it on a terminal to be asked for each."
        )
        raise UsageError(told, hint=hint)


def read_options(pairs: list[str], lang: Lang) -> dict[str, tuple[str, ...]]:
    """What `--set` gives, by option, in order."""
    options: dict[str, tuple[str, ...]] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            told = choose(lang, f"--set {pair} 应写作 选项=值", f"--set {pair}: write OPTION=VALUE")
            raise UsageError(told, hint="--set names=满意度")
        options[name.strip()] = (*options.get(name.strip(), ()), value)
    return options


def read_found(kind: str, found: str | list[str]) -> dict[str, Any]:
    """The options that `--find` stands for: words, or for `ratio` phrases."""
    from perflint.authoring.draft import find_words

    texts = [found] if isinstance(found, str) else found
    if kind != "pattern":
        return {FOUND[kind][0]: list(texts)}
    return find_words(tuple(word for text in texts for word in split(text)))


def next_id(existing: set[str]) -> str:
    """The first id of a local rule that is free."""
    return next(f"LOC{n}" for n in range(101, 1000) if f"LOC{n}" not in existing)


def make_draft(
    values: dict[str, Any], args: Namespace, existing: set[str], lang: Lang
) -> Draft:  # fmt: skip
    """The draft; raises UsageError for an id or name that no rule may have."""
    from perflint.authoring.draft import Draft, default_message, default_reports

    kind = values["kind"]
    called = values["id"] or next_id(existing)
    name = values["name"] or called.lower()
    for option, pattern, like, value in (
        ("id", ID, "LOC101", called), ("name", NAME, "empty-phrase", name),
    ):  # fmt: skip
        if not pattern.fullmatch(value):
            told = choose(lang, f"不能作{option}：{value}", f"no {option}: {value}")
            raise UsageError(told, hint=choose(lang, f"例如 {like}。", f"Such as {like}."))
    return Draft(
        called, name, values["title"], args.severity or "warning", kind, values["params"],
        values["message"] or default_message(kind, values["title"]),
        values["why"], values["document"], values["clause"], args.status or "memory",
        tuple(values["fail"]), tuple(values["passes"]), args.report or default_reports(kind),
    )  # fmt: skip
