"""Pages to one Document."""
