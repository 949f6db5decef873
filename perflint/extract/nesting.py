"""Where each heading belongs: the tree as meant, which printed numbers alone do not give."""

from __future__ import annotations

from collections import Counter

from perflint.extract.expected import Known
from perflint.extract.lines import Line
from perflint.extract.lost import find_lost
from perflint.model.subject import HeadingKind, Numbering
from perflint.text.numbering import RANKS, Token, make_token
from perflint.text.titles import coverage, title_key

_COMBINED = 0.5
_DEEPEST = 12


class Node:
    """A heading or list item while the tree grows. `token` is the one that counts (the last of
    doubled ones, or the lost one); `own` the lines of text directly below it; `loose` says that
    headings with neither number nor place in a template stand below."""

    __slots__ = (
        "children", "depth", "empty", "expected", "kind", "known", "line", "loose", "numbering",
        "own", "token",
    )  # fmt: skip

    def __init__(self, line: Line, known: Known | None = None) -> None:
        self.line = line
        self.depth = 0
        self.token: Token | None = None
        self.known = known
        self.kind: HeadingKind = "heading"
        self.own: list[Line] = []
        self.children: list[Node] = []
        self.numbering: Numbering = "ok"
        self.expected = ""
        self.empty = False
        self.loose = False

    @property
    def numbered(self) -> bool:
        """Whether it has a number in print."""
        return bool(self.line.tokens)

    @property
    def bare(self) -> bool:
        """A heading with nothing under it yet."""
        return self.line.shape == "bare" and not self.own and not self.children


def nest(text: str, lines: list[Line]) -> Node:
    """The root of the tree over `lines`; text lines become `own` of the node they stand under."""
    return _Nester(text, lines).run()


def _next_token(node: Node, parent: Node) -> Token | None:
    """The number that an expected heading without one has after its neighbour."""
    before = parent.children[-1].token if parent.children else None
    if node.known and before and before.form in ("han", "han_bracket"):
        return make_token("", before.form, before.ordinal + 1)
    return None


