"""Documents that filings cite: what is known of them, and where a text names one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from perflint.model.span import Span
from perflint.text.patterns import compile_pattern

_FIELDS = 6
_LONGEST = 24
"""A number is no longer, up to its 号."""
_YEARLY = r"(?P<issuer>[一-龥]{1,6})第?[〔［【（﹝](?P<year>(?:19|20)\d\d)[〕］】）﹞]年?第?(?P<number>\d{1,4})号"
_DECREE = (
    r"(?P<decreer>国务院|财政部)(?:第(?P<first>\d{1,3})号令|令第?(?P<second>\d{1,3})号)"
    r"|(?P<decree>国令)第?(?P<third>\d{1,3})号"
)
_NUMBER = compile_pattern(f"{_YEARLY}|{_DECREE}")
_NAMED = compile_pattern(r"《(?P<name>[^《》\n]{4,80})》(?P<after>[^《》。；\n]{0,30})")
_WRAPPED = compile_pattern(r"(?:财政部)?关于印发[〈<﹤](?P<name>[^〈〉<>]{4,60})[〉>﹥]的通知")
_LEADING = compile_pattern(
    "^(?:根据|依据|按照|依照|遵照|执行|参照|印发|发布|通知|文件|财政部|以及|[及和与按以见的])*"
)
_PADDING = compile_pattern(r"^(?:财政部|中华人民共和国)|[\s、]")


class Known(NamedTuple):
    """A document as a word list tells it: `numbers` under which it is cited, `name`, the day it
    `ended` ("" while in force), what holds now, where that is said and how well that is known."""

    numbers: tuple[str, ...]
    name: str
    ended: str
    successor: str
    source: str
    status: str


class Citation(NamedTuple):
    """A document as a text cites it: its name ("" where only the number stands), its number ("" where
    none stands), who gave that number, and the place of the number, else of the name."""

    name: str
    number: str
    issuer: str
    span: Span


@lru_cache(maxsize=4)
def read_known(lines: tuple[str, ...]) -> tuple[Known, ...]:
    """The documents of a word list: fields parted by |. A line that is none is passed over."""
    found = []
    for line in lines:
        fields = [field.strip() for field in line.split("|")]
        if len(fields) == _FIELDS:
            number, name, *rest = fields
            found.append(Known(tuple(number.split("/")), plain_name(name), *rest))
    return tuple(found)


def plain_name(name: str) -> str:
    """A name without what writers add or leave out: the issuer, blanks, 关于印发〈…〉的通知."""
    wrapped = _WRAPPED.fullmatch(name)
    return _PADDING.sub("", wrapped["name"] if wrapped else name)


def find_citations(text: str) -> Iterator[Citation]:
    """Every document named in 《》, with the number right after it, and every number that stands alone."""
    return iter(_citations(text))


@lru_cache(maxsize=1)  # several kinds of rule ask for those of one filing
def _citations(text: str) -> tuple[Citation, ...]:
    return tuple(_find(text))


def _find(text: str) -> Iterator[Citation]:
    beside: set[int] = set()
    for match in _NAMED.finditer(text) if "《" in text else ():
        number = _NUMBER.search(text, match.start("after"), match.end("after"))
        if number is None:
            yield Citation(plain_name(match["name"]), "", "", Span(*match.span("name")))
            continue
        beside.add(number.end())
        yield _cite(plain_name(match["name"]), number)
    for number in _find_numbers(text):
        if number.end() not in beside:
            yield _cite("", number)


def _find_numbers(text: str) -> Iterator[re.Match[str]]:
    """The matches of `_NUMBER`, each of which holds one 号."""
    done, at = 0, text.find("号")
    while at >= 0:
        for match in _NUMBER.finditer(text, max(done, at - _LONGEST), at + 2):
            done = match.end()
            yield match
        at = text.find("号", max(at + 1, done))


def issuer_of(number: str) -> str:
    """Who gave a number: 财预 of 财预〔2020〕10号, 财政部 of 财政部令第68号."""
    match = _NUMBER.fullmatch(number)
    return _cite("", match).issuer if match else ""


def _cite(name: str, match: re.Match[str]) -> Citation:
    """The citation with its number as the word list writes it, and without the words before it."""
    if match["issuer"]:
        issuer = _LEADING.sub("", match["issuer"])
        number = f"{issuer}〔{match['year']}〕{match['number']}号"
        return Citation(name, number, issuer, Span(match.end("issuer") - len(issuer), match.end()))
    issuer = match["decreer"] or "国务院"
    number = f"{issuer}令第{match['first'] or match['second'] or match['third']}号"
    return Citation(name, number, issuer, Span(*match.span()))
