"""The ledger as a page, as comments in Word, as SARIF."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from figtrace.check.reports.docx_comments import reviewed_docx
    from figtrace.check.reports.html import to_html
    from figtrace.check.reports.sarif import to_sarif

__all__ = [
    "reviewed_docx",
    "to_html",
    "to_sarif",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        docx_comments="reviewed_docx",
        html="to_html",
        sarif="to_sarif",
    )
