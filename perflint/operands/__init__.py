"""From phrases and labels to the quantities a check compares."""
