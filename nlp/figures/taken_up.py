"""Counted things that a number takes up from the one before it: "300 firms. Of these, 40 export"."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.figures.bound_numbers import Atom
from nlp.text import Token, low_at

__all__ = ["take_up_nouns"]

_POINTERS = frozenset({"these", "those", "them", "which", "whom"})
"""Pronouns by which a sentence takes up what the one before counted."""
_WHOLES = frozenset({"of", "among"})
"""Prepositions that take a part of them."""
_FARTHEST = 40
"""Tokens between the two numbers: about two sentences."""


def take_up_nouns(tokens: Sequence[Token], atoms: Sequence[Atom]) -> None:
    """Gives a number that counts some "of these" the thing that the number before it counts."""
    counted: Atom | None = None
    for atom in atoms:
        bare = not atom.unit and (atom.noun is None or atom.noun.code == "{" + _head(tokens, atom) + "}")
        near = counted is not None and atom.first - counted.edge < _FARTHEST
        if counted is not None and near and bare and _takes_up(tokens, atom, counted):
            atom.noun, atom.edge = counted.noun, atom.reading.last
        elif atom.noun is not None and atom.noun.code != "{percentile}":
            counted = atom
        elif atom.unit:
            counted = None


def _head(tokens: Sequence[Token], atom: Atom) -> str:
    """The word that was taken for what is counted, if it is no plural: the verb of "40 export"."""
    low = low_at(tokens, atom.noun.last - 1) if atom.noun else ""
    return "" if low.endswith("s") else low


def _takes_up(tokens: Sequence[Token], atom: Atom, counted: Atom) -> bool:
    behind = atom.reading.last
    if low_at(tokens, behind) == "of" and low_at(tokens, behind + 1) in _POINTERS:
        return True
    at = atom.first - 1
    at -= low_at(tokens, at) == ","
    if low_at(tokens, at) in _POINTERS and low_at(tokens, at - 1) in _WHOLES:
        return True
    # "Of the 300 firms, 40 export"
    opens = low_at(tokens, counted.first - 1) == "the" and low_at(tokens, counted.first - 2) in _WHOLES
    these = low_at(tokens, counted.first - 1) in _POINTERS and low_at(tokens, counted.first - 2) in _WHOLES
    if (opens or these) and at + 1 == counted.edge and tokens[at + 1].text == ",":
        return True
    return low_at(tokens, at) == "including" and at - counted.edge < 2
