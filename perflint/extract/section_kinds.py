"""Which nodes are sections and which are items of a list, and which sections are empty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.extract.lines import NOUNS, Line
from perflint.extract.nesting import Node
from perflint.text.patterns import compile_pattern

_LEAD_IN = 20
_ELSEWHERE = compile_pattern("[详参]?见附[件表]|附后")
_NOTHING = compile_pattern(r"(?:暂?无|略|没有|不涉及|/|-+|—+)[。.]?")
_PROMPT = compile_pattern(
    r"(?:请|主要|重点|简要|应)?(?:从|对照|结合|根据|围绕|按照|包括|说明|反映|阐述|描述|填写|列明|分析)"
    r"[^。\d]{4,120}(?:归纳|反映|说明|分析|评价|阐述|描述|总结|填写)[^。，；\d]{0,40}[。）]?"
    r"|（?(?:请|请简要|简要|请逐项|逐项|请分别)(?:说明|描述|阐述|列明|反映|填写|介绍)[^。\d]{4,120}[。）]{0,2}"
)
_SIGNATURE = compile_pattern(
    r"(?:20\d\d年\d{1,2}月(?:\d{1,2}日)?|二[〇○0零]\S{2}年\S{1,3}月\S{0,4}"
    r"|[^，。；：]{2,30}(?:局|委|办|委员会|办公室|中心|政府|厅|部|院|处|站|队|校|所|公司|[馆社园会团署乡镇]|街道)"
    r"|[（(]?(?:盖章|公章|单位盖章)[）)]?)(?:（[^（）]{1,6}）)?"
)


def settle_kinds(text: str, node: Node) -> None:
    """Set `kind` all the way down: heading, run_in or list_item."""
    if not node.children:
        return
    for run in _runs(node.children):
        _settle_run(text, node, run)
    for child in node.children:
        settle_kinds(text, child)
        if child.kind == "list_item" and any(one.kind != "list_item" for one in child.children):
            child.kind = "run_in"


def _runs(children: list[Node]) -> Iterator[list[Node]]:
    """Children in a row numbered in one form, from one number one to the next."""
    run: list[Node] = []
    for child in children:
        before, token = run[-1].token if run else None, child.token
        fresh = token is not None and token.ordinal == 1
        if run and (fresh or (before and before.form) != (token and token.form)):
            yield run
            run = []
        run.append(child)
    yield run


class _Run(NamedTuple):
    """Nodes in a row numbered alike: whether most are `prose`, how many are titles with text under them
    (`bare`), and whether half of them read as titles (`titled`)."""

    nodes: list[Node]
    prose: bool
    bare: int
    titled: bool


def _read_run(text: str, nodes: list[Node]) -> _Run:
    return _Run(
        nodes,
        2 * sum(node.line.shape == "prose" for node in nodes) > len(nodes),
        sum(_is_filled(text, node) for node in nodes if node.line.shape == "bare"),
        2 * sum(_reads_as_title(text, node) for node in nodes) >= len(nodes),
    )


def _settle_run(text: str, parent: Node, nodes: list[Node]) -> None:
    run = _read_run(text, nodes)
    for node in nodes:
        shape = node.line.shape
        if not node.numbered or node.known:
            node.kind = "run_in" if shape == "run_in" else "heading"
        elif shape == "prose" or (shape == "run_in" and run.prose):
            node.kind = "list_item"
        elif shape == "run_in":
            node.kind = "run_in"
        else:
            node.kind = "heading" if _heads(text, parent, run, node) else "list_item"


def _heads(text: str, parent: Node, run: _Run, node: Node) -> bool:
    """Whether a bare numbered line is a heading."""
    if _is_filled(text, node):
        return bool(node.children) or not run.prose
    return _heads_nothing(text, parent, run, node)


def _heads_nothing(text: str, parent: Node, run: _Run, node: Node) -> bool:
    """Whether a numbered line with nothing under it is a heading all the same: by what it is itself, by
    the titles of its run that have text under them, or as one among titles."""
    count = len(run.nodes)
    if 2 * run.bare >= count or node.line.declared is not None or _stopped(text, run.nodes, node):
        return True
    if 3 * run.bare >= count and node.line.tokens[-1].level == 1:
        return True
    return run.titled and _stands(text, parent, node, run.prose)


def _is_filled(text: str, node: Node) -> bool:
    """Whether anything but the lead-in of a list stands under a line."""
    return bool(node.children) or any(_fills(text, one) for one in node.own)


def _fills(text: str, line: Line) -> bool:
    """Whether a line is text of what stands above it, not the lead-in of the list that follows."""
    lead = line.end - line.start <= _LEAD_IN and text[line.start : line.end].endswith("：")
    return line.table or not lead


def _stands(text: str, parent: Node, node: Node, listing: bool) -> bool:
    """Whether a numbered line with nothing under it, among others like it, is a section's title."""
    line = node.line
    introduced = parent.own and text[parent.own[-1].end - 1] == "："
    if listing or introduced or text[line.end - 1] == "。":
        return False
    return _reads_as_title(text, node)


def _stopped(text: str, run: list[Node], node: Node) -> bool:
    """Whether a title ends in a full stop like those around it, after which their text follows."""
    others = [one for one in run if one is not node]
    alike = sum(one.line.shape == "run_in" for one in others)
    return (
        text[node.line.end - 1] == "。"
        and bool(others)
        and alike == len(others)
        and _reads_as_title(text, node)
    )


def _reads_as_title(text: str, node: Node) -> bool:
    return text.endswith(NOUNS, node.line.text, node.line.title)


def settle_empty(text: str, node: Node) -> bool:
    """Set `empty` all the way down; returns whether `node` holds anything."""
    filled = [settle_empty(text, child) for child in node.children]
    line = node.line
    holds = any(filled) or node.kind == "list_item"
    if not holds and node.kind == "run_in":
        holds = not _PROMPT.fullmatch(text, line.title + 1, line.end)
    if not holds:
        holds = any(_says(text, node, one) for one in node.own) or bool(
            _ELSEWHERE.search(text, line.text, line.end)
        )
    node.empty = not holds
    return holds


def _says(text: str, node: Node, line: Line) -> bool:
    if line.table:
        return line.end > line.start
    if line.end - line.start <= 6 and _NOTHING.fullmatch(text, line.start, line.end):
        word = text[line.start : line.end].rstrip("。.")
        if node.line.known:
            return any(word in known.section.allow_empty for known in node.line.known)
        return word != "略"
    return not _PROMPT.fullmatch(text, line.start, line.end)


def drop_signature(text: str, lines: list[Line]) -> None:
    """The unit and date under the last section are not its text."""
    for line in reversed(lines[-4:]):
        if line.shape != "text" or line.table or line.is_title:
            return
        if not _SIGNATURE.fullmatch(text, line.start, line.end):
            return
        line.aside = True
