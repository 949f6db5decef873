"""Tests of perflint.relations."""
