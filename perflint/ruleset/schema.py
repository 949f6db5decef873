"""What may stand in the files under rules/, as pydantic models.

Attribute docstrings are the descriptions an editor shows from `perflint rules schema`, and so are
in Chinese. Imported only when rule files have changed.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterable
from decimal import Decimal
from functools import cache, partial
from itertools import pairwise
from typing import Annotated, Any, Literal, get_type_hints

from pydantic import (
    AfterValidator,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    create_model,
    model_validator,
)
from pydantic_core import PydanticCustomError

from perflint.checks import load_check
from perflint.model.phrase import Words
from perflint.model.rule import SafeFix, Severity, Status
from perflint.ruleset.basis import BasisEntry, Entry, Text

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Report = Literal["department", "project", "project-summary", "unknown", "other"]


class EnglishEntry(Entry):
    title: Text
    """英文标题。"""
    message: Text
    """英文提示，占位符与中文相同。"""
    why: Text
    """英文理由。"""


class ExampleEntry(Entry):
    text: Text
    """一份完整的小报告。"""
    profile: str = ""
    """这份报告按哪个地方检查；不写则自动识别。"""


def example_form(value: object) -> str:
    """Which form an example takes: a mapping or plain text."""
    return "mapping" if isinstance(value, dict | ExampleEntry) else "text"


AnyExample = Annotated[
    Annotated[Text, Tag("text")] | Annotated[ExampleEntry, Tag("mapping")],
    Discriminator(example_form),
]
SomeExamples = Annotated[tuple[AnyExample, ...], Field(min_length=1)]


class ExamplesEntry(Entry):
    fail: SomeExamples
    """应当触发本规则的报告，至少一份。"""
    passes: SomeExamples = Field(alias="pass")
    """不应触发本规则的报告，至少一份。"""


class AppliesEntry(Entry):
    report: tuple[Report | Literal["folder"], ...] = ()
    """适用的报告类型；不写则全部适用。folder：多份报告相互比较（perflint across）。"""


class RuleEntry(Entry):
    id: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,6}[0-9]{3}$")]
    """编号，例如 NUM101。"""
    name: Slug
    """英文短名，说的是毛病而不是检查，例如 execution-rate-mismatch。"""
    title: Text
    """毛病的一句话说明。"""
    severity: Severity
    """error 错误；warning 警告；info 提示。"""
    kind: str
    """检查方法。"""
    params: Any
    """检查方法的选项。"""
    applies_to: AppliesEntry = AppliesEntry()
    """适用于哪些报告。"""
    message: Text
    """提示语；花括号内是检查给出的值，例如 {rate}。"""
    why: Text
    """为什么算毛病。"""
    basis: BasisEntry
    """依据。"""
    examples: ExamplesEntry
    """正反例；都会作为测试运行。"""
    en: EnglishEntry | None = None
    """英文文字；自带规则必填。"""
    enabled: bool = True
    """默认是否启用。"""
    publication: bool = False
    """只在报告即将公开时检查（perflint check --publication）。"""
    safe_fix: SafeFix = ""
    """怎样改正万无一失，perflint annotate --suggest 据此写成修订：suggestion 换成检查给出的改法；
    full-width、half-width 把命中的文字换成全角、半角。改不了数字的读法。"""
    overrides: bool = False
    """取代先前同编号的规则。"""


class YearsEntry(Entry):
    first: int | None = None
    """适用的第一个年度。"""
    last: int | None = None
    """适用的最后一个年度。"""


class SectionEntry(Entry):
    title: Text
    """标题，不带编号。"""
    aliases: tuple[Text, ...] = ()
    """同一部分的其他写法。"""
    required: Literal["required", "conditional", "optional"] = "required"
    """required 必须有；conditional 符合 condition 时必须有；optional 可有可无。"""
    condition: str = ""
    """何时必须有，写给读者看。"""
    allow_empty: tuple[Text, ...] = ()
    """算作内容的空话，例如 无。"""
    contains: tuple[Text, ...] = ()
    """没有标题或标题不同时，据以认出这一部分的词，至少出现两个。"""
    when: tuple[Text, ...] = ()
    """用于 conditional：文中有以这些词命名、不为零的金额，就说明条件成立，例如 政府性基金预算支出。"""
    one_of: str = ""
    """组名；同一组的几个部分有其一即可。"""
    minimum: Annotated[int, Field(ge=0)] = 0
    """正文至少多少个字；0 表示不要求。"""
    children: tuple[SectionEntry, ...] = ()
    """下一级部分。"""


class TemplateEntry(Entry):
    id: Slug
    """模板编号。"""
    name: Text
    """模板名称。"""
    report: Report
    """用于哪种报告。"""
    region: str = ""
    """适用地区全称，例如 江西省南昌市。"""
    years: YearsEntry = YearsEntry()
    """适用年度。"""
    basis: BasisEntry
    """依据。"""
    sections: Annotated[tuple[SectionEntry, ...], Field(min_length=1)]
    """应有的部分，按顺序。"""
    overrides: bool = False
    """取代先前同编号的模板。"""


class BandEntry(Entry):
    grade: Text
    """等级名称。"""
    low: Decimal
    """最低分（含）。"""
    high: Decimal
    """最高分（不含；最高一档含）。"""

    @model_validator(mode="after")
    def check_order(self) -> BandEntry:
        """A band that holds no score is a slip."""
        if self.low >= self.high:
            raise PydanticCustomError("band", "low 应小于 high")
        return self


class OverrideEntry(Entry):
    severity: Severity | None = None
    """改为这一级别。"""
    enabled: bool | None = None
    """启用或停用。"""
    params: dict[str, Any] = Field(default_factory=dict)
    """检查方法的选项，写出的改，没写的保持原样，例如 caps。"""
    basis: BasisEntry | None = None
    """本地的依据，代替规则自己的。"""


class ProfileEntry(Entry):
    id: Slug
    """地方编号，例如 jiangxi-nanchang。"""
    name: Text
    """名称。"""
    extends: str = ""
    """在哪个地方的基础上修改。"""
    region: str = ""
    """地区全称，据以自动识别。"""
    templates: tuple[str, ...] = ()
    """模板编号。"""
    bands: tuple[BandEntry, ...] = ()
    """得分与等级的对应；不写则沿用 extends 的。"""
    bands_status: Status = "verified"
    """分数段核对到什么程度；不是 verified 的只用来放行，与 extends 的分数段都不符才报。"""
    rules: dict[str, OverrideEntry] = Field(default_factory=dict)
    """对规则的调整：编号 → severity、enabled、params、basis。"""
    note: str = ""
    """这个地方还有什么没有核实，写给读者看。"""
    overrides: bool = False
    """取代先前同编号的地方。"""


class WordListEntry(Entry):
    title: str = ""
    """这些词是什么。"""
    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    """词；<name> 表示把另一个词表收进来。"""
    overrides: bool = False
    """取代先前同名的词表。"""


def build_models(kinds: Iterable[str]) -> dict[str, type[RuleEntry]]:
    """A model of a whole rule file for each check kind, its `params` becoming the kind's Params."""
    return {kind: _model(kind, load_check(kind).Params) for kind in kinds}


