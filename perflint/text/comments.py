"""Where a filing speaks to perflint rather than to its reader."""

from __future__ import annotations

import re
from functools import cache

HINT = "perflint"
"""What every such comment holds; to be looked for before a pattern is compiled."""


@cache
def comment_pattern(format: str) -> re.Pattern[str]:
    """What finds the comments of a filing, their words in group 1: in Markdown `<!-- perflint: … -->`
    anywhere, in text this or `# perflint: …` on a line of its own."""
    if format == "md":
        return re.compile(r"<!--[ \t\n]*+perflint[ \t]*+[:：]([^\0]{0,400}?)-->")
    return re.compile(
        r"^[ \t]*+(?:[#＃]|<!--)[ \t]*+perflint[ \t]*+[:：]([^\n]{0,400}?)(?:-->[ \t]*)?$",
        re.MULTILINE,
    )
