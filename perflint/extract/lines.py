"""What a paragraph looks like by itself: a heading, one that runs on, a list item, text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Literal

from perflint.extract.expected import Known, TitleIndex
from perflint.extract.flow import LOST_NUMBER
from perflint.extract.loose import find_loose
from perflint.model.subject import Flow, Paragraph
from perflint.text.numbering import Token, read_tokens
from perflint.text.page_data import tells_of_page
from perflint.text.patterns import compile_pattern
from perflint.text.titles import title_key

Shape = Literal["text", "bare", "run_in", "prose"]

_BARE_LIMIT = 42
_RUN_IN_LIMIT = 30
_LABEL_LIMIT = 16
_STOP = compile_pattern("[。：；？！]")
_FIGURE = compile_pattern(r"\d[\d.]*(?:%|[万亿元个人家次户名件]|项(?!目))")
_DUTY = compile_pattern("负责|承担|承办|贯彻|拟订|拟定|制订|参与|牵头|协助|执行|依法")
NOUNS = (
    "情况", "概况", "职能", "职责", "目标", "任务", "结论", "分析", "问题", "原因", "措施", "建议",
    "成效", "做法", "经验", "说明", "影响", "评价", "综述", "安排", "依据", "背景", "内容", "方案",
    "机构", "编制", "效果", "结果", "计划", "总结", "满意度", "效益", "事项", "打算", "思路",
)  # fmt: skip
_TITLE = compile_pattern(
    r"[^。；]{0,60}(?:报告|总结|情况说明|自评材料|(?:自评|评价)(?:情况|工作))(?:（[^（）]{1,20}）)?$"
)
_LOOSE = (*NOUNS, "工作", "方面")
_LABELLED = compile_pattern(
    r"(?:子?项目|任务|专项|标段|工程|课题)[一二三四五六七八九十\d]{1,2}[：、.][^，。；：]{2,30}"
)
PLAIN = compile_pattern(r"(?:[^\d，。；：？！、《》“”.,%|（）·—-]|20\d\d年|（如有）){3,20}：?")
_NO_HEADING = compile_pattern(
    r"附[件表注录]|[注单图表]|目录|说明：|来源|联系|电话|填[报表]|备注|合计|其中|评价(?:机构|方式)"
    r"|.*(?:如下|包括|以下|下列|各项|[几个各]方面|表现在|[是为有])：?$|.*[算行成际划标]数$|.*表$|(?:包括|以下|下列|如下)"
)


class Line:
    """A paragraph as a candidate. `text` begins after its tokens, the title ends at `title`.

    `declared` is the level the format gives it, `known` what the templates say of its title;
    `aside`: signature or date at the end. `lost` is the token it must have had, where the numbers
    around it leave no other place.
    """

    __slots__ = (
        "aside", "declared", "end", "is_title", "known", "lost", "shape", "start", "table", "text",
        "title", "tokens",
    )  # fmt: skip

    def __init__(
        self, start: int, end: int, declared: int | None = None, table: bool = False
    ) -> None:
        self.start = start
        self.end = end
        self.shape: Shape = "text"
        self.tokens: tuple[Token, ...] = ()
        self.text = 0
        self.title = 0
        self.declared = declared
        self.known: tuple[Known, ...] = ()
        self.table = table
        self.is_title = False
        self.aside = False
        self.lost: Token | None = None

    def make_text(self) -> None:
        """Take it for no heading after all."""
        self.shape, self.known, self.tokens = "text", (), ()


def read_lines(
    flow: Flow,
    paragraphs: tuple[Paragraph, ...],
    index: TitleIndex,
    tokens: Mapping[int, tuple[Token, ...]],
) -> list[Line]:
    """One line a paragraph, in order; each judged by its own words only. `tokens` as in the outline."""
    text = flow.text
    loose = find_loose(flow, paragraphs, tokens)
    known = {**tokens, **{start: (token,) for start, token in loose.items()}}
    lines = [_read(text, paragraph, index, known) for paragraph in paragraphs]
    mark_title(text, lines)
    return lines


def mark_title(text: str, lines: list[Line]) -> None:
    """Find the title, above all that is numbered or known as a heading; entries of a contents page
    are neither."""
    for line in lines:
        if line.tokens or line.known:
            return
        if reads_as_title(text, line) and not read_tokens(text, line.start):
            line.is_title, line.shape = True, "text"
            return


def reads_as_title(text: str, line: Line) -> bool:
    """Whether a line reads like the title of a report."""
    if line.table or line.end - line.start > 80 or tells_of_page(text, line.start):
        return False
    return _TITLE.match(text, line.start, line.end) is not None


def _read(
    text: str, paragraph: Paragraph, index: TitleIndex, known: Mapping[int, tuple[Token, ...]]
) -> Line:
    start, end = paragraph.span.start, paragraph.span.end
    line = Line(start, end, declared=paragraph.level, table=paragraph.table is not None)
    if line.table or start == end:
        return line
    line.tokens = tokens = known.get(start, ())
    if tokens:
        line.text = start + sum(len(token.text) for token in tokens)
        _shape(text, line)
        if line.shape in ("bare", "run_in"):
            line.known = index.get(title_key(text[line.text : line.title]), ())
    else:
        line.text = start
        _read_unnumbered(text, line, index)
    return line


def _read_unnumbered(text: str, line: Line, index: TitleIndex) -> None:
    """A line without a number is a heading where its number was lost, its format or a template says so."""
    start, end = line.start, line.end
    if text[start] == "、" and LOST_NUMBER.fullmatch(text, start, end):
        line.text, line.shape, line.title = start + 1, "bare", end
        line.known = index.get(title_key(text[line.text : end]), ())
    elif line.declared is not None and end - start <= 80:
        line.shape, line.title = "bare", _strip(text, start, end)
        line.known = index.get(title_key(text[start : line.title]), ())
    elif end - start <= _BARE_LIMIT + 10 and (
        known := index.get(title_key(text[start:end].rstrip("。：")))
    ):
        line.shape, line.title, line.known = "bare", _strip(text, start, end), known
    elif (colon := text.find("：", start, min(end, start + _LABEL_LIMIT))) > 0 and (
        known := index.get(title_key(text[start:colon]))
    ):
        line.shape, line.title, line.known = "run_in", colon, known


def _shape(text: str, line: Line) -> None:
    """Whether a numbered line is a title, a title with text after it, or prose."""
    start, end = line.text, line.end
    stop = _STOP.search(text, start, min(end, start + _BARE_LIMIT))
    line.title = _strip(text, start, end)
    if line.declared is not None:
        line.shape = "bare"
        return
    line.shape = _read_shape(text, line, stop)
    if line.shape == "run_in" and stop:
        line.title = stop.start()
    if line.shape == "prose" or _tells(text, line):
        line.shape = "prose"
        line.title = stop.start() if stop else min(end, start + _BARE_LIMIT)


def _read_shape(text: str, line: Line, stop: re.Match[str] | None) -> Shape:
    """The shape by length and the first mark that ends a title."""
    start, end = line.text, line.end
    if stop is None:
        return "bare" if end - start <= _BARE_LIMIT else "prose"
    if stop.group() == "；" or text[end - 1] == "；":
        return "prose"
    if stop.end() == end:
        return "bare"
    return "run_in" if stop.start() - start <= _RUN_IN_LIMIT else "prose"


def _tells(text: str, line: Line) -> bool:
    """Whether a line that could be a title tells a figure or a duty, or is nothing."""
    start, end = line.text, line.end
    if start == end or _FIGURE.search(text, start, line.title):
        return True
    duty = _DUTY.match(text, start) is not None
    return duty and line.tokens[-1].level > 1 and text[end - 1] == "。"


def _strip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in "。：；，. ":
        end -= 1
    return end


def mark_unnumbered(text: str, lines: list[Line]) -> None:
    """Short lines with no prose marks that stand over text or over a fresh run of numbers."""
    opened = False
    for here, following in pairwise(lines):
        if here.shape != "text":
            opened = True
        elif not here.table and (
            _labels(text, here, following) or (opened and _heads(text, here, following))
        ):
            here.shape, here.title = "bare", _strip(text, here.start, here.end)


def _labels(text: str, here: Line, following: Line) -> bool:
    """Whether a line says of itself that it is a heading, over a fresh run of numbers."""
    return _is_first(following) and _LABELLED.fullmatch(text, here.start, here.end) is not None


def _heads(text: str, here: Line, following: Line) -> bool:
    """Whether a short line is the heading of what follows."""
    size = here.end - here.start
    if not 3 <= size <= 21 or not PLAIN.fullmatch(text, here.start, here.end):
        return False
    over_run = _is_first(following)
    if not (over_run or _is_prose(text, following)) or _NO_HEADING.match(
        text, here.start, here.end
    ):
        return False
    title = _strip(text, here.start, here.end)
    return text.endswith(_LOOSE, here.start, title) or (
        over_run and title == here.end and size <= 12
    )


def _is_first(line: Line) -> bool:
    return bool(line.tokens) and line.tokens[-1].ordinal == 1


def _is_prose(text: str, line: Line) -> bool:
    """Whether a line is a sentence, or as long as one."""
    if line.shape != "text" or line.table:
        return False
    return line.end - line.start >= 25 or text[line.end - 1] == "。"
