"""Figures of prose with what they are said of."""
