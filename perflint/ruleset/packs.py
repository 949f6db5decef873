"""Rule folders that other Python packages bring along, under the entry point group `perflint.rules`.

`importlib.metadata` costs as much as a whole check, so it is imported only where a configuration
names a pack.
"""

from __future__ import annotations

import os

from perflint.errors import RuleError, RulesetError

GROUP = "perflint.rules"
PREFIX = "pack:"


def find_pack(root: str) -> str:
    """The folder of the pack that `root`, `pack:NAME`, means: `rules/` in the package its entry point
    names, or the package itself. Raises RulesetError where no such pack is installed."""
    from importlib.metadata import entry_points
    from importlib.util import find_spec

    from perflint.ruleset.wording import suggest

    name = root.removeprefix(PREFIX)
    packs = {point.name: point for point in entry_points(group=GROUP)}
    if name not in packs:
        hint = suggest(name, packs) or "请先用 pip 安装这个规则包。"
        raise RulesetError((RuleError(f"没有安装名为 {name} 的规则包", place=root, hint=hint),))
    module = packs[name].module
    try:
        found = find_spec(module)
    except ImportError:
        found = None
    if found is None or not found.submodule_search_locations:
        told = f"规则包 {name} 的入口 {module} 不是可以导入的包"
        raise RulesetError((RuleError(told, place=root, hint="入口应写成 名称 = 包名。"),))
    folder = next(iter(found.submodule_search_locations))
    inside = os.path.join(folder, "rules")
    return inside if os.path.isdir(inside) else folder
