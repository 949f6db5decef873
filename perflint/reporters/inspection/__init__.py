"""Output formats of `perflint inspect`: what perflint understood, whether or not it is wrong."""

from __future__ import annotations

from collections.abc import Mapping

VIEWS: Mapping[str, str] = {
    "rich": "perflint.reporters.inspection.rich",
    "json": "perflint.reporters.inspection.json",
}
