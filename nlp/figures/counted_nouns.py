"""Counted things: the head of the noun phrase behind a number, and singulars of English nouns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.text import Lex, Token, glued_at, low_at, word_set

__all__ = ["BoundUnit", "counted_noun", "singular", "suspended_head"]


@dataclass(frozen=True, slots=True)
class BoundUnit:
    """A unit found beside a number: its code and the tokens that say it, `first` to `last` exclusive."""

    code: str
    first: int
    last: int


_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "data": "datum",
    "criteria": "criterion", "series": "series", "indices": "index", "analyses": "analysis",
    "matrices": "matrix", "vertices": "vertex", "phenomena": "phenomenon", "lives": "life", "wives": "wife",
    "leaves": "leaf", "halves": "half", "shelves": "shelf", "mice": "mouse", "teeth": "tooth",
    "geese": "goose",
    "businesses": "business", "buses": "bus", "cases": "case", "bases": "base", "gases": "gas",
    "axes": "axis",
    "crises": "crisis", "theses": "thesis", "hypotheses": "hypothesis", "countrymen": "countryman",
    "viruses": "virus", "bonuses": "bonus", "censuses": "census", "statuses": "status", "news": "news",
    "businesspeople": "businessperson", "spokespeople": "spokesperson", "fishermen": "fisherman",
    "aircraft": "aircraft", "respondents": "respondent", "movies": "movie", "cookies": "cookie",
    "ties": "tie",
    "bacteria": "bacterium", "nuclei": "nucleus", "radii": "radius", "media": "medium", "persons": "person",
}  # fmt: skip


def singular(word: str) -> str:
    """The singular of an English noun in lower case; a word that is singular stays as it is."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in ("species", "series", "headquarters"):
        return word
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word


_STOP = word_set(
    """
    a about above across after against all along also although among an and another any are around
    as at away back based be because been before behind being below between both but by can compared
    could did do does down due during each either else even ever every except few for from
    further had has have he her here his how however if in including instead into is it its itself
    just less like likely many may me might more most much must my neither no nor not now of off
    often on once one only onto or other our out over own part per perhaps rather relative
    respectively same she should since so some still such than that the their them then there these
    they this those though through throughout thus to together too toward towards under until up
    upon us using versus very via was we were what when where whereas whether which while who whom
    whose why will with within without would yet you your years times plus minus consisting
    accounted rose fell grew increased decreased declined reached became remained came went said
    says was is including according corresponding located depending last next near
    implies suggests indicates denotes represents corresponds equals exceeds remains becomes
    """
) - {"years", "us"}
"""Function words of English, and adjectives that head no noun phrase: none of them is counted."""
_NOT_PLURAL = word_set("various serious previous less across business process access always perhaps")
_MAX_NOUN_PHRASE = 8
"""Words between a number and the end of its noun phrase: three or four adjectives and nouns are usual, eight
leave room for names."""
_SHORTEST = 3
"""Letters of a counted noun: shorter words are variables ("2 N"), or initials of a report ("42 U.S.C.")."""


def counted_noun(tokens: Sequence[Token], last: int, *, single: bool = False) -> BoundUnit | None:
    """The things counted by a number that ends before `last`: "{firm}" for "300 large Chinese firms".

    The head is the first plural noun of the words that follow, of a `single` thing the last word before a
    plural or verb ("one proposal asks"); None where no noun follows.
    """
    at = last
    if low_at(tokens, at) in ("percentile", "percentiles"):
        return BoundUnit("{percentile}", at, at + 1)
    if low_at(tokens, at) == "of" and low_at(tokens, at + 1) in _OWNERS:
        at += 2
        if at < len(tokens) and (low_at(tokens, at) in _NUMBER_WORDS or tokens[at].kind is Lex.NUMBER):
            return None  # "three of the five firms": the second number says what is counted
    elif low_at(tokens, at) == "-" and glued_at(tokens, at) and _is_word(tokens, at + 1):
        return _hyphenated(tokens, at + 1)
    elif (waits_for := suspended_head(tokens, at)) >= 0:
        noun = _hyphenated(tokens, waits_for)
        return BoundUnit(noun.code, at, at + 1) if noun else None
    if low_at(tokens, at) in ("other", "further", "more", "additional"):
        at += 1
    head = _head(tokens, at)
    if (
        single
        and at == last
        and head > at
        and _is_plural(tokens[head].low)
        and tokens[head - 1].kind is Lex.WORD
    ):
        head -= 1
    if head < 0 or (head == at and tokens[head].low.endswith("ing")) or len(tokens[head].low) < _SHORTEST:
        return None
    return BoundUnit("{" + singular(tokens[head].low) + "}", last, head + 1)


_OWNERS = frozenset({"the", "these", "those", "its", "their", "our", "all", "his", "her"})
"""Determiners: behind "of" they name the whole that a part is counted of."""


