"""Run rules over a subject: claims judged, findings stamped and placed."""

from perflint.engine.run import judge_subject

__all__ = ["judge_subject"]
