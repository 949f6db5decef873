"""From the YAML under rules/ to a Ruleset: validated when it changes, else read compiled."""

from __future__ import annotations

from perflint.ruleset.describe import json_schema
from perflint.ruleset.loader import load_ruleset
from perflint.ruleset.sources import bundled_rules

__all__ = ["bundled_rules", "json_schema", "load_ruleset"]
