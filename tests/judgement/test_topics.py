"""What is read is told: no statement is weighed that no rule takes up."""

from __future__ import annotations

from perflint.ruleset.loader import load_ruleset
from tests.relations.statements import statements

TEXTS = (
    "问卷调查420人，选择满意的399人，满意率95.00%。",
    "编制60名，在职57人，外聘19人，外聘人员占在职人员的33.33%。",
    "收入由2019年的100万元增加到2021年的121万元，年均增长10%。",
    "支出61万元，较预算68万元减少7万元，预算完成率89.71%。",
)


def test_every_statement_has_a_rule() -> None:
    taken = {topic for rule in load_ruleset().rules for topic in getattr(rule.params, "topics", ())}
    made = [statement for text in TEXTS for statement in statements(text)]
    assert {"rate_beside", "rate_compared"} & {statement.form for statement in made}
    assert {statement.topic for statement in made} <= taken
