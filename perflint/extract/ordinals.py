"""What is wrong with the numbers of headings: restarted, doubled, lost, skipped, mislevelled."""

from __future__ import annotations

import re
from collections import Counter

from perflint.extract.nesting import Node
from perflint.text.numbering import RANKS, Token, run_of, write_like, write_token
from perflint.text.patterns import compile_pattern

# Where a filing holds a second report or an annex, its numbers start again, and rightly so.
_NEW_PART = compile_pattern(
    r"^附[件表录]|(?:报告|总结|方案|自评表)(?:（[^（）\n]{1,20}）)?$", re.MULTILINE
)

_REACH = 600


def settle_numbering(text: str, root: Node, *, whole: bool) -> None:
    """Set `numbering` and `expected` all the way down; `whole`: the text begins with its title, so that
    its sections begin with the first."""
    forms = _forms(root)
    _demote(root)
    _settle(text, root, forms, {})
    first = root.children[0] if root.children else None
    if whole and first and first.token and first.numbered and first.numbering == "ok":
        due = first.token.ordinal - 1
        follows = _following(root, 0) == due + 2
        lost = write_like(first.token, due)
        if due == 1 and follows and lost not in text[: first.line.start]:
            first.numbering, first.expected = "skip", lost


def _forms(root: Node) -> dict[int, str]:
    """The form most headings of a depth are numbered in."""
    counts: dict[int, Counter[str]] = {}
    pending = [root]
    while pending:
        node = pending.pop()
        pending += node.children
        if node.token and node.numbered and node.kind == "heading":
            counts.setdefault(node.depth, Counter())[node.token.form] += 1
    return {depth: count.most_common(1)[0][0] for depth, count in counts.items()}


def _find_restart(nodes: list[Node]) -> tuple[int, int]:
    """The places of an expected heading that begins a run anew, and of the expected one before it; one
    place twice where there are none."""
    restart = next((i for i, node in enumerate(nodes) if i and node.known and _is_first(node)), 0)
    return next((i for i in range(restart - 1, -1, -1) if nodes[i].known), restart), restart


def _demote(parent: Node) -> None:
    """Headings between an expected one and the restart of its run belong below that one."""
    for node in parent.children:
        _demote(node)
    owner, restart = _find_restart(parent.children)
    strays = parent.children[owner + 1 : restart]
    if not strays:
        return
    above = parent.children[owner]
    if any(node.token is None or node.token.form != _form(above) for node in strays):
        return
    form = next((child.token.form for child in above.children if child.token), "digit")
    for node in strays:
        assert node.token is not None
        node.numbering, node.expected = "mislevelled", write_token(form, node.token.ordinal)
        _deepen(node)
    above.children += strays
    del parent.children[owner + 1 : restart]


def _form(node: Node) -> str:
    return node.token.form if node.token else ""


def _deepen(node: Node) -> None:
    node.depth += 1
    for child in node.children:
        _deepen(child)


def _is_first(node: Node) -> bool:
    return node.numbered and node.token is not None and node.token.ordinal == 1


class _Run:
    """What the numbers before a heading let one expect: the last one of each form, the heading's place
    among its like, whether the numbers have begun anew, the form whose number stood twice."""

    __slots__ = ("doubled", "last", "place", "restarted")

    def __init__(self) -> None:
        self.last: dict[str, int] = {}
        self.place = 0
        self.restarted = False
        self.doubled = ""


def _has_place(node: Node) -> bool:
    return node.kind == "heading" or node.numbered


def _settle(text: str, parent: Node, forms: dict[int, str], ended: dict[str, int]) -> None:
    run = _Run()
    start = parent.line.start
    for at, node in enumerate(parent.children):
        token = node.token
        run.place += _has_place(node)
        if token is None or not node.numbered:
            _settle_lost(node, forms, run.place)
            if token:
                run.last[run_of(token)] = token.ordinal
        elif not parent.depth and token.ordinal == 1 and _opens(text, start, node):
            run.last.clear()
            run.last[run_of(token)], run.place, run.restarted = 1, 1, False
        elif node.numbering == "ok":
            _settle_number(text, start, node, parent, ended, run)
            run.last[run_of(token)] = _counted(node, run, _following(parent, at))
        start = node.line.start
    for node in parent.children:
        _settle(text, node, forms, ended)
    ended.update(run.last)


def _counted(node: Node, run: _Run, following: int) -> int:
    """How far a run has counted with `node`; a number that those around it leave no place for was
    meant to be the one due."""
    assert node.token is not None
    due = run.last.get(run_of(node.token), 0) + 1
    return due if node.numbering == "skip" and following == due + 1 else node.token.ordinal


