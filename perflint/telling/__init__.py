"""What was found, in the words a person reads it in: calculations and places, alike in every output."""
