"""Runs the labelled sets through the real code."""
