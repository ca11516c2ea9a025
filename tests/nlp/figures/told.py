"""What is read of the numbers of a text, in one line: for tests that promise all of it."""

from __future__ import annotations

from corpus.annotations import Direction, Figure, Hedge
from nlp.figures.scan import find_figures

__all__ = ["told"]


def told(text: str) -> str:
    """Each number in the order of the text: what it is where it is no figure, else all that it says.

    As in "3 locator; nearly $5 billion = 5e9 USD level below".
    """
    scan = find_figures(text)
    found = [(one.span.start, f"{one.span.of(text)} {one.type.value}") for one in scan.others]
    found += [(one.number.start, f"{one.span.of(text)} = {_said(one)}") for one in scan.figures]
    return "; ".join(said for _, said in sorted(found))


def _said(figure: Figure) -> str:
    printed = f"{figure.lo:f}..{figure.hi:f}" if figure.value is None else f"{figure.value:f}"
    scaled = f"{printed}e{figure.mult}" if figure.mult else printed
    hedge = [] if figure.hedge is Hedge.NONE else [figure.hedge.value]
    way = [] if figure.direction is Direction.NONE else [figure.direction.value]
    return " ".join([scaled, figure.unit, figure.kind.value, *hedge, *way])
