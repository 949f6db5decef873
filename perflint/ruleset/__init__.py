"""From the YAML under rules/ to a Ruleset: validated when it changes, else read compiled."""
