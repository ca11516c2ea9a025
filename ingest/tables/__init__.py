"""The tables of a page: where they are, and their cells."""
