"""Figures of prose with what they are said of."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from nlp.claims.areas import place_code
    from nlp.claims.arguments import Arguments, read_arguments
    from nlp.claims.claim_words import FLOW_WORDS, MEASURE_CODES, MEASURE_HEADS, NO_FLOW_HEADS
    from nlp.claims.home import read_home
    from nlp.claims.make import claim_id, read_prose
    from nlp.claims.periods import find_periods

__all__ = [
    "FLOW_WORDS",
    "MEASURE_CODES",
    "MEASURE_HEADS",
    "NO_FLOW_HEADS",
    "Arguments",
    "claim_id",
    "find_periods",
    "place_code",
    "read_arguments",
    "read_home",
    "read_prose",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        areas="place_code",
        arguments="Arguments read_arguments",
        claim_words="FLOW_WORDS MEASURE_CODES MEASURE_HEADS NO_FLOW_HEADS",
        home="read_home",
        make="claim_id read_prose",
        periods="find_periods",
    )
