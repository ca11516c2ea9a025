"""What an author hands in: docx, md, qmd, tex, txt or pdf, with its bibliography, notes and typed list."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from figtrace.drafts.bibliography import KeyedReference, read_bibliography
    from figtrace.drafts.read import Draft, read_draft

__all__ = [
    "Draft",
    "KeyedReference",
    "read_bibliography",
    "read_draft",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        bibliography="KeyedReference read_bibliography",
        read="Draft read_draft",
    )
