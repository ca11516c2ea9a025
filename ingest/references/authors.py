"""The names at the head of an entry to its authors, one string each."""

from __future__ import annotations

import re

from corpus.english import INSTITUTION_PATTERN

__all__ = ["INSIDE_WORD", "PARTICLE", "SURNAME", "read_authors", "without_editors"]

PARTICLE = r"(?:de|da|di|del|der|den|van|von|le|la|ten|ter|dos|du|af|al|bin|zu)"
_U = "A-ZÀ-ÖØ-ÞĀ-Ž"
SURNAME = rf"(?:{PARTICLE}\s+)*[{_U}][\w'’´`\-‐]*(?:\s+(?:{PARTICLE}\s+)?[{_U}][\w'’\-‐]{{2,}})?"
INSIDE_WORD = re.compile(r"(?<=[a-zß-ÿ])-\s(?=[a-zß-ÿ])(?!(?:and|or|und|oder|to|et|y)\b)")
"""A hyphen at the end of a line within a word: "Tier- ney"; that of "short- and long-run" stays."""
_EDITORS = re.compile(
    r"[(\[]?\s*\b(?:eds?|hrsg|hg|editors?|coords?|dirs?)\b\.?\s*[)\]]?\s*[:,.]?\s*", re.IGNORECASE
)
""""(eds.)" and its forms in English, German, Spanish and French: said of the names, no part of them."""
_INITIALS = re.compile(rf"(?:[{_U}][a-zà-ÿ]?\.?[\s\-–]*){{1,4}}|[{_U}]{{1,3}}")
"""Up to four initials with points, spaces or hyphens ("J.-P."), or three capitals as in Vancouver style."""
_BARE_INITIALS = re.compile(rf"(?:[{_U}]\.?[\s-]*){{1,3}}")
"""Up to three initials alone, which go with the name before them."""
_LAST_INITIAL = re.compile(rf"(?:^|[\s.,-])[{_U}]\.$")
"""The full stop of an initial, which ends no name."""
_JUNIOR = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
"""What stands behind a family name and is none: APA and Chicago put it behind a comma."""
_AND = re.compile(r"\s*;\s*|(?<!\d)\s*/\s*(?!\d)|\s+&\s+|,\s*&\s*|,?\s+(?:and|und|et|y|e|i|AND)\s+")
"""What parts two authors: semicolons, slashes between names, "&", and "and" in English, German, French,
Spanish, Italian and Portuguese."""
_LOOSE_ACCENT = re.compile(r"(?:^|(?<=[\s,]))[`´¨˜¸˘^]\s*")
"""An accent that the page sets beside its letter."""
_FIRM = re.compile(
    rf"[{_U}][\w’'-]+(?:\s[{_U}][\w’'-]+)?\s&\s[{_U}][\w’'-]+(?:\s(?:Co(?:mpany)?|Partners|Sons|Global\s\w+)\.?)?"
)
"""Two names joined by "&", as firms are called, which are no two authors."""
_BODY = re.compile(
    rf"\([A-Z][A-Za-z&-]{{1,11}}\)$|^(?!.*(?:,\s*[{_U}]\.|\b[{_U}]\.\s))(?:.*\b(?:of|on|for|the|für)\s+(?:the\s+)?[{_U}]|"
    r"(?:Minist|Institut|Banco|Banque|Bundes|Universi|Associa|Conse|Comisi|Observato)\w*\s)"
)
"""An institution: an acronym behind its name, words that no person's name has, and no initials."""


def read_authors(text: str) -> tuple[str, ...]:
    """The authors as printed, one string each: "Perlis, A. J., Samelson K." gives two."""
    text = without_editors(text).replace("et al.", "").replace("et al", "").strip(" ,;:([")
    text = text.lstrip(".") if _LAST_INITIAL.search(text) else text.strip(" ,.;:([")
    text = _LOOSE_ACCENT.sub("", INSIDE_WORD.sub("", text))
    text = text if text.count("(") == text.count(")") else text.strip(")] ,.")
    if not text or _FIRM.fullmatch(text) or (_BODY.search(text) and ";" not in text and "/" not in text):
        return (text,) if text else ()
    found: list[str] = []
    for group in filter(None, map(str.strip, _AND.split(text))):
        found += _split_group(group.strip(" ,"), is_first=not found)
    return tuple(name for name in found if any(map(str.isalpha, name)))


def without_editors(text: str) -> str:
    """The text without "(eds.)", "Hrsg." and the like."""
    return _EDITORS.sub(" ", text)


def _split_group(group: str, *, is_first: bool) -> list[str]:
    """Names parted by commas, where a comma also stands between surname and given name."""
    pieces = [piece.strip() for piece in group.split(",") if piece.strip()]
    names: list[str] = []
    for place, piece in enumerate(pieces):
        turned = place == 1 and is_first and _turns_round(pieces)
        alone = len(pieces) == 2 or turned or (len(names) == 1 and " " not in names[0])
        if names and _goes_with(piece, names[-1], alone=alone):
            names[-1] = f"{names[-1]}, {piece}"
        else:
            names.append(piece)
    return names


def _goes_with(piece: str, name: str, *, alone: bool) -> bool:
    """True if the piece belongs to the name before it: "Jr.", a given name, another initial."""
    if _JUNIOR.fullmatch(piece):
        return True
    if "," in name:
        return _BARE_INITIALS.fullmatch(piece) is not None
    return _is_given(piece, name, alone=alone)


def _turns_round(pieces: list[str]) -> bool:
    """True if the first of several authors has two surnames before the comma: "Ruiz Mora, Ana, Kim Holm"."""
    words = [piece.split() for piece in pieces]
    is_name = re.search(INSTITUTION_PATTERN, pieces[0]) is None and "." not in pieces[0]
    return is_name and len(words[0]) == 2 and len(words[1]) == 1 and (len(words) > 2 and len(words[-1]) > 1)


def _is_given(piece: str, surname: str, *, alone: bool) -> bool:
    """True if the piece is the given name that belongs to the surname before it."""
    if _INITIALS.fullmatch(surname.split()[-1]) and len(surname.split()) > 1:
        return False
    if re.match(rf"(?:[{_U}]\.[ -]?)+[{_U}]\w", surname):
        return False
    if _INITIALS.fullmatch(piece):
        return True
    words, before = piece.split(), re.sub(rf"^(?:{PARTICLE}\s+)+", "", surname, flags=re.IGNORECASE).split()
    if len(before) > 1 and not alone:
        return False  # only the first author is turned round where given names are in full
    short = len(before) <= 2 and len(words) <= 3 and piece[:1].isupper()
    return short and (alone or not _INITIALS.fullmatch(words[0]))
