"""Figures with the words said of them: what is compared, blind to the values."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from figtrace.check.statements.shelf import Shelf, fits, make_shelf, shelve, statements
    from figtrace.check.statements.statement import Statement
    from figtrace.check.statements.twins import Twin, Words, compare_words, kind_of_name
    from figtrace.check.statements.wording import (
        DOWN,
        SHARE,
        TOTAL,
        UP,
        flows,
        measure_sides,
        polarity,
        terms,
    )

__all__ = [
    "DOWN",
    "SHARE",
    "TOTAL",
    "UP",
    "Shelf",
    "Statement",
    "Twin",
    "Words",
    "compare_words",
    "fits",
    "flows",
    "kind_of_name",
    "make_shelf",
    "measure_sides",
    "polarity",
    "shelve",
    "statements",
    "terms",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        shelf="Shelf fits make_shelf shelve statements",
        statement="Statement",
        twins="Twin Words compare_words kind_of_name",
        wording="DOWN SHARE TOTAL UP flows measure_sides polarity terms",
    )
