"""Figures of tables with what they are said of."""