def _head(tokens: Sequence[Token], at: int) -> int:
    """Position of the head of the noun phrase that begins at this token; -1 for none."""
    head = -1
    for index in range(at, min(at + _MAX_NOUN_PHRASE, len(tokens))):
        token = tokens[index]
        if token.kind is not Lex.WORD:
            if not _is_inside(tokens, index):
                break
            continue
        hanging = token.low in ("and", "or") and low_at(tokens, index - 1) == "-"
        if hanging or (token.low == "and" and head >= 0 and _plural_near(tokens, index + 1)):
            continue
        if (token.low in _STOP and not _is_designation(tokens, index)) or token.text == "us":
            break
        if not _is_written(token.text):
            return -1
        head = index
        if token.low == "data" and _is_plural(low_at(tokens, index + 1)):
            continue  # "two data sets"
        if _is_plural(token.low) and not (low_at(tokens, index + 1) == "-" and glued_at(tokens, index + 1)):
            break
    return -1 if head >= 0 and _is_label(tokens[head].text) else head


def _is_written(word: str) -> bool:
    """False for what is left of a formula: "wnsL", "γk", "ʲtn"; true for "firms", "SMEs", "iPhones"."""
    return _OF_FORMULAS.search(word) is None


def _is_label(word: str) -> bool:
    """True for codes of countries and other short forms in the singular: "300 GBR" counts nothing."""
    return word.isupper() and len(word) >= _SHORTEST and not _is_plural(word.lower())


_OF_FORMULAS = re.compile(r"^[a-z]{2,}\w*[A-Z]|[α-ωʰ-˿ᴬ-ᶿ⁰-ₜ]")
"""A capital behind small letters, Greek letters, and Unicode's raised and lowered ones."""


def _is_designation(tokens: Sequence[Token], index: int) -> bool:
    """As in "40 A-frame houses": a capital that a hyphen ties to what follows."""
    capital = len(tokens[index].text) == 1 and tokens[index].text.isupper()
    return capital and low_at(tokens, index + 1) == "-" and glued_at(tokens, index + 1)


def _is_inside(tokens: Sequence[Token], index: int) -> bool:
    """Hyphens, the points of "U.S." and the number of "four-digit" may stand inside a noun phrase."""
    token = tokens[index]
    if token.text == "-":
        return glued_at(tokens, index) and (
            glued_at(tokens, index + 1) or low_at(tokens, index + 1) in ("and", "or")
        )
    if token.text == ".":
        return glued_at(tokens, index) and low_at(tokens, index - 1) in ("u", "s")
    if token.kind is not Lex.NUMBER:
        return False
    if low_at(tokens, index - 1) == "-" and glued_at(tokens, index) and _is_designation(tokens, index - 2):
        return True  # "90 F-16 jets"
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    # "four-digit", "737 Max"
    return after is not None and (after.text == "-" or (after.kind is Lex.WORD and after.text.istitle()))


def _plural_near(tokens: Sequence[Token], at: int) -> bool:
    """As in "digital and physical sales": a plural within two words."""
    first, second = low_at(tokens, at), low_at(tokens, at + 1)
    return first not in _STOP and not _is_plural(first) and second not in _STOP and _is_plural(second)


_NUMBER_WORDS = word_set("two three four five six seven eight nine ten eleven twelve")


def _hyphenated(tokens: Sequence[Token], at: int) -> BoundUnit | None:
    """As in "30-item", "two-stage"."""
    token = tokens[at]
    if token.kind is not Lex.WORD or token.low in _STOP:
        return None
    if token.low == "standard" and low_at(tokens, at + 1) == "-" and low_at(tokens, at + 2) in _DEVIATIONS:
        return BoundUnit("1", at - 1, at + 3)  # a multiple of what a variable spreads by
    return BoundUnit("{" + singular(token.low) + "}", at - 1, at + 1)


def _is_word(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and glued_at(tokens, at) and tokens[at].text not in (",", ";")


_DEVIATIONS = frozenset({"deviation", "deviations"})
_LIST_MARKS = frozenset({"-", ",", "and", "or"})
"""What joins the parts of a suspended compound: "two-, three- and four-digit codes"."""


def suspended_head(tokens: Sequence[Token], at: int) -> int:
    """Position of the noun that the hyphen at this token waits for; -1 for none.

    As in "four-, five- and six-door cars": it is the noun glued to the last number of the list.
    """
    if low_at(tokens, at) != "-" or not glued_at(tokens, at) or _is_word(tokens, at + 1):
        return -1
    for index in range(at + 1, min(at + 12, len(tokens) - 1)):
        token = tokens[index]
        if token.low == "-" and glued_at(tokens, index) and _is_word(tokens, index + 1):
            return index + 1 if low_at(tokens, index + 1) != "fold" else -1
        if token.low not in _LIST_MARKS and token.low not in _NUMBER_WORDS and token.kind is not Lex.NUMBER:
            return -1
    return -1


def _is_plural(word: str) -> bool:
    if word in _IRREGULAR:
        return word not in ("news", "aircraft")
    if (
        word in _NOT_PLURAL
        or word in ("species", "series")
        or len(word) < 4
        or word.endswith(("ss", "us", "ous", "is", "'s"))
    ):
        return False
    return word.endswith("s")
