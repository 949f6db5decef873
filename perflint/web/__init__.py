"""The page: perflint in a browser, without a server or with one."""

from pathlib import Path

STAND_INS = Path(__file__).resolve().parent / "stand_ins"
"""The folder of modules that a browser has instead of libraries."""
