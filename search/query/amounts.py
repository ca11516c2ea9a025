"""Whether a query asks how much: then a passage with figures answers better than one without."""

from __future__ import annotations

import re

from search.query.clauses import Comparison, Occur, Query, TextPart, Words

__all__ = ["asks_amount"]

_AMOUNT = re.compile(
    r"\bhow (?:much|many|big|large|small|high|low|far|fast|often|long|great)\b"
    r"|\b(?:share|percent(?:age)?|fraction|proportion|ratio|rate|margin|deficit|surplus|level|amount"
    r"|elasticity|number)s?\b",
    re.IGNORECASE,
)
"""Question words of degree (Quirk et al., A Comprehensive Grammar, 11.14 ff.) and the nouns that name a
number by themselves; both are of the language, none of a list of questions."""


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
    return _AMOUNT.search(said) is not None
