"""Numbers that things are called by: telephones, postal codes, dockets, reports, forms, serials."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.annotations import NumberType
from nlp.text import Lex, Token, glued_at, low_at, words

__all__ = ["type_identifier"]

_CALLS = words("telephone-words")
_STATES = words("us-states")
_DOCUMENTS = words("numbered-documents")
_SERIALS = frozenset({"issn", "isbn", "doi", "arxiv", "eissn", "orcid", "ssrn", "repec"})
"""Systems of identifiers for publications, authors and papers."""
_FORMS = frozenset({"10-k", "10-q", "8-k", "20-f", "6-k", "40-f", "13-d", "13-f", "1099-k", "w-2"})
"""Forms of the Securities and Exchange Commission and the Internal Revenue Service that a letter ends."""
_TELEPHONE = re.compile(
    r"(?:\+?9{1,3}[ .-])?\(?9{3}\)?[ .-]{0,2}9{3}[-. ]9{4}"
    r"|\+9{1,3}(?:[ .(-]{1,2}9{1,4}\)?){2,5}|9-9{3}-9{3}-9{4}"
)
"""Shapes of American and of international numbers (ITU-T E.123), each digit written as 9."""
_MOST_PARTS = 12
"""Parts of one telephone number or docket, hyphens counted; real ones have up to nine."""


def type_identifier(tokens: Sequence[Token], first: int, last: int, *, has_unit: bool) -> NumberType | None:
    """CODE or NAME for a number that something is called by; None for any other."""
    text = tokens[first].text
    hyphen = low_at(tokens, last) == "-" and glued_at(tokens, last) and glued_at(tokens, last + 1)
    if hyphen and f"{text}-{low_at(tokens, last + 1)}" in _FORMS:
        return NumberType.NAME
    if _is_rule(tokens, first):
        return NumberType.NAME
    if has_unit or not text.replace(".", "").isdigit():
        return NumberType.CODE if "," in text and _is_patent(tokens, first) else None
    if (hyphen or _hangs(tokens, first)) and _is_in_chain(tokens, first):
        return NumberType.CODE
    if len(text) > 1 and text[0] == "0" and text.isdigit():
        return NumberType.CODE
    if _is_document(tokens, first) or _is_postal(tokens, first, last):
        return NumberType.CODE
    return NumberType.CODE if _may_call(tokens, first, last) and _is_called(tokens, first) else None


def _is_rule(tokens: Sequence[Token], first: int) -> bool:
    """As in "Rule 144A", "Schedule 13D": a capital glued to the number of what has a capital itself."""
    lettered = first + 1 < len(tokens) and tokens[first + 1].text in "ABCDEFGHKQ"
    if not first or not lettered or not glued_at(tokens, first + 1):
        return False
    return tokens[first - 1].low in _RULES and tokens[first - 1].text[0].isupper()


_RULES = frozenset({"rule", "schedule", "form", "regulation", "article", "title", "part", "annex", "class"})
"""Words for parts of law; with a capital they name one."""


def _hangs(tokens: Sequence[Token], first: int) -> bool:
    return glued_at(tokens, first) and tokens[first - 1].text in "-/"


def _is_in_chain(tokens: Sequence[Token], first: int) -> bool:
    """As in "USTR-2018-0005", "731-TA-1190", "WP/15/234": two signs, and capitals between or before them."""
    capitals = joints = 0
    for step in (-1, 1):
        at = first + step
        while 0 <= at < len(tokens) and abs(at - first) < _MOST_PARTS:
            if not glued_at(tokens, at if step > 0 else at + 1):
                break
            token = tokens[at]
            if token.text in ("-", "/"):
                joints += 1
            elif token.kind is Lex.WORD and token.text.isupper():
                capitals += 1
            elif token.kind is not Lex.NUMBER:
                break
            at += step
    return capitals > 0 and joints > 1


def _is_patent(tokens: Sequence[Token], first: int) -> bool:
    """As in "U.S. Patent 7,123,456", "Executive Order No. 13,771": digits with commas behind such a name."""
    at = first - 1
    while low_at(tokens, at) in (".", "no", "nos", "number"):
        at -= 1
    word = tokens[at] if at >= 0 else None
    return word is not None and word.low in ("patent", "order", "proclamation") and word.text[0].isupper()


_NUMBER_SIGNS = frozenset({"no", "nos", "number", "numbers", "#", "."})
"""What stands between a name and its number, its point included."""


def _is_document(tokens: Sequence[Token], first: int) -> bool:
    """As in "Working Paper 24886", "Report No. 74182", "arXiv:2101.00123", "vol. 12, no. 3"."""
    before = low_at(tokens, first - 1)
    if before in (".", ":", "#", "("):
        if before == "." and low_at(tokens, first - 2) in ("no", "nos"):
            return True
        if low_at(tokens, first - 2) in _SERIALS:
            return True
    at = first - 1
    if before in _NUMBER_SIGNS:
        while low_at(tokens, at) in _NUMBER_SIGNS:
            at -= 1
    if at < 0 or tokens[at].low not in _DOCUMENTS:
        return before in _SERIALS
    return at < first - 1 or tokens[at].text[0].isupper()


def _is_postal(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "Cambridge, MA 02138", "Washington, D.C. 20548", "Beijing 100871, China", "CH-8092"."""
    text = tokens[first].text
    if not first or len(text) not in (5, 6) or not text.isdigit():
        return False
    if [token.text for token in tokens[max(first - 4, 0) : first]] == ["D", ".", "C", "."]:
        return True
    if tokens[first - 1].kind is not Lex.WORD:
        return False
    before = tokens[first - 1]
    if before.text in _STATES or before.low == "zip":
        return True
    country = low_at(tokens, last) == "," and last + 1 < len(tokens) and tokens[last + 1].text.istitle()
    return country and before.text.istitle() and len(before.text) > 3


