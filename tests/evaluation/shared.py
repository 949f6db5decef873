"""Where real texts lie, and which of them are held out.

Rules and their calibration may learn from every text but the held ones: those show at the end how
it goes on texts nobody has looked at. The split goes by place, because the texts of one place
share authors, wording and figures from year to year. Contents of held texts are not listed.
"""

from __future__ import annotations

from pathlib import Path

from perflint.readers import read

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
SHARED = Path(__file__).resolve().parents[3] / "shared"
HELD_PLACES = frozenset((
    "anhui", "anqing", "baoji", "changde", "changji", "chengde", "chongqing", "chuxiong",
    "datong", "guangxi", "guangzhou", "guyuan", "hailaer", "harbin", "honghe", "jiamusi",
    "jiaozuo", "karamay", "lijiang", "qinghai", "quanzhou", "shenyang", "shenzhen", "shizuishan",
    "sichuan", "suqian", "suzhou", "suzhou-anhui", "taian", "weihai", "wuzhong", "xinxiang",
    "xizang", "yichang", "yunfu", "zaozhuang", "zhangye", "zhejiang", "zhuzhou",
))  # fmt: skip
HELD_WRITTEN = frozenset((
    "a6", "b6", "d2", "d5", "d8", "e3", "e6",
    "guangxi-town", "hainan-culture", "shaanxi-hospital", "tianjin-housing", "yongzhou-ecology",
    "bailang-reservoir", "liaoyuan-state-capital", "longxi-health", "pengjiang-streets", "shiqian-resettlement",
))  # fmt: skip
"""Of ../shared and, the longer names, of fixtures/written."""
SPLITS = ("development", "held")


def split_of(file: str) -> str:
    """`development` or `held`, by the place (`guyuan-2021-2.txt`) or name of a text."""
    name = Path(file).stem
    place = name.rstrip("0123456789-")
    return SPLITS[place in HELD_PLACES or name in HELD_WRITTEN or place in HELD_WRITTEN]


def split_by_index(index: int) -> str:
    """The split of a statement by its place in its file, from 0: every third is held."""
    return SPLITS[index % 3 == 2]


def find_texts() -> list[Path]:
    """The public texts."""
    return sorted((SHARED / "corpus").glob("*/*.txt"))


def read_text(path: Path) -> str:
    """The text of a filing as findings count its lines."""
    return read(str(path)).text
