"""Notices to departments (整改通知): a Word template filled with what was found in their filings."""
