"""Words that compare, as parts of patterns, and what they say of two figures."""

from __future__ import annotations

from perflint.relations.comparison import Relation
from perflint.text.patterns import compile_pattern

ABOVE = r"高于|大于|多于|快于|优于|好于|高出|超过|超出|突破|超额完成|长于|宽于|超(?![长级市大声])"
BELOW = r"低于|小于|少于|慢于|落后于?|滞后于?|短于|差于|不足|不到"
NOT = r"未能?|没有?|并未|不"
RISES = r"增加|增长|上升|提高|提升|扩大|上涨|增多|延长|加快|升高|攀升"
FALLS = r"减少|下降|降低|压减|回落|缩短|缩小|下滑|减轻|收窄|压缩|缩减|减慢"
FALLING = compile_pattern(
    r"投诉|事故|死亡|亡人|伤亡|差错|超支|耗|漏损|时限|天数|失业|逾期|上访|发案|违规|不合格|损失|超标|浓度|排放|"
    r"成本|造价|债务|结转|结余|调整率|变动率|控制率|缺勤|辍学|复发|空置|流失"
)
"""Names of what is better the less there is of it."""
NO_STATEMENT = compile_pattern(
    r"是否|应当?|须|不得|不应|力争|确保|争取|预计|拟|如果?|若|要求|原则|基本|部分|约定|规定|坚持|对(?:于)?$"
)
ADVERBS = (
    r"(?:，|均|都|也|仍|略|稍|明显|显著|大幅|远远?|已经?|还|且|并|但|却|虽然?|各|总体|整体|实际|比率|比例|数值?|该|这|其|比重|全部|"
    r"顺利|圆满|如期|双双|继续|依然|同样|从而)*"
)


def compared(*, above: bool, negated: bool) -> Relation:
    """What 高于 (`above`) or 低于 says, or what 未 before it makes of that."""
    if negated:
        return "<=" if above else ">="
    return ">" if above else "<"
