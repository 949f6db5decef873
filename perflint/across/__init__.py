"""Filings compared with each other: facts of each, then rules over all of them."""
