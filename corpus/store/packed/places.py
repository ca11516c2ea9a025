"""Where a claim stands, as columns of numbers: read without what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.annotations import CellRef, Claim
from corpus.geometry import Span

__all__ = ["PLACE_COLUMNS", "ClaimPlace", "PlaceRow", "place_of", "place_row", "read_place"]

PLACE_COLUMNS = (
    "figure_start, figure_end, number_start, number_end, sentence_start, sentence_end, "
    "table_number, cell_number"
)
"""The columns that hold a place, in their order."""

PlaceRow = tuple[int | None, ...]
"""Values of these columns; the last two are None for a figure of prose."""


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """Where a claim stands, without what it says."""

    figure: Span
    number: Span
    sentence: Span
    cell: CellRef | None = None


def place_of(claim: Claim) -> ClaimPlace:
    """Where the claim stands."""
    figure = claim.figure
    return ClaimPlace(figure.span, figure.number, claim.sentence, figure.cell)


def place_row(place: ClaimPlace) -> PlaceRow:
    """The place as values of `PLACE_COLUMNS`."""
    figure, number, sentence, cell = place.figure, place.number, place.sentence, place.cell
    inside = (None, None) if cell is None else (cell.table, cell.cell)
    return (figure.start, figure.end, number.start, number.end, sentence.start, sentence.end, *inside)


def read_place(numbers: Sequence[int | None]) -> ClaimPlace:
    """The place of which `place_row` made these values.

    Raises:
        TypeError: if one that a place needs is missing.
        ValueError: if they are no place.
    """
    (a, b, c, d, e, f, table, cell) = numbers
    inside = CellRef(table, cell) if table is not None and cell is not None else None
    return ClaimPlace(_span(a, b), _span(c, d), _span(e, f), inside)


def _span(start: int | None, end: int | None) -> Span:
    if start is None or end is None:
        raise ValueError("a place without its ends")
    return Span(start, end)
