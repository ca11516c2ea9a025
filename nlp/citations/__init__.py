"""Callouts in a text, and the references that they mean."""
