"""Messages in English; imported only for it."""

from __future__ import annotations

import re

from perflint.errors import PerflintError
from perflint.translations import filings, programs, rule_files
from perflint.translations.filings import REMEDIES, TROUBLES

TITLES = filings.TITLES + programs.TITLES + rule_files.TITLES
HINTS = filings.HINTS + programs.HINTS + rule_files.HINTS
_COMMA = str.maketrans({"、": ", ", "，": ", ", "；": "; ", "（": " (", "）": ")"})
_HAN = re.compile("[\u4e00-\u9fff]")
_SHOWN = {"空": "nothing", "键值表": "a mapping"}
_ITEMS = re.compile(r"(\d+) 项的列表")
_KIND = re.compile("<(" + "|".join(rule_files.KINDS) + ")>")


def translate_error(error: PerflintError) -> PerflintError:
    """`error` with title and hint in English, as they are where there is none."""
    if error.errors:
        title = "\n".join(str(translate_error(one)) for one in error.errors)
        return PerflintError(title)
    return PerflintError(
        translate_title(error.title), place=error.place, hint=translate_hint(error.hint)
    )


def translate_title(title: str, kind: str = "") -> str:
    """A title in English, as it is where there is none. For a file that cannot be read what `kind` of
    trouble it is, where nothing else is known."""
    told = _translate(title, TITLES).replace("、", ", ")
    return TROUBLES.get(kind, told) if _HAN.search(told) else told


def translate_hint(hint: str, kind: str = "") -> str:
    """A hint in English, "" where there is none; for a file that cannot be read what to do about its
    `kind` of trouble."""
    told = REMEDIES.get(kind) or _translate(hint, HINTS, without="")
    return told.translate(_COMMA).strip()


def _translate(said: str, table: tuple[tuple[str, str], ...], without: str | None = None) -> str:
    for pattern, english in table:
        if found := re.fullmatch(pattern, said):
            told = found.expand(english)
            first, here, shown = told.partition("; here it is ")
            if here:
                shown = _ITEMS.sub(r"a list of \1", _SHOWN.get(shown, shown))
                told = _translate(first, table) + here + shown
            return _KIND.sub(lambda kind: rule_files.KINDS[kind[1]], told)
    return said if without is None or not _HAN.search(said) else without
