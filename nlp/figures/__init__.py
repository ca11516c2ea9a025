"""Numbers of a text with unit, hedge and kind; and the numbers that are no figures."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from nlp.figures.changes import CHANGE_NOUNS, DOWN, UP
    from nlp.figures.counted_nouns import counted_noun, singular
    from nlp.figures.hedges import Printed, interval, unit_of_precision
    from nlp.figures.other_numbers import clock_or_date, is_year
    from nlp.figures.prose import ScannedBlock, scan_blocks
    from nlp.figures.scan import FigureScan, find_figures
    from nlp.figures.unit_forms import is_money, unit_table
    from nlp.figures.units import unit_after, unit_before

__all__ = [
    "CHANGE_NOUNS",
    "DOWN",
    "UP",
    "FigureScan",
    "Printed",
    "ScannedBlock",
    "clock_or_date",
    "counted_noun",
    "find_figures",
    "interval",
    "is_money",
    "is_year",
    "scan_blocks",
    "singular",
    "unit_after",
    "unit_before",
    "unit_of_precision",
    "unit_table",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        changes="CHANGE_NOUNS DOWN UP",
        counted_nouns="counted_noun singular",
        hedges="Printed interval unit_of_precision",
        other_numbers="clock_or_date is_year",
        prose="ScannedBlock scan_blocks",
        scan="FigureScan find_figures",
        unit_forms="is_money unit_table",
        units="unit_after unit_before",
    )
