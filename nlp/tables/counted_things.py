"""What a column, a row or a whole table counts: the noun that its cells are numbers of."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.document import Cell
from nlp.figures import counted_noun
from nlp.tables.cell_numbers import CellValue
from nlp.text import lex, word_set

__all__ = ["counted_thing"]

_NUMBER_OF = re.compile(
    r"(?:^|[\s:;,(—–-])(?:numbers?|nos?\.|num\.|nr\.?|counts?|#) ?(?:of )(?=\S)", re.IGNORECASE
)
""""Number of firms", "No. of plants", "# of products": the thing stands behind."""
_IN_BRACKETS = re.compile(
    r"(?P<thing>\D{3,60}?),?\s*[(\[](?:number|numbers|no\.|nos\.|count|#)[)\]]\s*", re.IGNORECASE
)
""""All bridges (number)": the thing stands before."""
_BARE = re.compile(r"\W*(?:numbers?|nos?\.?|counts?|#)\W*", re.IGNORECASE)
"""A header that says only that things are counted; the header above it says which."""
_DETERMINERS = re.compile(r"^(?:(?:all|total|the|other|different|distinct|of)\s+)+", re.IGNORECASE)
"""Words before a noun phrase that say nothing of what is counted."""
_OPEN = re.compile(r"\W*(?:numbers?|nos?\.?|#) of\W*", re.IGNORECASE)
"""A header that the one below it ends: "Number of" over "Products"."""
_HEADS = word_set(
    """
    staff employees workers persons people personnel positions jobs employment population residents students
    teachers firms companies enterprises establishments plants patents vehicles households farms visitors
    immigrants inmates beneficiaries recipients participants members deaths births
    """
)
"""Persons and bodies: a table that is called after them counts them, "Total Staff on Duty, by State"."""
_NO_COUNT = re.compile(
    r"\b(?:shares?|per ?cent\w*|rates?|averages?|mean|median|ratio|index|indices|wages?|sales|output|value"
    r"|costs?|earnings|income|growth|change|hours|age|prices?|spending|expenditures?|amounts?|productivity|size)\b|%|[$€£¥]",
    re.IGNORECASE,
)
"""Words of headers and captions of what is measured and not counted."""
_ONE_WORD = {
    "staff": "employee", "personnel": "employee", "employment": "employee", "population": "person",
    "force": "person",
}  # fmt: skip
"""Collective nouns, and one of those who are counted by them."""
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_CUT = re.compile(
    r"\s(?:on|of|in|by|at|for|with|per|from|to|classified|employed|engaged|according)\b|[,;:(–—]",
    re.IGNORECASE,
)
"""Where the first noun phrase of a title ends."""


def counted_thing(cell: Cell, value: CellValue, title: str) -> str:
    """As in "firm" under "Number of firms"; "" where nothing says that the cell counts, or for a fraction.

    `title` is the caption without its number.
    """
    if value.value != value.value.to_integral_value():
        return ""
    for path in (cell.col_path, cell.row_path):
        for place in range(len(path) - 1, -1, -1):
            above = path[place - 1] if place else ""
            found = _of_header(f"{above} {path[place]}" if _OPEN.fullmatch(above) else path[place])
            if not found and above and _BARE.fullmatch(path[place]):
                found = _head_of(above)
            if found:
                return found
    if any(map(_NO_COUNT.search, (*cell.col_path, *cell.row_path))):
        return ""
    return _of_title(title)


@lru_cache(maxsize=4096)
def _of_header(header: str) -> str:
    said = _NUMBER_OF.search(header)
    if said:
        return _head_of(header[said.end() :])
    bracketed = _IN_BRACKETS.fullmatch(header)
    return _head_of(bracketed["thing"]) if bracketed else ""


@lru_cache(maxsize=512)
def _of_title(title: str) -> str:
    counted = _NUMBER_OF.match(re.sub(r"^total ", "", title, flags=re.IGNORECASE))
    if counted:
        return _head_of(title[title.lower().index(" of ") + 4 :])
    if _NO_COUNT.search(title):
        return ""
    words = _CUT.split(_BRACKETS.sub(" ", title), maxsplit=1)[0].lower().split()
    named = words and (words[-1] in _HEADS or words[-2:] in (["labor", "force"], ["labour", "force"]))
    return _noun(words[-1]) if named else ""


@lru_cache(maxsize=4096)
def _head_of(phrase: str) -> str:
    """The noun that the phrase is about: "product" for "HS10 products with a match"."""
    first = _DETERMINERS.sub("", _CUT.split(f" {phrase}", maxsplit=1)[0].strip() or phrase)
    found = counted_noun(lex(first), 0)
    if found is None:
        last = first.split()[-1].lower() if first.split() else ""
        return _noun(last) if last in _HEADS else ""
    return found.code.strip("{}")


def _noun(word: str) -> str:
    if word in _ONE_WORD:
        return _ONE_WORD[word]
    found = counted_noun(lex(word), 0)
    return found.code.strip("{}") if found else word
