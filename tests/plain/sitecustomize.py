"""Hides what `perflint[typos]` brings from processes of the tests that are no test of it: they run as
after `pip install .`, and load no models of the language (a second of work for each process)."""

import sys

sys.modules["jieba"] = None  # type: ignore[assignment]
