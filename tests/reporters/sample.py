"""The one shared run that every output format shows: all that a result can hold."""

from __future__ import annotations

from perflint.model.result import (
    ClaimRecord,
    Coverage,
    Finding,
    LintResult,
    LocatedOperand,
    Location,
    OutlineRow,
    ReadFailure,
    RelatedPlace,
    ReportInfo,
    Values,
)
from perflint.model.rule import Basis, Example, Examples, Rule

LAW = Basis("《中华人民共和国预算法》", "第七十五条", "verified")
LONG = "区财政局牵头组织了全区各预算单位开展整体支出绩效自评，" * 3
RATE_LINE = f"{LONG}全年预算数 200 万元，执行数 150 万元，完成预算的 57.00%，其余结转下年。{LONG}"
AT = RATE_LINE.index("57.00%")

RULES = (
    Rule(
        id="NUM101",
        name="execution-rate-mismatch",
        title="执行率与所列金额不符",
        severity="error",
        kind="ratio",
        params=None,
        message="{rate} 与金额不符",
        why="执行率是预算执行得分的依据，算错会连带得分和等级。",
        basis=LAW,
        examples=Examples((Example("一"),), (Example("二"),)),
        title_en="Execution rate does not fit the amounts",
        why_en="The execution rate decides the score.",
    ),
    Rule(
        id="WRD001",
        name="leftover-word",
        title="模板或转换残留",
        severity="info",
        kind="pattern",
        params=None,
        message="残留“{stated}”",
        why="残留文字说明定稿未经通读。",
        basis=Basis("写作惯例"),
        examples=Examples((Example("一"),), (Example("二"),)),
        enabled=False,
    ),
)


def finding(**changes: object) -> Finding:
    """A finding with a calculation, in the middle of a line far longer than a terminal is wide."""
    given: dict[str, object] = {
        "rule": "NUM101",
        "name": "execution-rate-mismatch",
        "severity": "error",
        "confidence": "certain",
        "message": "57.00% 与金额不符：150 万元 ÷ 200 万元 = 75.00%",
        "location": Location(
            3, AT + 1, 3, AT + 7, paragraph=3, section="一、基本情况 › （二）收支情况"
        ),
        "excerpt": RATE_LINE,
        "mark": (AT, AT + 6),
        "basis": LAW,
        "fingerprint": "0123456789abcdef",
        "values": Values("57.00%", "75.00%", "150 ÷ 200"),
        "related": (
            RelatedPlace(3, RATE_LINE.index("200") + 1, "base", "200 万元"),
            RelatedPlace(3, RATE_LINE.index("150") + 1, "part", "150 万元"),
        ),
        "suggestion": "75.00%",
    }
    return Finding(**(given | changes))  # type: ignore[arg-type]


CHECKED = LintResult(
    path="甲单位/整体,支出 100%:1.docx",
    format="docx",
    status="checked",
    report=ReportInfo(
        type="department",
        year=2022,
        region="广东省广州市荔湾区",
        profile="guangdong-guangzhou",
        department="荔湾区某局",
        score="97.57",
        grade="优秀",
        evidence={"year": "1:2022年度", "profile": "荔湾区", "type": "1:部门整体支出绩效自评报告"},
    ),
    findings=(
        finding(),
        finding(
            rule="STR002",
            name="empty-section",
            severity="warning",
            message="“（三）支出绩效目标”下没有内容\r\n请补写",
            location=Location(8, 1, 9, 3, page=2, section="一、基本情况"),
            excerpt="（三）支出绩效目标",
            mark=(0, 9),
            basis=Basis("广州市部门整体支出绩效自评报告（模板）", "", "secondary"),
            fingerprint="fedcba9876543210",
            values=None,
            related=(),
            suggestion="",
        ),
        finding(
            rule="WRD001",
            name="leftover-word",
            severity="info",
            confidence="likely",
            message="残留“\x1b[31m and”",
            location=Location(12, 4, 12, 4, sheet="表一", cell="B7"),
            excerpt="加强\x1b[31m and 管理",
            mark=(2, 2),
            basis=Basis("写作惯例"),
            fingerprint="0000000000000000",
            values=None,
            related=(),
            suggestion="",
        ),
    ),
    claims=(
        ClaimRecord(
            kind="ratio",
            rule="NUM101",
            verdict="contradicted",
            reason="",
            line=3,
            end_line=3,
            text="全年预算数200万元，执行数150万元，完成预算的57.00%",
            stated=LocatedOperand("stated", "57.00%", "57.00", "%", 3, AT + 1),
            expected="75.00%",
            expression="150 ÷ 200",
            operands=(
                LocatedOperand("base", "200 万元", "200", "万元", 3, 10),
                LocatedOperand("part", "150 万元", "150", "万元", 3, 22),
            ),
        ),
        ClaimRecord(
            kind="ratio",
            rule="",
            verdict="skipped",
            reason="no base stated",
            line=5,
            end_line=5,
            text="满意度95%",
            stated=None,
            expected="",
            expression="",
            operands=(),
        ),
    ),
    outline=(
        OutlineRow(1, "一、", "基本情况", 2, False),
        OutlineRow(2, "（二）", "收支情况", 3, False),
        OutlineRow(2, "（三）", "支出绩效目标", 8, True),
    ),
    coverage=Coverage(54, 37, {"no base stated": 14, "base uncertain": 3}),
    text="\n".join(
        (
            "荔湾区某局2022年度部门整体支出绩效自评报告",
            "一、基本情况",
            RATE_LINE,
            "项目\t预算数\t执行数",
            "满意度95%。",
            "",
            "二、绩效目标",
            "（三）支出绩效目标",
            "——（略）",
            "三、<script>alert(1)</script> & “措施”",
            "",
            "加强\x1b[31m and 管理",
            "",
        )
    ),
)
UNREADABLE = LintResult(
    path="乙单位/加密.docx",
    format="",
    status="unreadable",
    error=ReadFailure("encrypted", "文件设有打开密码，读不出内容", "请取消密码后另存，再检查。"),
)
CLEAN = LintResult(
    path="丙单位/报告.txt",
    format="txt",
    status="checked",
    report=ReportInfo(None, None, None, None, None, None, None),
)
RUN = (CHECKED, UNREADABLE, CLEAN)
