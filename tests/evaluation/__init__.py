"""Score perflint on labelled statements: `python -m tests.evaluation [--write]`."""
