"""Names of people in the lines below a title and in a file's own data."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.english import INSTITUTION_PATTERN, MONTH_NAMES
from ingest.records import Line, Word, joined

__all__ = ["line_names", "names_of", "stated_names"]

_NAME = re.compile(
    r"(?:(?:Dr|Prof)\.\s+)?[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’\-]*\.?(?:\s+(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’\-]*\.?|de|da|van|von|der|den|di|del|la|le|bin|al)){1,4}"
)
"""Two to five words with capitals, Latin letters with all their accents, and the particles of Romance, Dutch,
German and Arabic names."""
_SEPARATOR = re.compile(r"\s*(?:,|;|&|\band\b|\bAND\b|\bund\b|·|•|\|)\s*")
"""What parts names in a line of authors, "and" in English and German included."""
_MARKS = re.compile(r"\s[a-h](?=\s*(?:[,;&]|and\b|$))|[*\ufffd†‡§¶∗⁎☆⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ]+|\s\d\b")
"""Marks of affiliations behind names: raised letters and figures, stars and daggers."""
_NOT_A_NAME = re.compile(
    rf"\b(?:{INSTITUTION_PATTERN}|universit\w*|institut\w*|school|college|research|congress\w*|"
    r"journal|working|paper|report|abstract|introduction|version|draft|email|analyst|specialist|federal|"
    r"national|united|states|economics?|policy|press|volume|jel|keywords?|inc|ltd|"
    rf"{'|'.join(MONTH_NAMES)}|"
    r"appendix|analytical|statistics|results|global|preliminary|incomplete|circulate|welcome|sciences?|proofs?|tables?|figures?|summary|supplement\w*|the|of|in|for|on|trade)\b",
    re.IGNORECASE,
)
"""Words of affiliations, titles, series and dates: two capitalised words of them look like a name, and are
none."""
_AFFILIATION = re.compile(
    rf"\b(?:{INSTITUTION_PATTERN}|universit\w*|institut\w*|school|college|academy)\b|@", re.IGNORECASE
)
"""What an affiliation has: a word for institutions, or an address of mail."""
_NAME_GAP = 1.0
"""Gap in sizes that parts two names on one line."""


def line_names(line: Line) -> list[str]:
    """The names on a line of authors; none if it holds much else."""
    return [name for piece in _pieces(line) for name in names_of(piece)]


def _pieces(line: Line) -> list[str]:
    """The line without its raised marks, cut where a wide gap parts two names."""
    words = [word for word in line.words if not word.raised]
    groups: list[list[Word]] = [words[:1]]
    for left, right in pairwise(words):
        if right.x0 - left.x1 > _NAME_GAP * line.size:
            groups.append([])
        groups[-1].append(right)
    return [joined(group) for group in groups]


def names_of(text: str) -> list[str]:
    """The names in a list of names; none if it holds much else."""
    text = re.sub(r"^\s*(?:by:?|author(?:s|\(s\))?:)\s+", "", _MARKS.sub("", text), flags=re.IGNORECASE)
    pieces = [piece.strip(" .") for piece in _SEPARATOR.split(text) if piece.strip(" .")]
    names = [piece for piece in pieces if _NAME.fullmatch(piece) and not _NOT_A_NAME.search(piece)]
    if names and len(names) >= 0.6 * len(pieces):
        return names
    has_home = len(pieces) > 1 and all(_AFFILIATION.search(piece) for piece in pieces[1:])
    return names[:1] if has_home and names[:1] == pieces[:1] else []


def stated_names(stated: str) -> tuple[str, ...]:
    """The names in a file's own entry of authors."""
    if "," in stated and not re.search(r";|\band\b|&", stated) and stated.count(",") == 1:
        return _one_author(stated)
    pieces = [piece for piece in _SEPARATOR.split(stated) if piece]
    return tuple(piece for piece in pieces if _NAME.fullmatch(piece) and not _NOT_A_NAME.search(piece))


def _one_author(stated: str) -> tuple[str, ...]:
    surname, given = (half.strip() for half in stated.split(","))
    if " " in surname and " " in given:
        return tuple(half for half in (surname, given) if _NAME.fullmatch(half))
    name = f"{given} {surname}"
    return (name,) if _NAME.fullmatch(name) and not _NOT_A_NAME.search(name) else ()
