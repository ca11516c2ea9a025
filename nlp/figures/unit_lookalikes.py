"""Signs that look like units and are none: the s of a plural, a closing quotation mark, a name's letter."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.figures.other_numbers import is_year
from nlp.figures.unit_forms import unit_table
from nlp.text import Lex, Token, glued_at, low_at

__all__ = ["closes_quotation", "is_plural_sign", "is_stuck"]


def is_plural_sign(tokens: Sequence[Token], at: int) -> bool:
    """As in "the 1980s", "in his 50s", "2018s best", "63,150 Model 3s": the s of a plural or of a year."""
    number, named = tokens[at - 1].text, tokens[at - 2] if at > 1 else None
    title = named is not None and named.kind is Lex.WORD and named.text[0].isupper()
    return (
        number.endswith("0")
        or is_year(number)
        or (title and number.isdigit() and not glued_at(tokens, at - 1))
    )


def closes_quotation(tokens: Sequence[Token], at: int) -> bool:
    """As in "the "Net Zero by 2050" path": a mark that another one has opened, which its word is glued to."""
    for before in range(at - 1, max(at - _LONGEST_QUOTATION, 0) - 1, -1):
        if tokens[before].text == '"':
            opens = glued_at(tokens, before + 1) and not glued_at(tokens, before)
            return opens and tokens[before + 1].kind is Lex.WORD
    return False


_LONGEST_QUOTATION = 24
"""Tokens between the marks of a name or phrase in quotation marks that ends with a number."""


def is_stuck(tokens: Sequence[Token], at: int) -> bool:
    """As in "12 B2B firms", "90 F-type wagons": the letter at this token is tied to what follows."""
    if low_at(tokens, at) == "-" and glued_at(tokens, at) and glued_at(tokens, at + 1):
        if tokens[at - 1].text.islower():
            return False  # "a 17 m-thick layer"
        after = tokens[at + 1]
        return (
            after.kind in (Lex.WORD, Lex.NUMBER)
            and after.text not in unit_table().physical
            and (after.text not in ("1", "2", "3"))
        )
    return glued_at(tokens, at) and tokens[at].kind is not Lex.MARK
