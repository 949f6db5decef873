"""Decimal intervals: what a printed value stands for, and whether two statements can agree."""
