"""Frozen data passed between the parts of perflint; nothing here computes a verdict."""
