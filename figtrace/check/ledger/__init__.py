"""The record of a check: one finding for each figure, with its verdict, reason, evidence and id."""
