"""From compared statements to a verdict with its reason."""
