"""Lines of a portal about the document below them: 索引号：…, 发布日期：…, 当前位置：…"""

from __future__ import annotations

from perflint.text.patterns import compile_pattern

_PAGE_DATA = compile_pattern(
    r"[-·•|【［]?(?:索引号|组配分类|主题分类|公开(?:目录|范围|方式)|信息类别|(?:发布|公开|制发)(?:机构|日期|时间|单位)"
    r"|(?:成文|生成|生效|废止|发文)(?:日期|时间)|时效性|效力属性|文号|发文字号|信息来源|来源"
    r"|(?:阅读|点击|访问|浏览)(?:次数|数|量)|字[体号](?:大小)?|责任编辑|报表编号|(?:您现在的|您的|您所在的|当前)位置)[：|]"
)


def tells_of_page(text: str, start: int = 0) -> bool:
    """Whether the line at `start` is one of those: no title, and no part of a sentence."""
    return _PAGE_DATA.match(text, start) is not None
