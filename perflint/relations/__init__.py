"""Readings: ways to take a printed number as the result of others."""