_JOINTS = frozenset({"-", ")", "+"})
"""Signs beside the parts of telephone numbers."""


def _may_call(tokens: Sequence[Token], first: int, last: int) -> bool:
    """A quick look: telephone numbers have a hyphen, a bracket, a plus or another number beside each part."""
    before = tokens[first - 1].low if first else ""
    after = tokens[last].low if last < len(tokens) else ""
    if after == ")":
        return low_at(tokens, last + 1).isdigit()
    return before in _JOINTS or after == "-" or after.isdigit() or before.isdigit() or before in _SERIALS


def _is_called(tokens: Sequence[Token], first: int) -> bool:
    """As in "(202) 555-0147", "Tel.: +86 10 6275 1234", "ISBN 0 262 03384 4"."""
    left = right = first
    while left > 0 and first - left < _MOST_PARTS and _is_part(tokens, left - 1, left):
        left -= 1
    while right + 1 < len(tokens) and right - first < _MOST_PARTS and _is_part(tokens, right + 1, right + 1):
        right += 1
    at = left - 1
    while low_at(tokens, at) in (":", "."):
        at -= 1
    digits = sum(len(token.text) for token in tokens[left : right + 1] if token.kind is Lex.NUMBER)
    called = low_at(tokens, at)
    if called in _SERIALS or (called in _CALLS and digits > 6):
        return True
    return digits > 9 and _TELEPHONE.fullmatch(_shape(tokens, left, right)) is not None


def _is_part(tokens: Sequence[Token], index: int, gap: int) -> bool:
    """True for digits and their signs with at most one space before the token at `gap`."""
    token = tokens[index]
    near = tokens[gap].start - tokens[gap - 1].end <= 1
    return near and (token.text in "-+()." or (token.kind is Lex.NUMBER and token.text.isdigit()))


def _shape(tokens: Sequence[Token], left: int, right: int) -> str:
    """The piece with a 9 for each digit: "(999) 999-9999"."""
    said = ""
    for at in range(left, right + 1):
        gap = " " if at > left and not glued_at(tokens, at) else ""
        said += gap + (re.sub(r"\d", "9", tokens[at].text))
    return said.strip(" .(-") if said.count("(") != said.count(")") else said.strip(" .-")
