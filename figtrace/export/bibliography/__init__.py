"""Documents and references as bibliographies: BibTeX, CSL-JSON, RIS."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from figtrace.export.bibliography.bibtex import to_bibtex
    from figtrace.export.bibliography.csl import to_csl_json
    from figtrace.export.bibliography.ris import to_ris
    from figtrace.export.bibliography.works import Person, Work, document_works, reference_works

__all__ = ["Person", "Work", "document_works", "reference_works", "to_bibtex", "to_csl_json", "to_ris"]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        bibtex="to_bibtex",
        csl="to_csl_json",
        ris="to_ris",
        works="Person Work document_works reference_works",
    )
