"""What a rule or template rests on, as rule files say it, and what every mapping in them is."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from perflint.model.rule import Status

Text = Annotated[str, StringConstraints(min_length=1)]


class Entry(BaseModel):
    """A mapping in a rule file: nothing but the keys named."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class BasisEntry(Entry):
    document: str = ""
    """文件全称，例如《中华人民共和国预算法》；status 为 none 的不写。"""
    clause: str = ""
    """条款，例如 第七十五条。"""
    status: Status
    """verified 已核对原文；secondary 见于转引；memory 待核实；none 没有专门的条款。"""

    @model_validator(mode="after")
    def check_document(self) -> BasisEntry:
        """A basis names its document, and what has none says so."""
        if self.status != "none" and not self.document:
            raise PydanticCustomError("basis", "缺少 document")
        if self.status == "none" and (self.document or self.clause):
            raise PydanticCustomError("basis", "status 为 none 的不写 document、clause")
        return self
