"""The JSON Schema of rule files, for editors and for writers of rules."""

from __future__ import annotations

from typing import Any

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILES = ("rule", "template", "profile", "vocabulary")


def json_schema(of: str = "rule") -> dict[str, Any]:
    """The JSON Schema (2020-12) of one sort of FILES, descriptions in the words of the modules that
    declare the keys."""
    if of == "rule":
        return rule_schema()
    from pydantic import TypeAdapter

    from perflint.ruleset.schema import ProfileEntry, TemplateEntry, WordListEntry

    declared: Any = {
        "template": TemplateEntry, "profile": ProfileEntry, "vocabulary": dict[str, WordListEntry],
    }[of]  # fmt: skip
    schema = TypeAdapter(declared).json_schema()
    return {"$schema": DIALECT, **schema, "title": f"perflint {of}"}


def rule_schema() -> dict[str, Any]:
    """One schema for any rule file: a branch for each check kind, told by `kind`."""
    from pydantic.json_schema import models_json_schema

    from perflint.checks import CHECKS
    from perflint.ruleset.schema import build_models

    models = build_models(CHECKS)
    references, schema = models_json_schema([(model, "validation") for model in models.values()])
    kinds = {kind: references[model, "validation"]["$ref"] for kind, model in models.items()}
    return {
        "$schema": DIALECT,
        "title": "perflint rule",
        "type": "object",
        "required": ["kind"],
        "discriminator": {"propertyName": "kind", "mapping": kinds},
        "oneOf": [{"$ref": reference} for reference in kinds.values()],
        "$defs": write_defaults(schema["$defs"]),
    }


def write_defaults(node: Any) -> Any:
    """The schema with default word lists the way a rule file writes them: as plain lists."""
    if isinstance(node, list):
        return [write_defaults(item) for item in node]
    if not isinstance(node, dict):
        return node
    if isinstance(node.get("default"), dict) and node["default"].keys() == {"words"}:
        node = {**node, "default": node["default"]["words"]}
    return {key: write_defaults(value) for key, value in node.items()}
