"""Whose figure it is: an area, a level of government, a project, the department itself."""

from __future__ import annotations

from perflint.facts.context import Context
from perflint.facts.slotwords import SlotWords
from perflint.facts.stage import Around
from perflint.model.figure import Figure, Filled, Stage
from perflint.text.patterns import compile_pattern

_PROJECT = compile_pattern(
    r"(?:^|[，。；：、！？\n]|其中|[一二三四五六七八九十]是)(?:如)?(?P<name>(?![该本此各如0-9])[^，。；：、\n]{2,24}?"
    r"(?:项目|专项|工程|经费|资金|整治))(?:的)?(?:年初|全年|年中|调整后|预算|实际)"
)
_TITLE = compile_pattern(
    r"^(?P<name>[^，。；：]{2,24}?(?:项目|专项|工程|经费|资金|整治)(?:支出)?)$"
)
_MINE = compile_pattern(r"^我([省市县区州旗镇])$")
_LEVEL = compile_pattern(r"级|园区|开发区|高新区")
_SUBJECT = compile_pattern(r"(?:^|[^\u4e00-\u9fff]|[年月末底前])$")
_ITSELF = compile_pattern(r"[^，。；：、年\ue000-\uf8ff0-9]{1,12}本级")
_NO_SUBJECT = compile_pattern(r"^(?:排名|排位|排|第|率先|首|平均|均值|增幅|增速|占比|前)")
_OURS = frozenset({
    "first_budget", "adjusted_budget", "budget", "allotted", "received", "executed", "none",
})  # fmt: skip
_FUNDED = _OURS - {"none"}


class Owners:
    """Carries the owner that was named last through a paragraph."""

    def __init__(self, context: Context, words: SlotWords) -> None:
        self.context, self.words = context, words
        self.evaluation = context.kind == "evaluation"
        self.paragraph = self.sentence = -1
        self.owner = self.project = ""

    def read(self, figure: Figure, stage: Stage, around: Around) -> tuple[str, Filled]:
        """The owner of `figure`, which is the next one and stands at `stage`."""
        sentence, scope, of = around.sentence, around.scope, around.of
        if figure.paragraph != self.paragraph:
            self.paragraph, self.owner = figure.paragraph, ""
            self.project = self._titled(scope.title)
        stated = self._stated(figure.lead if figure.sentence == self.sentence else sentence)
        self.sentence = figure.sentence
        if stated:
            self.owner, self.project = stated, ""
            return stated, "stated"
        if of is not None:
            return of.owner, "inherited"
        if self.evaluation and stage in _FUNDED:
            if project := self._project_in(sentence):
                self.project = project
                return project, "stated"
            if self.project:
                return self.project, "inherited"
        if self.owner:
            return self.owner, "inherited"
        if scope.owner and (not self.evaluation or not _LEVEL.search(scope.owner)):
            return self._area(scope.owner), "inherited"
        if not self.evaluation:
            return self.context.area or "none", "assumed"
        ours = stage in _OURS or figure.quantity.dimension != "money"
        if ours or figure.nature in ("score", "weight", "price_each") or not self.context.area:
            return "本部门", "assumed"
        return self.context.area, "assumed"

    def _titled(self, title: str) -> str:
        """The project that a heading is about."""
        match = _TITLE.match(title) if self.evaluation else None
        return self._called(match["name"]) if match else ""

    def _project_in(self, sentence: str) -> str:
        found = list(_PROJECT.finditer(sentence))
        return self._called(found[-1]["name"]) if found else ""

    def _called(self, name: str) -> str:
        if self.words.no_project.search(name):
            return ""
        return name if name.endswith(("项目", "专项", "整治")) else f"{name}项目"

    def _stated(self, words: str) -> str:
        """The last owner that `words` name as their subject; a level of government names the giver
        of funds rather than the owner in a department's own report."""
        owner = ""
        for found in self.words.owner.finditer(words):
            subject = _SUBJECT.search(words[max(0, found.start() - 1) : found.start()])
            if subject is None or _NO_SUBJECT.match(words[found.end() :]):
                continue
            if self.evaluation and _LEVEL.search(found.group()):
                continue
            owner = found.group()
        if self.evaluation and not owner and (itself := _ITSELF.search(words)):
            return itself.group()
        return self._area(owner)

    def _area(self, word: str) -> str:
        if word in ("我局", "我校", "我院", "全局"):
            return "本部门"
        mine = _MINE.match(word)
        return f"全{mine[1]}" if mine else word
