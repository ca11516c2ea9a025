"""The words in which people ask for papers, which say nothing of the subject: "I am looking for articles on".

They are left out where a query ranks by its words: a rare "articles" would count for more than the subject.
"""

from __future__ import annotations

import re

__all__ = ["request_words", "without_request"]

_WE = r"(?:i|we)(?:['’](?:m|re)|\s+am|\s+are)(?:\s+(?:also|especially|mainly|only|particularly|primarily))?"
_WOULD = r"(?:i|we)(?:['’]d|\s+would)(?:\s+\w+)?\s+(?:like|want|prefer)|(?:i|we)\s+(?:want|need|seek)"
_FIND = r"(?:\s+to\s+(?:find|get|have|know|read|see))?(?:\s+about)?"
_INTERESTED = r"(?:interested\s+in|looking\s+for|searching\s+for)"
_GIVE = r"(?:please\s+)?(?:find|get|give|list|locate|provide|retrieve|search\s+for|show)(?:\s+(?:me|us))?"
_ALL = r"(?:(?:all|any|every|more|other|recent|relevant|some|the|those)\s+)*"
_PAPERS = (
    "articles|documents|information|literature|material|papers|publications|references|reports|studies|"
    "writings"
)
_PAPER = rf"(?:{_PAPERS}|anything|article|document|paper|publication|report|something)\b(?!\s+of\b)"
_ABOUT = (
    r"(?:about|on|(?:(?:that|which)\s+)?(?:(?:are|is)\s+)?(?:address(?:es|ing)?|concern(?:s|ed\s+with|ing)?|"
    r"cover(?:s|ing)?|deal(?:s|ing)?\s+with|describ(?:e|es|ing)|discuss(?:es|ing)?|regarding|"
    r"relat(?:ed|ing)\s+to|treat(?:s|ing)?))"
)
_BEGINS = r"(?:^|(?<=[.?!;]))\s*"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:\b(?:{_WE}\s+)?{_INTERESTED}|\b(?:{_WOULD}){_FIND}|\b{_GIVE}|\b(?:are|is)\s+there)\s+"
        rf"{_ALL}{_PAPER}(?:\s+{_ABOUT}\b)?",
        rf"\b{_WE}\s+{_INTERESTED}\b|\b(?:i|we)(?:['’]d|\s+would)\s+like\b{_FIND}",
        rf"{_BEGINS}{_INTERESTED}\b",
        rf"{_BEGINS}{_ALL}(?:{_PAPERS})\s+{_ABOUT}\b",
        rf"\b(?:what|which)\s+(?:{_PAPERS})\s+(?:are\s+there|exist|{_ABOUT})\b",
    )
)
"""Requests of English (Quirk et al., A Comprehensive Grammar, 11.29: directives and wishes) whose object is
what a library holds, with what joins it to its subject. "Articles of steel" are goods, "paper that is
recycled" is a product: an "of", or a single paper without a request, begins the subject."""
_HINT = re.compile(
    rf"\b(?:{_PAPERS}|anything|article|document|interested|like|looking|paper|publication|report|something)\b",
    re.IGNORECASE,
)


def without_request(text: str) -> str:
    """The text without the words that only ask; the text itself where nothing else is said."""
    if _HINT.search(text) is None:
        return text
    left = text
    for form in _FORMS:
        left = form.sub(" ", left)
    return left if any(map(str.isalnum, left)) else text


def request_words(text: str) -> str:
    """The words that `without_request` leaves out, in their order; "" for none."""
    left = without_request(text).split()
    asked = []
    for word in text.split():
        if left and left[0] == word:
            left.pop(0)
        else:
            asked.append(word)
    return " ".join(asked)
