"""What a person types, cut into words, phrases, fields and signs, each with its column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from corpus.errors import QueryError

__all__ = ["Item", "Sign", "lexed"]

LONGEST_APART = 100
"""Words that may stand between those of a near phrase: more is a page, not a sentence."""


class Sign(Enum):
    """What joins words."""

    AND = auto()
    OR = auto()
    NOT = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Item:
    """A word, phrase or field, or a sign between them."""

    column: int
    """Of its first character, from 1."""
    text: str = ""
    sign: Sign | None = None
    prefix: str = ""
    """"+", "-" or ""."""
    field: str = ""
    quoted: bool = False
    apart: int | None = None
    """Of "a b"~5 the 5; None without it."""

    @property
    def where(self) -> str:
        """Its place for a message."""
        return f"column {self.column}"


_ITEM = re.compile(
    r"""(?P<prefix>[-+])?
    (?:(?P<field>[A-Za-z][A-Za-z_]*):(?=[^\s()]))?
    (?:"(?P<phrase>[^"]*)(?P<closed>"?)(?:~(?P<apart>\d+))?|(?P<open>\()|(?P<close>\))|(?P<word>[^\s"()]+))""",
    re.VERBOSE | re.ASCII,
)
"""One item of the language in docs/commands: an optional sign, an optional field, then a phrase with its
nearness, a bracket or a word. A field needs something behind its colon, else "Note:" would be one."""
_SIGNS = {"AND": Sign.AND, "&&": Sign.AND, "OR": Sign.OR, "||": Sign.OR, "NOT": Sign.NOT}
"""The words that Lucene's and most libraries' search languages write in capitals, and their forms in signs;
in small letters they are words."""
_RANGE = re.compile(r"\[.+", re.DOTALL)
"""A field's range in brackets, as Elasticsearch writes it: told apart so that the answer can say how it is
written here."""


def lexed(text: str) -> Iterator[Item]:
    """The items in order.

    Raises:
        QueryError: if a quote is not closed, or a range is written as other engines have it.
    """
    for found in _ITEM.finditer(text):
        column, word = found.start() + 1, found["word"] or ""
        prefix, field = found["prefix"] or "", found["field"] or ""
        if found["phrase"] is not None:
            yield _phrase(found, column, prefix, field)
        elif found["open"] or found["close"]:
            yield Item(column, sign=Sign.OPEN if found["open"] else Sign.CLOSE, prefix=prefix)
        elif word in _SIGNS and not prefix and not field:
            yield Item(column, word, sign=_SIGNS[word])
        elif field and _RANGE.match(word):
            raise QueryError(
                f"{field}:{word[:20]} is another engine's range: write {field}:2005..2009 (column {column})"
            )
        else:
            yield Item(column, word, prefix=prefix, field=field)


def _phrase(found: re.Match[str], column: int, prefix: str, field: str) -> Item:
    phrase, apart = found["phrase"], found["apart"]
    if not found["closed"]:
        raise QueryError(
            f'a quote is opened and not closed: "{_short(phrase.strip())}; close it with another " '
            f"(column {column})"
        )
    if apart is not None and (len(apart) > 3 or int(apart) > LONGEST_APART):
        raise QueryError(
            f'"{_short(phrase)}"~{_short(apart)}: at most {LONGEST_APART} words may stand between '
            f"(column {column})"
        )
    return Item(
        column, phrase, prefix=prefix, field=field, quoted=True, apart=None if apart is None else int(apart)
    )


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
