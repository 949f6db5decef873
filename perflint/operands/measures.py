"""What a label measures: 支出预算数 a budget, 一般公共预算支出 an expenditure."""

from __future__ import annotations

from functools import lru_cache

from perflint.text.patterns import compile_pattern

# Names of funds and accounts, in which 预算 says nothing of a plan.
_FUNDS = compile_pattern(
    r"一般公共(?:财政)?预算|公共财政预算|地方财政预算|政府性?基金预算|国有资本经营预算|社会保险基金预算|一般预算|"
    r"预算(?=收入|内|外|单位|科目|绩效|管理|稳定)"
)


def measures(label: str, words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether one of `words` names what `label` measures: it occurs, outside names of funds, and
    none of `others` comes after it (预算支出 measures either)."""
    plain = _FUNDS.sub("", label)
    at = _last(plain, words)
    return at >= 0 and (at >= _last(plain, others) or plain.endswith("预算支出"))


def owner(label: str, words: tuple[str, ...]) -> str:
    """`label` without `words`: whose figure it is."""
    plain = label
    for word in _longest_first(words):
        if word in plain:
            plain = plain.replace(word, "")
    return plain.rstrip("数额的了为达")


@lru_cache(maxsize=64)
def _longest_first(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: -len(word)))


def _last(plain: str, words: tuple[str, ...]) -> int:
    end = -1
    for word in words:
        if word in plain:
            end = max(end, plain.rfind(word) + len(word))
    return end
