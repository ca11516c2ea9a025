"""Which numbers of pages state a figure and which only stand there, by weights fitted to judgements."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from nlp.claims.doubts.likelihood import ALWAYS, DOUBTFUL, statement_likelihood
    from nlp.claims.doubts.traits import block_traits, statement_traits

__all__ = ["ALWAYS", "DOUBTFUL", "block_traits", "statement_likelihood", "statement_traits"]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        likelihood="ALWAYS DOUBTFUL statement_likelihood",
        traits="block_traits statement_traits",
    )
