"""What a quantity is called: the words before its symbol."""

from __future__ import annotations

from perflint.text.edges import Ending, cut_opening
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

_LIMIT = 24
_STOPPED = compile_pattern(rf"(?s:.*)[，。；：、\n！？（）“”{ANY_SYMBOL}]")
_STANDS_ALONE = frozenset("，。；\n（")
# Words that link a name to its number, or lead up to the name, and are no part of it.
_LINK = Ending(
    r"(?:为人民币|分别为|分别是|合计为|共计为|达到了|达到|实现了|完成了|共计|合计|总计|累计|共有|总共|"
    r"金额为|数额为|为|是|达|共|有|计|了|到|(?<![签节履集合条预违契公])约|的|：)+$",
    "为了共到币是有的约计达：",
)
_LEAD = compile_pattern(
    r"(?:其中|截至[^，]{0,8}底|全区|全县|全市|全省|我区|我县|我市|我局|本单位|本部门|今年|本年度|本年|"
    r"[0-9]{4}年度?|1-[0-9]{1,2}月份?|的|和|及|与|并|且|由)+"
)


def read_label(text: str, at: int) -> str:
    """The words right before the symbol at `at` of symbol `text`, back to the last punctuation or
    symbol, without linking words: 签约重大项目 in `全区签约重大项目 89 个`."""
    before = text[at - 1 : at]
    if before in _STANDS_ALONE:
        return ""
    low, end = at - _LIMIT if at > _LIMIT else 0, at - (before == "：")
    stopped = _STOPPED.match(text, low, end)
    return cut_opening(_LEAD, _LINK.cut(text[stopped.end() if stopped else low : end]))
