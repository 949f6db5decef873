"""Many filings: which ones, and one result after the other."""
