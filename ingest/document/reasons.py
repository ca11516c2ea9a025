"""Words of a page's reason that the outcome of its file does not repeat."""

__all__ = ["IN_PART"]

IN_PART = ": the page was read in part"
"""Behind what is wrong with a page that gave some text."""
