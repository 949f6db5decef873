"""Periods as they are written: 2023年, 上年, 1-9月, 上半年, 截至12月8日, “十四五” …

A period is a string: `2022`, `2022-01..09` (also for what has run up to then), `2022-05`,
`2018..2020`; the end of a year is the year.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.text.dates import HAN_YEAR, han_year
from perflint.text.edges import Ending
from perflint.text.patterns import compile_pattern

_YEAR = r"(?:19|20)[0-9]{2}"
_TO = r"(?:[-—~―–]{1,2}|至|到)"
_MONTH = r"1[0-2]|0?[1-9]"
_PERIOD = compile_pattern(
    rf"(?<![0-9.])(?P<first>{_YEAR})年?{_TO}(?P<last>{_YEAR})年度?"
    rf"|“?十(?P<plan>[一二三四五六七])五”?(?:规划)?(?P<plan_end>末)?"
    rf"|(?:(?<![0-9.])(?P<year>{_YEAR})年度?|(?P<han>{HAN_YEAR})年度?"
    r"|(?P<before>(?<!加)上年度?|去年|上一年度?|上一个?年度|前一年)|(?P<second>前年)"
    r"|(?P<next>明年|下一?年度?(?!拨)|次年|来年)|(?P<this>今年(?:以来)?|本年度?|当年|全年(?!度)|年内|(?<![0-9])年(?=计划|任务|目标)))?"
    r"(?:(?:，|的)?(?:"
    rf"(?<![0-9])(?P<from>{_MONTH})月?(?:份)?{_TO}(?P<upto>{_MONTH})月(?:份)?"
    rf"|(?<![0-9.])(?P<month>{_MONTH})月(?P<at>底|末|中旬|上旬|下旬|初|份|(?:3[01]|[12]?[0-9])日)?"
    r"|(?P<half>上半年|下半年)|(?P<quarters>前[二三23]个?季度)|第?(?P<quarter>[一二三四1-4])季度"
    r"|(?P<end>年?[末底](?=[^级端部盘]))))?"
)
_PLANS = "零一二三四五六七"
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SIGNS = compile_pattern(r"年|月|季度|十[一二三四五六七]五")
_AGAINST = Ending(
    r"(?:比|较|由|从|自|占|对比|超过?|高于|低于|多于|少于|完成|相当于)[“（]?$",
    "“于从占成比由自超较过（",
)
_BESIDE = Ending(r"(?:与|同|跟|和)[“（]?$", "“与同和跟（")
_ALIKE = compile_pattern(r"[^，。；]{0,16}?(?:相比|对比|比较|相较|持平|基本一致|相同|相当)")
_RUN_UP = Ending(r"(?:截至|截止到?|到|至|累计)$", "到止至计")
_NAME = compile_pattern(r"(?:的)?(?:结转|结余|余额|滚存|收支结余|同期|未支付|预拨|应付)")
_OPENING = compile_pattern(
    r"(?:^|[，：；。！？\n（])(?:截至|截止到?|到|至|在|其中|按照?|根据|预计|[一二三四五六七八九十]是|[（(]?[0-9一二三四五六七八九十]{1,2}[）)]?[.、．])*[“（]?$"
)


class Mention(NamedTuple):
    """A period named in a text. `year` is None where it is told from the year the text is about by
    `shift` (上年: -1). `months` is "" or "01..09" or "05". `last` is the last year of several.
    `against`: what something else is measured against begins right before it. `name`: it is part of a
    name (上年结转). `opens`: it opens a clause and so holds for what follows."""

    start: int
    end: int
    year: int | None
    shift: int
    months: str
    last: int | None
    against: bool
    name: bool
    opens: bool
    whole_year: bool

    def value(self, year: int | None) -> str:
        """The period, `year` being the one the text is about; "" where that is not known."""
        first = self.year if self.year is not None else year + self.shift if year else None
        if first is None:
            return ""
        if self.last is not None:
            return f"{first}..{self.last}"
        return f"{first}-{self.months}" if self.months else str(first)


def find_periods(text: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
    """Every period named in `text`, or in the lines of it from `start` to `end`, in order. Linear in
    its length."""
    at = start
    for sign in _SIGNS.finditer(text, start, len(text) if end is None else end):
        if sign.start() < at:
            continue
        begin = max(at, sign.start() - 10)
        for first in _FIRST.finditer(text, begin, sign.start() + 1):
            match = _PERIOD.match(text, first.start())
            if match and match.end() > sign.start():
                mention = _mention(text, match.start(), match.end(), match.groupdict())
                if mention is not None:
                    yield mention
                    at = match.end()
                    break


_FIRST = compile_pattern("[0-9二“十上去前明下次来今本当全年第一三四末底]")


def _mention(text: str, start: int, end: int, parts: dict[str, str | None]) -> Mention | None:
    before = text[max(0, start - 12) : start]
    year: int | None = None
    last: int | None = None
    shift, months = 0, ""
    run_up = _RUN_UP.search(before) is not None
    if parts["first"] and parts["last"]:
        year, last = int(parts["first"]), int(parts["last"])
    elif parts["plan"]:
        year = 1951 + 5 * (10 + _PLANS.index(parts["plan"]))
        year, last = (year + 4, None) if parts["plan_end"] else (year, year + 4)
    elif parts["year"]:
        year = int(parts["year"])
    elif parts["han"]:
        year = han_year(parts["han"][1:])
    elif parts["before"]:
        shift = -1
    elif parts["second"]:
        shift = -2
    elif parts["next"]:
        shift = 1
    if last is None:
        months = _months(parts, run_up)
    if parts["end"] and year is None and not parts["this"] and not shift and parts["end"] in "末底":
        return None
    whole = bool(parts["this"] and not months)
    return Mention(
        start, end, year, shift, months, last, _measures(text, before, end),
        _NAME.match(text, end) is not None and (shift != 0 or year is not None),
        _OPENING.search(before) is not None or (run_up and bool(months)), whole,
    )  # fmt: skip


def _measures(text: str, before: str, end: int) -> bool:
    """Whether the period is what something else is measured against."""
    if _AGAINST.search(before):
        return True
    return _BESIDE.search(before) is not None and _ALIKE.match(text, end) is not None


def _months(parts: dict[str, str | None], run_up: bool) -> str:
    if parts["from"] and parts["upto"]:
        first, last = int(parts["from"]), int(parts["upto"])
        return "" if (first, last) == (1, 12) else f"{first:02}..{last:02}"
    if parts["month"]:
        month, ends = int(parts["month"]), parts["at"] or ""
        if month == 12 and (run_up or ends in ("底", "末", "31日")):
            return ""
        if run_up or ends in ("底", "末"):
            return f"01..{month:02}"
        return f"{month:02}" if ends == "份" else ""
    if parts["half"]:
        return "01..06" if parts["half"] == "上半年" else "07..12"
    if parts["quarters"]:
        return "01..06" if parts["quarters"][1] in "二2" else "01..09"
    if parts["quarter"]:
        last = 3 * _QUARTERS[parts["quarter"]]
        if run_up:
            return "" if last == 12 else f"01..{last:02}"
        return f"{last - 2:02}..{last:02}"
    return ""


def year_of(period: str) -> int | None:
    """The (last) year of a period, None for `none` and ""."""
    head = period.rpartition("..")[2] if len(period) == 10 and ".." in period else period[:4]
    return int(head) if head.isdigit() else None
