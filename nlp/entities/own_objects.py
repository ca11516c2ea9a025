"""Mentions of the document's own tables, figures and equations: "Tables 4 and 5" is "table:4,table:5"."""

from __future__ import annotations

import re

from corpus.annotations import Entity, Label
from corpus.geometry import Span

__all__ = ["find_objects"]

_NUMBER = r"(?:[A-Z]{1,2}[.-]?\d{1,3}|\d{1,3}(?:[.-]\d{1,2})?|[IVX]{1,5}\b|[A-Z]\b)[a-z]?(?![\w%])"
_OBJECT = re.compile(
    rf"\b(?P<kind>(?:Tables?|Tabs?\.|TABLES?|Figures?|FIGURES?|Figs?\.?|FIGS?\.?|Charts?|Graphs?|Exhibits?"
    rf"|[Ee]quations?|[Ee]qs?\.?|tables?|figures?|figs?\.?))\s?\(?(?P<numbers>{_NUMBER}\)?"
    rf"(?:(?:\s?[,–-]\s?|,?\s(?:and|to|through|or|&)\s)\(?{_NUMBER}\)?)*)"
)
"""A paper's own objects by word and number, several at once; small letters only for words that are written
so."""
_KINDS = {
    "tab": "table",
    "fig": "figure",
    "cha": "chart",
    "gra": "graph",
    "exh": "exhibit",
    "equ": "equation",
}
"""The word in full, by its first three letters."""
_ELSEWHERE = re.compile(
    r"[,.:]?\s[“\"]|\s\([A-Z][\w.]+\s[A-Z]"
    r"|\sin\s(?:the\s)?(?!Append|Section|Chapter|Part|Annex|Online)[A-Z]\w+\s(?:[A-Z]|of\s)"
    r"|\s+(?:of|in|from)\s+"
    r"(?:[A-Z][\w'’-]+(?:\s+(?:and|&|et al\.?,?)\s*(?:[A-Z][\w'’-]+)?)*,?\s*\(?(?:19|20)\d\d)"
)
"""What follows a table of another work: "Table 3 of Smith and Jones (2009)", "Table 4.3, “Transactions”"."""


def find_objects(text: str, *, offset: int = 0) -> tuple[Entity, ...]:
    """Mentions in one block of text, moved by the offset; tables of other works are left out."""
    found = []
    for match in _OBJECT.finditer(text):
        keys = _keys(match.group("kind"), match.group("numbers"))
        if keys and not _ELSEWHERE.match(text, match.end()) and not _in_source_line(text, match.start()):
            span = _without_open_bracket(text, match).shifted(offset)
            found.append(Entity(span, Label.OBJECT, keys, _names(keys), "rule:object"))
    return tuple(found)


_SOURCE = re.compile(r"\bSources?:\s(?:(?!\bNotes?:).)*$", re.DOTALL)
"""A line of sources goes on until a note begins: 400 letters are looked back, more than such lines have."""


def _in_source_line(text: str, start: int) -> bool:
    """True behind "Source:": the tables named there are those of the source."""
    return _SOURCE.search(text[max(0, start - 400) : start]) is not None


def _without_open_bracket(text: str, match: re.Match[str]) -> Span:
    end = match.end()
    if text[end - 1] == ")" and "(" not in match.group():
        end -= 1
    return Span(match.start(), end)


def _names(keys: str) -> str:
    """Names of the objects, joined by " | ": "Table 4 | Table 5"."""
    return " | ".join(key.replace(":", " ").capitalize() for key in keys.split(","))


def _keys(kind: str, numbers: str) -> str:
    small = kind.casefold()
    name = _KINDS.get(small[:3], "equation" if small.startswith("eq") else "")
    if not name or (kind.islower() and not any(char.isdigit() for char in numbers)):
        return ""
    labels = re.findall(r"[A-Z]{1,2}[.-]?\d{1,3}[a-z]?|\d{1,3}(?:\.\d{1,2})?[a-z]?|[IVX]{1,5}|[A-Z]", numbers)
    return ",".join(f"{name}:{label}" for label in _filled(labels, numbers))


def _filled(labels: list[str], numbers: str) -> list[str]:
    """The labels, those between the ends of "3–5" or "3 to 5" put in."""
    whole = all(label.isdigit() for label in labels)
    if len(labels) == 2 and whole and re.search(r"[–-]|\bto\b|\bthrough\b", numbers):
        first, last = int(labels[0]), int(labels[1])
        if first < last < first + 30:
            return [str(label) for label in range(first, last + 1)]
    return labels
