"""`perflint rules new`: a rule of one's own, from answers or options, proved by its examples."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, Any

from perflint.cli.settings import add_config, settle, split
from perflint.errors import EXIT_CLEAN, EXIT_FINDINGS, UsageError
from perflint.lang import Lang, Words, choose
from perflint.model.rule import SEVERITIES

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.authoring.draft import Draft
    from perflint.cli.arguments import Parser

SUMMARY: Words = ("写一条新规则，并用例子验证", "write a new rule and prove it on its examples")
USAGE: Words = ("[选项]", "[OPTIONS]")
ID = re.compile(r"[A-Z]{2,6}[0-9]{3}")
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FIND: Words = ("要找的词（几个词用逗号隔开）", "words to find, separated by commas")
# Option, question, what to take where there is no answer (None: an answer is needed).
QUESTIONS: tuple[tuple[str, Words, str | None], ...] = (
    ("id", ("编号（大写字母加三位数字，例如 LOC101）", "id, such as LOC101"), None),
    ("name", ("英文短名，说毛病，例如 empty-phrase", "short name of the defect"), None),
    ("title", ("毛病是什么（一句话）", "the defect in a sentence"), None),
    ("find", FIND, None),
    ("message", ("提示语；{stated} 代表命中的词", "message; {stated} is what was found"), ""),
    ("why", ("为什么算毛病", "why it is a defect"), None),
    ("document", ("依据的文件", "the document it rests on"), None),
    ("clause", ("条款（可不填）", "clause, may be left out"), ""),
    ("fail", ("反例：一句应当报出的话", "a text that must be reported"), None),
    ("passes", ("正例：一句不应报出的话", "a text that must not be reported"), None),
)  # fmt: skip


def add(parser: Parser) -> None:
    """Declare the arguments."""
    for option, (zh, en), _ in QUESTIONS:
        flag = "--pass" if option == "passes" else f"--{option}"
        several = {"action": "append"} if option in ("fail", "passes") else {}
        parser.add(flag, dest=option, metavar=option.upper(), zh=zh, en=en, **several)
    parser.add_choice(
        "--severity", SEVERITIES, "LEVEL", zh="级别，默认 warning", en="default warning"
    )
    parser.add_choice(
        "--kind",
        ("pattern", "ratio"),
        "KIND",
        zh="检查方法，默认 pattern；ratio 时 --find 写短语，角色 part、base、rate",
        en="check kind, by default pattern; for ratio --find is a phrase",
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
    """Write the file; 1 if its examples do not do what they should."""
    config = settle(args)
    lang = config.lang
    draft = make_draft(gather(args, lang), args, lang)
    folder = args.folder or next(
        (one for one in config.rule_folders if not one.startswith("pack:")), "rules"
    )
    path = os.path.join(folder, f"{draft.id}-{draft.name}.yaml")
    if os.path.exists(path):
        raise UsageError("已有同名的规则文件", place=path, hint="请换一个编号或短名。")
    from perflint.authoring.draft import write_rule
    from perflint.exercise import exercise
    from perflint.ruleset import load_ruleset

    os.makedirs(folder, exist_ok=True)
    with open(path, "x", encoding="utf-8", newline="\n") as file:
        file.write(write_rule(draft))
    try:
        held = any(is_below(path, one) for one in config.rule_folders)
        ruleset = load_ruleset(config.rule_folders if held else (*config.rule_folders, path))
    except BaseException:
        os.unlink(path)
        raise
    failures = exercise(ruleset, (draft.id,))
    from perflint.cli.rules.test import describe

    print(choose(lang, f"已写入 {path}", f"Wrote {path}"))
    for failure in failures:
        print(describe(failure, lang))
    if not held:
        told = f'要用它，请在 perflint.toml 写上 rule-folders = ["{folder}"]'
        print(choose(lang, told, f'To use it: rule-folders = ["{folder}"] in perflint.toml'))
    return EXIT_FINDINGS if failures else EXIT_CLEAN


def is_below(path: str, folder: str) -> bool:
    """Whether `path` lies directly or deeper in `folder`."""
    return os.path.abspath(path).startswith(os.path.join(os.path.abspath(folder), ""))


def gather(args: Namespace, lang: Lang) -> dict[str, Any]:
    """The answers: from options, and on a terminal from the person."""
    values: dict[str, Any] = {option: getattr(args, option) for option, _, _ in QUESTIONS}
    asking = sys.stdin.isatty()
    for option, question, fallback in QUESTIONS:
        if values[option]:
            continue
        if asking:
            answer = input(f"{choose(lang, *question)}：").strip()
            values[option] = [answer] if answer and option in ("fail", "passes") else answer
        values[option] = values[option] or fallback
    said = (
        "{stated} 有误，应为 {expected}"
        if args.kind == "ratio"
        else f"“{{stated}}”：{values['title']}"
    )
    values["message"] = values["message"] or said
    missing = [option for option, _, _ in QUESTIONS if values[option] is None]
    if missing:
        flags = "、".join("--pass" if one == "passes" else f"--{one}" for one in missing)
        told = choose(lang, f"还缺 {flags}", f"missing {flags}")
        hint = choose(
            lang, "在终端里直接运行会逐项询问。", "Run it on a terminal to be asked for each."
        )
        raise UsageError(told, hint=hint)
    return values


def make_draft(values: dict[str, Any], args: Namespace, lang: Lang) -> Draft:
    """The draft; raises UsageError for an id or name that no rule may have."""
    from perflint.authoring.draft import Draft

    for option, pattern, like in (("id", ID, "LOC101"), ("name", NAME, "empty-phrase")):
        if not pattern.fullmatch(values[option]):
            told = choose(
                lang, f"不能作{option}：{values[option]}", f"no {option}: {values[option]}"
            )
            raise UsageError(told, hint=choose(lang, f"例如 {like}。", f"Such as {like}."))
    kind = args.kind or "pattern"
    find = (values["find"],) if kind == "ratio" else split(values["find"])
    return Draft(
        values["id"], values["name"], values["title"], args.severity or "warning", kind, find,
        values["message"], values["why"], values["document"], values["clause"],
        args.status or "memory", tuple(values["fail"]), tuple(values["passes"]),
    )  # fmt: skip
