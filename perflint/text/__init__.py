"""Pure functions from characters to values: normalisation and numerals."""
