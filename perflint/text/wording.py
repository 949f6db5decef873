"""How messages are put together and set: docs/wording.md in code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter

from perflint.text.patterns import compile_pattern

_WITHIN = compile_pattern(r"“\{(\w+)\}”")
_INNER = str.maketrans({"“": "‘", "”": "’"})
_OPTIONAL = compile_pattern(r"\[([^\[\]]*)\]")
_QUOTED = compile_pattern(r"(“[^“”]*”|《[^《》]*》|〔\d{4}〕\d+号)")
_HAN = "\u4e00-\u9fff"
_FULL = f"{_HAN}，。；：、（）〔〕“”《》"
_GAPS = compile_pattern(rf"(?<=[{_FULL}]) +(?=[{_FULL}\d])|(?<=[\d%A-Za-z]) +(?=[{_FULL}])")
_SEAMS = compile_pattern(rf"(?<=[{_HAN}])(?=[-+]?[\dA-Za-z≥≤])|(?<=[\dA-Za-z%])(?=[{_HAN}])")
_UNIT_GAP = compile_pattern(rf"(?<=\d) +(?=[{_HAN}])")
_MARKS = str.maketrans({"、": ", ", "，": ", ", "；": "; ", "：": ": ", "（": " (", "）": ")"})
_FIGURE = compile_pattern(r"(?<![\d.,])[1-9]\d{3,}(?![\d年])")
_SEPARATED = compile_pattern(r"(?<!\d)\d{1,3}(?:[,，]\d{3})+(?!\d)")


def say(template: str, values: Mapping[str, str], lang: str) -> str:
    """A message in `lang` (zh or en): `template` filled, and set as its language asks."""
    said = fill(template, values)
    return set_english(said) if lang == "en" else set_chinese(said)


def fill(template: str, values: Mapping[str, str]) -> str:
    """`template` with its placeholders filled; of `[one|other]` the first alternative none of whose
    placeholders is blank, nothing where each has a blank one. A name without a value is blank.
    Quotation marks within quotation marks become single ones."""
    within = {
        f"{name}_within": _quote_within(values.get(name, "")) for name in _WITHIN.findall(template)
    }
    known = _Blank(within | dict(values))
    template = _WITHIN.sub(r"“{\1_within}”", template)

    def choose(found: re.Match[str]) -> str:
        for part in found[1].split("|"):
            names = [name for _, name, _, _ in Formatter().parse(part) if name]
            if all(known[name].strip() for name in names):
                return part
        return ""

    return _OPTIONAL.sub(choose, template).format_map(known)


def _quote_within(words: str) -> str:
    """`words` to stand in quotation marks; a lone mark, which may be what is meant, stays."""
    return words.translate(_INNER) if "“" in words and "”" in words else words


def set_chinese(message: str) -> str:
    """`message` with one blank between a Chinese character and a figure or a Latin letter and none
    beside punctuation; what stands in quotation marks stays as the filing has it."""
    parts = _QUOTED.split(message)
    parts[::2] = (_SEAMS.sub(" ", _GAPS.sub("", part.strip())) for part in parts[::2])
    return "".join(parts)


def set_english(message: str) -> str:
    """`message` with no blank between a figure and its Chinese unit, and with English marks between
    the names it takes from a filing."""
    parts = _QUOTED.split(message)
    parts[::2] = (_UNIT_GAP.sub("", part).translate(_MARKS) for part in parts[::2])
    return "".join(parts)


def has_separators(text: str) -> bool:
    """Whether a figure in `text` has its thousands set off: 1,286.45."""
    return _SEPARATED.search(text) is not None


def separate(text: str, *, thousands: bool) -> str:
    """`text` with the thousands of all its figures set off, or of none."""
    plain = _SEPARATED.sub(lambda found: re.sub("[,，]", "", found[0]), text)
    if not thousands:
        return plain
    return _FIGURE.sub(lambda found: f"{int(found[0]):,}", plain)


class _Blank(dict[str, str]):
    """Values; a name without one reads as nothing."""

    def __missing__(self, _: str) -> str:
        return ""
