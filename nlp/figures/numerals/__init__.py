"""What numerals say: digits and number words with their fractions, multipliers and powers of ten."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from nlp.figures.numerals.digits import read_number
    from nlp.figures.numerals.multipliers import read_scale
    from nlp.figures.numerals.number_words import STARTERS
    from nlp.figures.numerals.readings import SMALL, TENS, Reading, Style

__all__ = ["SMALL", "STARTERS", "TENS", "Reading", "Style", "read_number", "read_scale"]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        digits="read_number",
        multipliers="read_scale",
        number_words="STARTERS",
        readings="SMALL TENS Reading Style",
    )
