"""lxml as far as perflint uses it, on the standard library's expat and HTML tokenizer."""