def _following(parent: Node, at: int) -> int:
    """The number that follows that of the heading at `at` in its run, 0 where it is the last."""
    token = parent.children[at].token
    assert token is not None
    run = (one.token for one in parent.children[at + 1 :] if one.token)
    return next((one.ordinal for one in run if run_of(one) == run_of(token)), 0)


def _settle_number(
    text: str, start: int, node: Node, parent: Node, ended: dict[str, int], run: _Run
) -> None:
    """A number follows the one of its form before it."""
    token = node.token
    assert token is not None
    before = run.last.get(run_of(token), 0)
    doubled, run.doubled = run.doubled, ""
    if len(node.line.tokens) > 1:
        node.numbering, node.expected = "double_token", write_like(token, token.ordinal)
    elif token.ordinal == before + 1 and not run.restarted:
        _settle_level(node, parent)
    elif not before and token.ordinal > 1:
        _settle_start(text, start, node, parent, ended)
    elif token.ordinal == 1 and before and not token.form.startswith("decimal"):
        _settle_first(node, token, before, run)
    else:
        _settle_break(text, start, node, before, doubled, run)


def _settle_first(node: Node, token: Token, before: int, run: _Run) -> None:
    """A number one after others of its form."""
    if _abrupt(node):
        run.restarted = True
        node.numbering, node.expected = "restarted", write_like(token, run.place)
    elif before == 1 and token.rank <= RANKS["han_bracket"]:
        node.numbering, run.doubled = "duplicate", token.form
        node.expected = write_like(token, 2)


def _settle_break(text: str, start: int, node: Node, before: int, doubled: str, run: _Run) -> None:
    """A number that does not follow the one `before`; the form `doubled` had the last one twice."""
    token = node.token
    assert token is not None
    form = token.form
    if run.restarted or token.ordinal <= before:
        node.numbering, run.doubled = "duplicate", form
        node.expected = write_like(token, run.place if run.restarted else before + 1)
    elif doubled == form and token.ordinal == before + 2:
        pass  # 1, 2, 2, 4: the duplicate was told, the rest is right
    elif token.ordinal > before + 1 and not _printed(text, start, node, form, before + 1):
        node.numbering, node.expected = "skip", write_like(token, before + 1)


def _settle_lost(node: Node, forms: dict[int, str], place: int) -> None:
    """An unnumbered heading lacks its number where its like have one."""
    form = node.token.form if node.token else forms.get(node.depth, "")
    if node.kind == "run_in" or form.startswith("decimal"):
        return
    at_home = node.known is not None and node.known.depth == node.depth
    if form and (node.line.lost or (at_home and forms.get(node.depth))):
        node.numbering = "missing_number"
        node.expected = write_token(form, node.token.ordinal if node.token else place)


def _settle_level(node: Node, parent: Node) -> None:
    """A number may not be of its parent's rank or above it."""
    assert node.token is not None
    rank = node.token.rank
    if parent.numbered and parent.token:
        above = parent.token.rank
        wrong = rank == above or rank < above < RANKS["digit_bracket"]
    else:
        wrong = rank <= parent.depth < 3
    if wrong and rank and parent.depth:
        node.numbering = "mislevelled"


def _settle_start(text: str, start: int, node: Node, parent: Node, ended: dict[str, int]) -> None:
    """A run that does not start with one goes on with an earlier run, or its start is lost."""
    assert node.token is not None
    form, ordinal = node.token.form, node.token.ordinal
    if ended.get(run_of(node.token)) == ordinal - 1:
        node.numbering, node.expected = "not_restarted", write_like(node.token, 1)
    elif (
        parent.depth
        and not _is_glued(text, node)
        and not _printed(text, start, node, form, ordinal - 1)
    ):
        node.numbering, node.expected = "skip", write_like(node.token, ordinal - 1)


def _is_glued(text: str, node: Node) -> bool:
    """Whether digits go on right behind the number of a heading, so that it may be none: 2.164个."""
    assert node.token is not None
    behind = node.line.start + len(node.token.text)
    return text[behind : behind + 1].isdigit()


def _opens(text: str, start: int, node: Node) -> bool:
    """Whether a new part of the filing opens before `node`."""
    return bool(start) and _NEW_PART.search(text, start, node.line.start) is not None


def _abrupt(node: Node) -> bool:
    """Whether a second run is a mistake: headings of the upper levels, or a known title."""
    assert node.token is not None
    return node.kind == "heading" and (
        node.known is not None or node.token.rank <= RANKS["han_bracket"]
    )


def _printed(text: str, start: int, node: Node, form: str, ordinal: int) -> bool:
    """Whether the number missing from the run stands inside the text from `start` on."""
    assert node.token is not None
    token = write_like(node.token, ordinal)
    before = text[max(start, node.line.start - _REACH) : node.line.start]
    if form == "digit":  # any number may have that digit in it
        return re.search(rf"(?<![\d.]){ordinal}[.、](?!\d)", before) is not None
    return token in before
