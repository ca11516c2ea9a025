"""Figures with the words said of them: what is compared, blind to the values."""