class _Nester:
    def __init__(self, text: str, lines: list[Line]) -> None:
        self.text = text
        self.lines = lines
        self.root = Node(Line(0, 0))
        self.stack = [self.root]
        self.template = _best_template(lines)
        self.depths: dict[str, int] = {}

    def run(self) -> Node:
        find_lost(self.lines)
        for at, line in enumerate(self.lines):
            if line.is_title or line.aside:
                continue
            if line.shape == "text":
                self.stack[-1].own.append(line)
                continue
            if line.shape == "run_in" and not line.tokens:
                self._add_label(line)
                continue
            node = Node(line, known=self._known(line))
            node.token = line.tokens[-1] if line.tokens else line.lost
            self._attach(node, self._parent(node, at))
        return self.root

    def _add_label(self, line: Line) -> None:
        """A label with its text (项目概况：…) holds nothing else and needs no number."""
        above = self.stack[-1] if self.stack[-1].depth < _DEEPEST else self.stack[-2]
        node = Node(line, known=self._known(line))
        node.depth = above.depth + 1
        above.children.append(node)

    def _known(self, line: Line) -> Known | None:
        return next((known for known in line.known if known.template == self.template), None)

    def _attach(self, node: Node, parent: Node) -> None:
        while self.stack[-1] is not parent:
            self.stack.pop()
        if parent.depth >= _DEEPEST:
            self.stack.pop()
            parent = self.stack[-1]
        node.depth = parent.depth + 1
        node.token = node.token or _next_token(node, parent)
        parent.children.append(node)
        parent.loose = parent.loose or not (node.numbered or node.known)
        self.stack.append(node)
        if node.token:
            self.depths.setdefault(node.token.form, node.depth)

    def _parent(self, node: Node, at: int) -> Node:
        if node.token:
            return self._of_number(node, node.token, at)
        if node.known:
            return self._of_known(node, node.known)
        if node.line.declared is not None:
            return self._of_level(node.line.declared)
        return self._of_unnumbered()

    def _of_number(self, node: Node, token: Token, at: int) -> Node:
        stack, same = self.stack, self._of_form(token)
        if not same:
            return self._of_new_run(token)
        going_on = [i for i in same if _ordinal(stack[i]) + 1 == token.ordinal]
        if going_on:
            inner, outer = going_on[0], going_on[-1]
            out = _outer(node, stack[inner], stack[outer])
            return stack[(outer if out else inner) - 1]
        if token.ordinal == 1 and self._nested(node, token, same[0], at):
            return stack[-1]
        return stack[next((i for i in same if _ordinal(stack[i]) < token.ordinal), same[0]) - 1]

    def _of_form(self, token: Token) -> list[int]:
        """The places in the stack of headings numbered in the form of `token`, the inner first."""
        return [
            i for i in range(len(self.stack) - 1, 0, -1)
            if (other := self.stack[i].token) and other.form == token.form
        ]  # fmt: skip

    def _nested(self, node: Node, token: Token, i: int, at: int) -> bool:
        """Whether a number one opens a list below `stack[i]` rather than a second run beside it."""
        above = self.stack[i]
        if node.known and node.known.depth == above.depth and above.numbered:
            return False
        if not above.numbered or (self.stack[-1] is above and above.bare):
            return True
        return self._resumes(node, token, _ordinal(above), at)

    def _resumes(self, node: Node, first: Token, ordinal: int, at: int) -> bool:
        """Whether, after the run starting at line `at`, the outer run goes on after `ordinal`."""
        rank, last = first.rank, 1
        for line in self.lines[at + 1 :]:
            if not line.tokens:
                if known := self._known(line):
                    return known.depth <= rank and node.line.shape == "prose"
                continue
            token = line.tokens[-1]
            if token.rank < rank:
                return False
            if token.form != first.form:
                continue
            outer = token.ordinal == ordinal + 1
            turns = (node.line.shape, line.shape) == ("prose", "bare")
            if token.ordinal != last + 1 or (outer and turns):
                return outer
            last = token.ordinal
        return False

    def _goes_below(self, top: Node, token: Token) -> bool:
        """Whether a new run of numbers counts what stands right below the heading `top`."""
        if not (top.depth and top.bare and token.rank):
            return False
        if top.token is None or not top.numbered or top.token.rank < token.rank:
            return token.ordinal == 1 or not _outranks(token, top)
        return self.depths.get(token.form, top.depth) >= top.depth

    def _of_new_run(self, token: Token) -> Node:
        stack = self.stack
        if self._goes_below(stack[-1], token):
            return stack[-1]
        while stack[-1].depth and _outranks(token, stack[-1]):
            stack.pop()
        return stack[-1]

    def _of_known(self, node: Node, known: Known) -> Node:
        stack = self.stack
        key = title_key(self.text[node.line.text : node.line.title])
        for above in stack[1:]:
            title = title_key(self.text[above.line.text : above.line.title])
            if (
                above.depth == known.depth
                and len(title) > len(key) + 2
                and (coverage(key, title) >= _COMBINED and ("及" in title or "和" in title))
            ):
                while stack[-1].depth > above.depth:
                    stack.pop()
                return above
        while stack[-1].depth >= known.depth:
            stack.pop()
        return stack[-1]

    def _of_level(self, declared: int) -> Node:
        stack = self.stack
        while stack[-1].depth and (stack[-1].line.declared or 99) >= declared:
            stack.pop()
        return stack[-1]

    def _of_unnumbered(self) -> Node:
        stack = self.stack
        for above in reversed(stack):
            if above.loose:
                return above
        while stack[-1].token and stack[-1].token.rank >= RANKS["digit"]:
            stack.pop()
        return stack[-1]


def _ordinal(node: Node) -> int:
    return node.token.ordinal if node.token else 0


def _outranks(token: Token, node: Node) -> bool:
    """Whether a run of `token` cannot stand below `node`."""
    rank = token.rank
    if node.token and node.numbered:
        return node.token.rank >= rank
    return token.ordinal > 1 and node.depth >= rank


def _outer(node: Node, inner: Node, outer: Node) -> bool:
    """Whether a number that fits an inner and an outer run goes on with the outer one."""
    if node.known:
        return node.known.depth == outer.depth
    return inner.line.shape == "prose" and node.line.shape == "bare"


def _best_template(lines: list[Line]) -> int:
    votes = Counter(
        template
        for line in lines
        for template, _, _ in {(it.template, it.depth, it.section.title) for it in line.known}
    )
    return votes.most_common(1)[0][0] if votes else -1
