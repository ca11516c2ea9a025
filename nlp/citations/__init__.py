"""Callouts in a text, and the references that they mean."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from nlp.citations.bare_pages import bare_page_citations
    from nlp.citations.callouts import page_locator, part_locator
    from nlp.citations.find import find_citations
    from nlp.citations.reference_index import ReferenceIndex, Rule, comparable, family_name

__all__ = [
    "ReferenceIndex",
    "Rule",
    "bare_page_citations",
    "comparable",
    "family_name",
    "find_citations",
    "page_locator",
    "part_locator",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        bare_pages="bare_page_citations",
        callouts="page_locator part_locator",
        find="find_citations",
        reference_index="ReferenceIndex Rule family_name comparable",
    )
