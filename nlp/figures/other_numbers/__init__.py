"""What a number is that is no figure: a date, a name's, a label, a code, a part of a formula."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from nlp.figures.other_numbers.codings import explains_stars
    from nlp.figures.other_numbers.dates import clock_or_date, is_year
    from nlp.figures.other_numbers.in_formulas import states_value
    from nlp.figures.other_numbers.number_types import type_number
    from nlp.figures.other_numbers.quoted_titles import quoted_titles

__all__ = ["clock_or_date", "explains_stars", "is_year", "quoted_titles", "states_value", "type_number"]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        codings="explains_stars",
        dates="clock_or_date is_year",
        in_formulas="states_value",
        number_types="type_number",
        quoted_titles="quoted_titles",
    )