@cache
def _model(kind: str, params: Any) -> type[RuleEntry]:
    taken: Any = Annotated[
        options_model(f"{kind}_params", params), AfterValidator(partial(make_params, params))
    ]
    options: Any = (taken, Field(description="检查方法的选项。"))
    if len(params._field_defaults) == len(params._fields):
        options = (taken, Field(default_factory=params, description="检查方法的选项。"))
    only: Any = Literal[kind]
    return create_model(
        f"{kind}_rule",
        __base__=RuleEntry,
        kind=(only, Field(description="检查方法。")),
        params=options,
    )


def options_model(name: str, params: Any) -> type[Entry]:
    """A model with the fields of a kind's Params, their defaults and docstrings."""
    descriptions = attribute_docstrings(params)
    fields: dict[str, Any] = {}
    for field, annotation in get_type_hints(params, include_extras=True).items():
        default = params._field_defaults.get(field, ...)
        given: Any = {"default": default}
        if isinstance(default, Words):  # not a value that a rule file could write
            given = {
                "default_factory": partial(Words, default.words),
                "json_schema_extra": {"default": list(default.words)},
            }
        fields[field] = (annotation, Field(description=descriptions.get(field), **given))
    return create_model(name, __base__=Entry, __doc__=params.__doc__, **fields)


def make_params(params: Any, entry: Entry) -> Any:
    """The kind's Params with the values of a validated entry."""
    return params(*(getattr(entry, field) for field in params._fields))


def attribute_docstrings(params: Any) -> dict[str, str]:
    """The text under each attribute of a class, by attribute; none where only compiled modules are."""
    try:
        source = inspect.getsource(params)
    except OSError:
        return {}
    (tree,) = ast.parse(textwrap.dedent(source)).body
    assert isinstance(tree, ast.ClassDef)
    found: dict[str, str] = {}
    for attribute, text in pairwise(tree.body):
        if (
            isinstance(attribute, ast.AnnAssign)
            and isinstance(attribute.target, ast.Name)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
        ):
            found[attribute.target.id] = inspect.cleandoc(str(text.value.value))
    return found
