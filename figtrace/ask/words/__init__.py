"""The words of a corpus: concordances, key terms, collocates, trends, every count exact."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from figtrace.ask.words.collocates import Collocates
    from figtrace.ask.words.kwic import Concordance, concordance
    from figtrace.ask.words.terms import KeyTerms, key_terms
    from figtrace.ask.words.trends import TrendPoint, trend

__all__ = [
    "Collocates",
    "Concordance",
    "KeyTerms",
    "TrendPoint",
    "concordance",
    "key_terms",
    "trend",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        collocates="Collocates",
        kwic="Concordance concordance",
        terms="KeyTerms key_terms",
        trends="TrendPoint trend",
    )
