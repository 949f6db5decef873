"""For writers of rules: what a rule saw in a filing, what is wrong with rules, a first draft."""
