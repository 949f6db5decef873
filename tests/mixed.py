"""`python -m tests.mixed FOLDER [COUNT]`: a folder as a bureau receives it, made from the fixtures.

All formats, subfolders, a zip with names in GBK, duplicates, last year's filings, a contract, a budget
and rules, and files that cannot be read.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from tests.readers.zip_builder import zip_of

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
UNITS = ("民政局", "水利局", "林业局", "教育局", "司法局", "统计局", "审计局", "气象局", "信访局")
OTHERS = {
    "技术服务合同": "技术服务合同\n\n甲方：某县水利局\n乙方：某公司\n一、服务内容\n运行维护。\n二、合同金额\n"
    "合同总价28.50万元，其中：软件维护12.00万元，硬件维护15.50万元。\n",
    "预算公开": "某县水利局2023年部门预算公开说明\n\n一、部门基本情况\n本部门内设办公室、规划股。\n"
    "二、收支预算\n2023年支出预算860.50万元，其中：基本支出460.50万元，项目支出400.00万元。\n",
    "管理办法": "某县项目支出绩效评价管理办法\n\n第一条 为加强管理，制定本办法。\n第二条 本办法自印发之日起施行。\n",
}
BROKEN = ("截断.docx", "密码.docx", "空文件.docx")


def make(folder: Path, count: int = 200) -> None:
    """Fill `folder` with `count` filings, at least sixty."""
    made = fixed(folder)
    for number, (unit, source) in enumerate(zip(cycle(UNITS), cycle(sources()), strict=False)):
        if made >= count:
            return
        batch = folder / f"第{number % 3}批" / f"云溪县{unit}"
        batch.mkdir(parents=True, exist_ok=True)
        kind = "自评表" if "自评表" in source.stem else "自评报告"
        shutil.copy(source, batch / f"{number:03d}{kind}{source.suffix}")
        made += 1


def sources() -> Iterator[Path]:
    """Filings of every format."""
    yield from sorted(path for path in (FIXTURES / "reports").iterdir() if path.suffix != ".yaml")
    yield from sorted(
        path for path in (FIXTURES / "formats").iterdir() if path.stem != "report.gb18030"
    )


def fixed(folder: Path) -> int:
    """What is there however many filings there are; how many those are."""
    texts = [path for path in sources() if path.suffix == ".txt"]
    for name, text in OTHERS.items():
        folder.joinpath(f"{name}.txt").write_text(text, "utf-8")
    for number in range(3):
        shutil.copy(texts[0], folder / f"重复{number}.txt")
    (folder / "上年").mkdir()
    for number, path in enumerate(texts[:5]):
        text = path.read_text("utf-8").replace("2022", "2021").replace("2023", "2022")
        folder.joinpath("上年", f"{number}.txt").write_text(text, "utf-8")
    for unit, name in zip(UNITS, BROKEN, strict=False):
        (folder / f"云溪县{unit}").mkdir()
        shutil.copy(FIXTURES / "hostile" / name, folder / f"云溪县{unit}" / name)
    report = (FIXTURES / "formats" / "report.docx").read_bytes()
    names = ("云溪县水务局/自评报告.docx", "云溪县档案局/自评报告.docx")
    folder.joinpath("材料.zip").write_bytes(zip_of(dict.fromkeys(names, report)))
    return len(OTHERS) + 3 + min(5, len(texts)) + len(BROKEN) + 2


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True)
    make(target, int(sys.argv[2]) if len(sys.argv) > 2 else 200)
