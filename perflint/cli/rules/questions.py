"""What a person is asked about a new rule, and the answers: from options, on a terminal one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from perflint.checks import CHECKS
from perflint.errors import UsageError
from perflint.lang import Lang, Words, choose

if TYPE_CHECKING:
    from perflint.authoring.options import Option

Ask = Callable[[str], str]
COMMON = ("pattern", "required_text", "limit", "reference", "required_attachment", "ratio")
FIND: Words = ("要找的词（几个词用逗号隔开）", "words to find, separated by commas")
PHRASE: Words = ("短语，角色 part、base、rate", "phrase with the roles part, base, rate")
# Option, question, what to take where there is no answer (None: an answer is needed).
FIRST: tuple[tuple[str, Words, str | None], ...] = (
    ("id", ("编号（大写字母加三位数字，不填则接着 LOC101 往下编）", "id, by default the next from LOC101"), ""),
    ("name", ("英文短名（可不填），说毛病，例如 empty-phrase", "short name of the defect, optional"), ""),
    ("title", ("毛病是什么（一句话）", "the defect in a sentence"), None),
)  # fmt: skip
LAST: tuple[tuple[str, Words, str | None], ...] = (
    ("message", ("提示语（可不填）；{stated} 代表命中的词", "message, optional; {stated} is what was found"), ""),
    ("why", ("为什么算毛病", "why it is a defect"), None),
    ("document", ("依据的文件", "the document it rests on"), None),
    ("clause", ("条款（可不填）", "clause, may be left out"), ""),
    ("fail", ("反例：应当报出的话", "a text that must be reported"), None),
    ("passes", ("正例：不应报出的话", "a text that must not be reported"), None),
)  # fmt: skip
SEVERAL = ("fail", "passes")
"""Answers that may be several, and texts, in which \\n and \\t mean what they do in code."""
FEW = 5


def ask_kind(ask: Ask, lang: Lang) -> str:
    """The check kind, `pattern` for no answer."""
    from perflint.pages.methods import METHODS

    print(choose(lang, "检查方法：", "check kinds:"))
    for number, kind in enumerate(COMMON, 1):
        print(f"  {number} {kind}：{METHODS[kind]}")
    while True:
        told = choose(lang, f"选几号，或写名称；? 列出全部 {len(CHECKS)} 种；不填为 1",
                      f"number or name; ? lists all {len(CHECKS)}; 1 by default")  # fmt: skip
        answer = ask(told).strip() or "1"
        if answer.isdigit() and 0 < int(answer) <= len(COMMON):
            return COMMON[int(answer) - 1]
        if answer in CHECKS:
            return answer
        for kind in CHECKS:
            print(f"  {kind}：{METHODS[kind]}")


def ask_until(ask: Ask, question: str, lang: Lang, *, needed: bool) -> str:
    """An answer, where one is `needed` asked again until there is one."""
    answer = ask(question).strip()
    while needed and not answer:
        print(choose(lang, "这一项要填。", "This has to be answered."))
        answer = ask(question).strip()
    return answer


def ask_words(
    questions: tuple[tuple[str, Words, str | None], ...],
    given: Mapping[str, Any],
    ask: Ask | None,
    lang: Lang,
) -> dict[str, Any]:
    """An answer to each question, asked again until there is one where one is needed; None where nobody
    is there to ask."""
    values: dict[str, Any] = {}
    for name, question, fallback in questions:
        value = given.get(name)
        if not value and ask is not None:
            answer = ask_until(ask, choose(lang, *question), lang, needed=fallback is None)
            value = [answer] if answer and name in SEVERAL else answer
        if value and name in SEVERAL:
            value = [one.replace("\\n", "\n").replace("\\t", "\t") for one in value]
        values[name] = value or fallback
    return values


def require_options(kind: str, given: Iterable[str], known: list[str], lang: Lang) -> None:
    """Raise UsageError for an option that is not `known`."""
    from perflint.cli.arguments import suggest

    for name in given:
        if name not in known:
            told = choose(lang, f"{kind} 没有名为 {name} 的选项", f"{kind} has no option {name}")
            raise UsageError(told, hint=suggest(name, known, lang))


def ask_options(
    kind: str, given: Mapping[str, tuple[str, ...]], ask: Ask | None, lang: Lang
) -> tuple[dict[str, Any], list[str]]:
    """The options of a kind as plain data, and those that are needed and were not given. Raises
    UsageError for an option there is not, or an answer that is none."""
    from perflint.authoring.options import list_options, read_answer

    options = list_options(kind)
    require_options(kind, given, [option.name for option in options], lang)
    params: dict[str, Any] = {}
    missing = []
    optional = sum(not one.needed and one.name not in given for one in options)
    every = wants_every(ask, optional, lang)
    for option in options:
        if option.name in given:
            params[option.name] = read_answer(option, given[option.name])
        elif ask is not None and (option.needed or every):
            answered, value = ask_option(option, ask, lang)
            params |= {option.name: value} if answered else {}
        elif option.needed:
            missing.append(option.name)
    return params, missing


def wants_all(ask: Ask, count: int, lang: Lang) -> bool:
    """Whether to ask for so many options that may be left out."""
    told = choose(lang, f"另有 {count} 个可不填的选项，逐项问吗（y/N）",
                  f"{count} more options may be left out; ask for each (y/N)")  # fmt: skip
    return ask(told).strip().lower() in ("y", "yes", "是")


def ask_option(option: Option, ask: Ask, lang: Lang) -> tuple[bool, Any]:
    """Whether an option was answered, and with what; asked again where the answer is none."""
    from perflint.authoring.options import read_answer

    hint = choose(lang, *_HINTS[option.form])
    told = f"{option.name}：{option.meaning}{hint}"
    if option.choices:
        told += f"（{'、'.join(filter(None, option.choices))}）"
    if not option.needed:
        told += choose(lang, "（可不填）", " (optional)")
    while True:
        answers = _lines(told, ask) if option.form == "lines" else [ask(told).strip()]
        if not any(answers):
            if not option.needed:
                return False, None
            continue
        try:
            return True, read_answer(option, tuple(answers))
        except UsageError as error:
            print(f"{error.title} {error.hint}")


def _lines(told: str, ask: Ask) -> list[str]:
    answers = [ask(told).strip()]
    while answers[-1]:
        answers.append(ask("…").strip())
    return answers[:-1]


_HINTS: dict[str, Words] = {
    "words": (
        "几个词用逗号隔开，<词表> 用自带的词表。",
        " separated by commas, <list> for a word list",
    ),
    "choices": ("几个用逗号隔开。", " separated by commas"),
    "lines": ("一行一个，空行结束。", " one a line, an empty line ends"),
    "flag": ("答是或否。", " yes or no"),
    "value": ("按 YAML 写。", " as YAML"),
    "text": ("", ""),
    "number": ("", ""),
    "choice": ("", ""),
}


def wants_every(ask: Ask | None, optional: int, lang: Lang) -> bool:
    """Whether a person is asked for options that may be left out as well."""
    return ask is not None and (optional <= FEW or wants_all(ask, optional, lang))
