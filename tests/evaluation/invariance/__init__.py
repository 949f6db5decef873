"""Whether a mistake stays caught when the same thing is said in other words or order."""

from tests.evaluation.invariance.measure import measure_invariance

__all__ = ["measure_invariance"]
