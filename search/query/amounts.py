"""Whether a query asks how much: then a passage with figures answers better than one without."""

from __future__ import annotations

import re

from search.query.clauses import Comparison, Occur, Query, TextPart, Words

__all__ = ["asks_amount"]

_DEGREES = "much|many|big|large|small|high|low|far|fast|often|long|great"
"""Question words of degree behind "how" (Quirk et al., A Comprehensive Grammar, 11.14 ff.)."""
_NUMBERS = (
    "share|percent|fraction|proportion|ratio|rate|margin|deficit|surplus|level|amount|elasticity|number"
)
"""The nouns that name a number by themselves; they are of the language, none of a list of questions."""
_AMOUNT = re.compile(rf"\bhow (?:{_DEGREES})\b|\b(?:{_NUMBERS}|percentage)s?\b")
_HINTS = ("how ", *_NUMBERS.split("|"))
"""What any of it holds: to look for these takes a twentieth of the time that the pattern takes."""


def asks_amount(query: Query) -> bool:
    """True if the words by which it ranks ask for an amount."""
    said = " ".join(
        clause.atom.text
        for clause in query.clauses
        if clause.occur is Occur.RANK
        and isinstance(clause.atom, Words)
        and clause.atom.match is Comparison.WORDS
        and clause.atom.place is TextPart.BODY
    )
    said = said.lower()
    return any(hint in said for hint in _HINTS) and _AMOUNT.search(said) is not None
