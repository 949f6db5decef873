"""The tables of a store: their columns, in order, with types and meaning.

This is the schema that docs/store.md prints. Every table but `runs` and `rules` lies in one file a chunk
and year; `run` and `year` stand in the names of folders, DuckDB and others read them as columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from perflint.lang import Words
from perflint.store import need


class Column(NamedTuple):
    """One column: `kind` is text, word (a text of few values), whole, wide, amount, sum, bytes,
    hashes or moment."""

    name: str
    kind: str
    means: Words


RUNS = (
    Column("version", "text", ("perflint 的版本", "version of perflint")),
    Column("rules", "text", ("规则的指纹", "fingerprint of the rules")),
    Column("plan", "text", ("文件清单和设置的指纹；同名的再次运行须相同",
                            "digest of filings and settings; a rerun must have the same")),
    Column("chunks", "whole", ("分成几块", "how many chunks")),
    Column("filings", "wide", ("几份", "how many filings")),
    Column("claims", "word", ("留存哪些陈述：none、slim、full",
                              "which claims are kept: none, slim, full")),
    Column("started", "moment", ("开始的时刻（UTC）", "when it began (UTC)")),
)  # fmt: skip
RULES = (
    Column("rule", "text", ("编号", "id")),
    Column("name", "text", ("短名", "name")),
    Column("severity", "word", ("级别", "severity")),
    Column("title", "text", ("标题", "title")),
    Column("document", "text", ("依据的文件", "document it rests on")),
    Column("clause", "text", ("条款", "clause")),
)
FILINGS = (
    Column("filing", "wide", ("在这次运行里的序号", "number within the run")),
    Column("path", "text", ("路径，从根文件夹算起", "path as seen from the root")),
    Column("content", "bytes", ("内容、附件、例外和设置的摘要；相同则结果相同",
                                "digest of content, attachments, suppressions and settings")),
    Column("county", "word", ("区县，照清单", "county, as the list says")),
    Column("department", "text", ("单位，照清单，否则照报告", "department: list, else report")),
    Column("whose", "wide", ("区县和单位名称的哈希值，各年相同",
                             "hash of county and department, the same every year")),
    Column("region", "word", ("报告所属地区", "region of the report")),
    Column("type", "word", ("报告类型", "type of report")),
    Column("reported", "whole", ("报告自己的年度", "the year the report itself tells")),
    Column("profile", "word", ("适用地方", "profile")),
    Column("score", "amount", ("自评得分", "score")),
    Column("grade", "word", ("等级", "grade")),
    Column("format", "word", ("文件格式", "format")),
    Column("error", "word", ("未能读取的原因，读了的为空", "why it could not be read, null if read")),
    Column("told", "word", ("未能读取的说明", "the same in words")),
    Column("attached", "wide", ("所附报告的序号", "number of the report it is attached to")),
    Column("errors", "whole", ("错误几处", "errors")),
    Column("warnings", "whole", ("警告几处", "warnings")),
    Column("infos", "whole", ("提示几处", "infos")),
    Column("found", "whole", ("数字陈述几处", "numeric statements found")),
    Column("checked", "whole", ("核对了几处", "of which checked")),
    Column("until", "word", ("有期限的例外到哪天", "last day of a suppression in force")),
)  # fmt: skip
FINDINGS = (
    Column("filing", "wide", ("哪一份", "which filing")),
    Column("rule", "word", ("规则编号", "rule")),
    Column("county", "word", ("区县，同 filings", "county, as in filings")),
    Column("whose", "wide", ("同 filings", "as in filings")),
    Column(
        "nth", "whole", ("这一份里这条规则的第几处", "which of this rule's in the filing, from 1")
    ),
    Column("severity", "word", ("级别", "severity")),
    Column("confidence", "word", ("把握", "confidence")),
    Column("message", "text", ("说明", "message")),
    Column("line", "whole", ("行", "line")),
    Column("column", "whole", ("列", "column")),
    Column("end_line", "whole", ("止于行", "end line")),
    Column("end_column", "whole", ("止于列", "end column")),
    Column("page", "whole", ("页", "page")),
    Column("paragraph", "whole", ("段", "paragraph")),
    Column("sheet", "word", ("工作表", "sheet")),
    Column("cell", "text", ("单元格", "cell")),
    Column("section", "text", ("章节", "section")),
    Column("excerpt", "text", ("原文摘录", "excerpt")),
    Column("stated", "text", ("文中为", "stated")),
    Column("expected", "text", ("应为", "expected")),
    Column("expression", "text", ("计算式", "calculation")),
    Column("suggestion", "text", ("建议", "suggestion")),
    Column("fingerprint", "text", ("指纹", "fingerprint")),
)
CLAIMS = (
    Column("filing", "wide", ("哪一份", "which filing")),
    Column("kind", "word", ("种类", "kind")),
    Column("rule", "word", ("规则编号", "rule")),
    Column("verdict", "word", ("结论", "verdict")),
    Column("reason", "word", ("未核对的原因", "why it was skipped")),
    Column("line", "whole", ("行", "line")),
)
FULL_CLAIMS = (
    *CLAIMS,
    Column("text", "text", ("原文", "text")),
    Column("stated", "text", ("文中为", "stated")),
    Column("expected", "text", ("应为", "expected")),
    Column("expression", "text", ("计算式", "calculation")),
)
FACTS = (
    Column("filing", "wide", ("哪一份", "which filing")),
    Column("digest", "bytes", ("文字的摘要", "digest of the words")),
    Column("length", "wide", ("字数", "characters")),
    Column("clauses", "hashes", ("小句的哈希值", "hashes of clauses")),
)
FIGURES = (
    Column("filing", "wide", ("哪一份", "which filing")),
    Column("label", "word", ("数的名称", "what the figure is called")),
    Column("amount", "sum", ("数值，以元、人等基本单位计", "amount in base units")),
    Column("ulp", "sum", ("印出的末位代表多少", "one unit in its last printed place")),
    Column("text", "text", ("文中的写法", "as printed")),
    Column("line", "whole", ("行", "line")),
    Column("column", "whole", ("列", "column")),
)
COPIES = (
    Column("one", "wide", ("一份的序号", "number of one filing")),
    Column("other", "wide", ("另一份的序号", "number of the other")),
    Column("clauses", "whole", ("相同的小句几处", "clauses that both have")),
)
REPEATS = (
    Column("later", "word", ("哪次运行", "which run")),
    Column("one", "wide", ("一份的序号", "number of one filing")),
    Column("earlier", "word", ("上年的一份在哪次运行", "run of the one of the year before")),
    Column("other", "wide", ("上年的一份的序号", "number of the one of the year before")),
    Column("clauses", "whole", ("相同的小句几处", "clauses that both have")),
)
DECISIONS = (
    Column("fingerprint", "text", ("哪个问题", "which finding")),
    Column("rule", "word", ("规则编号", "rule")),
    Column("decision", "word", ("审核人的决定", "what the reviewer decided")),
    Column("reason", "text", ("理由", "reason")),
    Column("owner", "text", ("决定人", "who decided")),
    Column("decided", "text", ("何时存入（UTC）", "when it was taken up (UTC)")),
)
PARTS: Mapping[str, tuple[Column, ...]] = {
    "filings": FILINGS, "findings": FINDINGS, "claims": CLAIMS, "facts": FACTS, "figures": FIGURES,
}  # fmt: skip
"""The tables that every chunk has its share of."""
TABLES: Mapping[str, tuple[Column, ...]] = {
    "runs": RUNS, "rules": RULES, **PARTS, "claims": FULL_CLAIMS, "copies": COPIES,
    "repeats": REPEATS,
    "decisions": DECISIONS,
}  # fmt: skip

NAMES: Mapping[str, str] = {
    "runs": "一行一次运行",
    "rules": "一行一条规则，照运行时的样子",
    "filings": "一行一份报告，附件也各一行",
    "findings": "一行一个问题",
    "claims": "一行一条数字陈述；末四列 `--claims full` 才有",
    "facts": "一行一份，`--facts` 才有",
    "figures": "一行一个留存的数，`--facts` 才有",
    "copies": "一行两份有五处以上相同文字的报告，单位不同；`--facts` 才有",
    "repeats": "一行一份与本单位上年报告有五处以上相同文字的报告；`--facts` 才有",
    "decisions": "一行一个决定",
}
"""What a row of each table is."""


def choose_columns(table: str, width: int) -> tuple[Column, ...]:
    """The columns of a table of PARTS whose rows have so many values: claims are slim or full."""
    columns = PARTS[table]
    return columns if len(columns) == width else TABLES[table]


def make_schema(columns: tuple[Column, ...]) -> Any:
    """The columns as Arrow has them."""
    arrow = need("pyarrow")
    kinds = {
        "text": arrow.string(),
        "word": arrow.string(),
        "whole": arrow.int32(),
        "wide": arrow.int64(),
        "amount": arrow.decimal128(12, 4),
        "sum": arrow.decimal128(28, 6),
        "bytes": arrow.binary(16),
        "hashes": arrow.list_(arrow.uint64()),
        "moment": arrow.timestamp("s", tz="UTC"),
    }
    return arrow.schema([(column.name, kinds[column.kind]) for column in columns])


def words_of(columns: tuple[Column, ...]) -> list[str]:
    """The columns of few values, which are worth a dictionary."""
    return [column.name for column in columns if column.kind == "word"]
