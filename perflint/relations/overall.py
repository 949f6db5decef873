"""The budget and the spending of the whole filing, told once for all who ask."""

from __future__ import annotations

from functools import cached_property

from perflint.model.figure import Figure
from perflint.relations.known import tell_row
from perflint.relations.view import View, same_kind
from perflint.text.patterns import compile_pattern

SELVES = ("本部门", "全系统", "全局")
_TELLING, _BESIDE = 2, 2
_BUDGETED = {
    "first_budget": compile_pattern(r"预算|年初(?:安排|批复|批准|下达)"),
    "adjusted_budget": compile_pattern(r"预算|调整(?:后|数)"),
    "budget": compile_pattern(r"(?:全年|年度|部门|总|调整后|项目)的?(?:支出)?预算"),
}
_SPENDS = compile_pattern(
    r"(?:全年|本年|当年|年度?|累计|总|整体|实际|资金)(?:支出|花|执行|使用|支付|开支)|执行数|支出(?:总|合)计"
)
_NO_WHOLE = compile_pattern(
    r"投资|余额|三公|采购|基本|项目支出|人员|公用|前三季度|半年|[0-9]月|季度|计划|平均|收入"
)
_MEANS = compile_pattern(
    r"^(?:全年|本年|当年|年度|部门)[^，。；]{0,8}(?:收入|预算|资金)(?:总[额计])?"
)
_TOTAL_ROW = compile_pattern(
    r"^(?:年度|项目|部门)*(?:整体|支出|资金|预算)*总额(?:（[^）]*）)?$|^项目资金(?:（[^）]*）)?$"
)


class Overall:
    """The figures that tell of the whole filing: the first budget, the budget of the full year, what was
    spent. The whole is the largest figure that its words give that stage, of nobody but the department;
    where prose tells none, that of the total row of the table of funds."""

    def __init__(self, view: View) -> None:
        self._view = view

    @cached_property
    def first(self) -> Figure | None:
        """The budget of the beginning of the year."""
        return self._largest("first_budget") or self._compared[0]

    @cached_property
    def budget(self) -> Figure | None:
        """The budget of the full year, with what was added and cut; the first one where nothing was."""
        told = self._largest("adjusted_budget") or self._largest("budget")
        return told or self._compared[1] or self.first

    @cached_property
    def spent(self) -> Figure | None:
        """What was spent in the year."""
        return self._largest("executed")

    @cached_property
    def beside(self) -> bool:
        """Whether budget and spending are told side by side."""
        spent, budget = self.spent, self.budget
        if spent is None or budget is None:
            return False
        return abs(spent.paragraph - budget.paragraph) <= _BESIDE

    @cached_property
    def confirmed(self) -> bool:
        """Whether what the filing says of budget and spending shows that one is of the other."""
        spent, budget = self.spent, self.budget
        return spent is not None and budget is not None and self.confirms(spent, budget)

    def confirms(self, part: Figure, base: Figure) -> bool:
        """Whether the filing prints, anywhere, what one leaves of the other or makes of it, so that both
        are meant as one whole."""
        apart = abs(base.quantity.amount - part.quantity.amount)
        ratios = [
            one.quantity.amount * 100 / other.quantity.amount
            for one, other in ((part, base), (base, part))
            if other.quantity.amount
        ]
        ratios += [abs(100 - ratio) for ratio in ratios]
        for figure in self._view.figures:
            quantity = figure.quantity
            if quantity.dimension == "money" and apart and same_kind(figure, base):
                if abs(quantity.amount - apart) * 2 <= quantity.ulp:
                    return True
            elif (
                quantity.dimension == "percent" and quantity.decimals >= _TELLING
                and any(abs(quantity.value - ratio) * 2 <= quantity.ulp for ratio in ratios)
            ):  # fmt: skip
                return True
        return False

    def _largest(self, stage: str) -> Figure | None:
        found = [figure for figure in self._money if figure.stage == stage and self._tells(figure)]
        best = max(found, key=lambda figure: figure.quantity.amount, default=None)
        return self._view.figures[best.index] if best is not None else self._tabled.get(stage)

    @cached_property
    def _compared(self) -> tuple[Figure | None, Figure | None]:
        """The first budget that the means of the year are held against, and those means: 全年收入1200万元，较年初
        预算1000万元净增200万元. None where there is no such pair or are several."""
        figures = self._view.figures
        pairs = {
            (change.base, change.of) for change in figures
            if change.nature == "change" and change.base >= 0 and change.of >= 0
            and figures[change.base].role == "compared" and figures[change.base].stage == "first_budget"
            and _MEANS.search(figures[change.of].lead) and same_kind(figures[change.of], figures[change.base])
        }  # fmt: skip
        if len(pairs) != 1:
            return None, None
        base, now = pairs.pop()
        return figures[base], figures[now]

    @cached_property
    def _tabled(self) -> dict[str, Figure]:
        """What the first total row of funds tells, by stage; empty where several tables have one."""
        view = self._view
        found: list[dict[str, Figure]] = [
            {known.stage: known.figure for known in tell_row(view, sheet, number, row)}
            for number, sheet in enumerate(view.sheets)
            for row, said in enumerate(sheet.rows)
            if said.kind == "total" and _TOTAL_ROW.search(sheet.label(row))
        ]
        return found[0] if len(found) == 1 else {}

    @cached_property
    def _money(self) -> list[Figure]:
        view = self._view
        able = [
            figure.index for figure in view.figures
            if figure.nature == "level" and figure.quantity.dimension == "money" and not figure.depth
            and not figure.role and figure.index not in view.wholes and _may_tell(figure)
            and not view.is_tabled(figure)
        ]  # fmt: skip
        return [figure for index in able if (figure := view.filled[index]).owner in SELVES]

    def _tells(self, figure: Figure) -> bool:
        if figure.stage == "executed":
            return bool(_SPENDS.search(figure.lead))
        return figure.filled[1] == "stated" and bool(_BUDGETED[figure.stage].search(figure.lead))


def _may_tell(figure: Figure) -> bool:
    """Whether the words before a figure may tell of the whole, at whatever stage it stands."""
    if _NO_WHOLE.search(figure.lead):
        return False
    return any(words.search(figure.lead) for words in (_SPENDS, *_BUDGETED.values()))
