"""Quantities in the form of the labelled sets: what a benchmark alone asks for."""
