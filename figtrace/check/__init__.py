"""A draft's figures to verdicts with evidence."""
