"""The words that a draft quotes, and where they stand in the work that it cites."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from figtrace.check.quotations.findings import Library, quotation_findings, with_quoted

__all__ = [
    "Library",
    "quotation_findings",
    "with_quoted",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        findings="Library quotation_findings with_quoted",
    )
