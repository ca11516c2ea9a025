"""Numbers by which one of many is called: "industry 9", "general note 6", "Version 6.3", "SIC is 97"."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.annotations import NumberType
from nlp.figures.other_numbers.dates import is_year
from nlp.text import Lex, Token, glued_at, low_at, word_set, words

__all__ = ["type_numbered"]

_MEMBERS = words("numbered-members")
"""What a model or a list has several of, each with its number: a singular right before a number names one."""
_NOTES = frozenset({"note", "notes", "regulation", "regulations"})
"""Parts of laws and schedules that are cited by number; the first is a verb too."""
_OF_EACH = frozenset({"per", "each", "every", "a", "an", "one", "any"})
"""Before a singular they say how many there are of something for it: "per country 12 firms"."""
_EDITIONS = frozenset({"version", "versions", "release", "edition", "revision", "vintage"})
_CODES = word_set("bec cn code codes cpc hs hs6 hts hts8 htsus isic nace naics sic sitc")
"""Classifications of trade and industry (UN, WCO, Eurostat, US Census), and their numbers."""
_LEADS_TO_CODE = word_set(
    "is are was be from to starting beginning begins start begin with in between and or"
)
"""Words between "SIC" and its number: "two-digit SIC is 97", "SIC codes starting with 2"."""
_AWAY = 4
"""Tokens of such words, at most."""
_LONGEST_MEMBER = 2
"""Digits of a member's number: a model has no hundred countries that it calls by number."""


def type_numbered(tokens: Sequence[Token], first: int, last: int, *, has_unit: bool) -> NumberType | None:
    """NAME or CODE for the number of one of many, MATH for what a rate is said per; None for any other."""
    if _is_in_address(tokens, last) or _is_format(tokens, first):
        return NumberType.CODE
    if low_at(tokens, first - 1) == "per" and low_at(tokens, last) not in ("%", "percent", "per"):
        return NumberType.MATH  # "7 per 100,000 people"
    if has_unit or last != first + 1 or not first or tokens[first].kind is not Lex.NUMBER:
        return None
    text, before = tokens[first].text, tokens[first - 1]
    if before.low in _EDITIONS and not glued_at(tokens, last):
        return NumberType.NAME
    if before.low in _NOTES and _is_cited(tokens, first - 1):
        return NumberType.LOCATOR
    if text.isdigit() and _is_linked_to_code(tokens, first):
        return NumberType.CODE
    is_member = before.low in _MEMBERS and text.isdigit() and len(text) <= _LONGEST_MEMBER
    return NumberType.NAME if is_member and low_at(tokens, first - 2) not in _OF_EACH | _CODES else None


def _is_in_address(tokens: Sequence[Token], last: int) -> bool:
    """As in "Report%202026%20final.pdf": a "%" that more is glued to writes a character of an address."""
    at = last if low_at(tokens, last) == "%" else last - 1
    glued = glued_at(tokens, at) and glued_at(tokens, at + 1)
    return glued and low_at(tokens, at) == "%" and low_at(tokens, at + 1)[:1].isalnum()


def _is_format(tokens: Sequence[Token], first: int) -> bool:
    """As in "%10.0g", "%8.2f": a width for printing, behind a "%" that no number has before it."""
    glued = low_at(tokens, first - 1) == "%" and glued_at(tokens, first) and glued_at(tokens, first + 1)
    return (
        glued
        and low_at(tokens, first + 1) in ("g", "f", "e", "d", "s")
        and (first < 2 or tokens[first - 2].kind is not Lex.NUMBER)
    )


def _is_cited(tokens: Sequence[Token], noun: int) -> bool:
    """As in "general note 6", "U.S. note 50", "under regulation 3.2": no verb, as "we note 12 firms" has."""
    before = low_at(tokens, noun - 1)
    if tokens[noun].low.startswith("regulation"):
        return tokens[noun].text.islower()  # "Regulation 61" is a name
    return before == "." or before in _KINDS_OF_NOTES or tokens[noun].text[0].isupper()


_KINDS_OF_NOTES = frozenset(
    {"general", "additional", "statistical", "legal", "explanatory", "section", "of", "see"}
)
"""Words before a note of the tariff schedule (the HTSUS has general, additional and statistical notes)."""


def _is_linked_to_code(tokens: Sequence[Token], first: int) -> bool:
    """As in "two-digit SIC is 97", "HS2 codes from 50 to 63": link words alone stand between."""
    if is_year(tokens[first].text):
        return False
    at = first - 1
    while (
        at >= 0
        and first - at <= _AWAY
        and (tokens[at].low in _LEADS_TO_CODE or tokens[at].kind is Lex.NUMBER or tokens[at].text in ",-")
    ):
        at -= 1
    return at < first - 1 and low_at(tokens, at) in _CODES
