"""What the spreadsheet formats share: numbers as displayed, dates, and sheets laid out as text."""
