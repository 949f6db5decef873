"""The one policy by which a reading that does not fit becomes a finding, or does not."""
