"""Callouts in a text, and the references that they mean."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from nlp.citations.callouts import page_locator, part_locator
    from nlp.citations.find import find_citations
    from nlp.citations.reference_index import ReferenceIndex, Rule, family_name, fold

__all__ = ["ReferenceIndex", "Rule", "family_name", "find_citations", "fold", "page_locator", "part_locator"]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        callouts="page_locator part_locator",
        find="find_citations",
        reference_index="ReferenceIndex Rule family_name fold",
    )
