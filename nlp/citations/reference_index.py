"""Which reference a callout means: by family names and year, then by institution, then by a slip of a letter.

The order is that of bibliographers: an exact family name and year before a guess, and where two
references fit equally well, none (Grobid and AnyStyle choose the first, which is wrong half of the time).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from corpus.document import Reference
from corpus.english import INSTITUTION_PATTERN

__all__ = ["ReferenceIndex", "Rule", "comparable", "family_name"]

_INSTITUTIONAL = re.compile(rf"\b{INSTITUTION_PATTERN}\b")
"""Words for institutions (`corpus.english`): such an author is no person and has no initials."""
_TELLING = 3
"""Words of a title that tells one work from another of its author and year."""
_HOLDER = re.compile(r"(?:Executive )?(?:Office|Department|Ministry) of (?:the )?")
"""What a name of an office begins with; its short form is made of the words behind it."""
_UNDATED = frozenset({"forthcoming", "in press"})
"""Both say that the work has no year yet; authors use either."""
_PRINTED_ACRONYM = re.compile(r"\([A-Z][A-Za-z&-]{1,9}\)$")
"""A short form in brackets behind the name; two to ten letters, as the entities' short forms."""
_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "đ": "d", "ı": "i"})
_ACCENTS = re.compile(r"[\u0300-\u036f]+")
"""Combining marks of Unicode, which decomposition (NFKD) parts from their letters."""
_LOOSE_ACCENTS = re.compile(r"[`´¨˜¸˘ˇ˙˚^·]")
"""Accents that a PDF sets as characters of their own beside the letter: "Antr`as"."""
_INITIALS = re.compile(r"\b(\w)\.(?=\w\b)")
"""Initials set without a space, "A.J.", so that they compare with "A. J."."""
_NO_WORD = re.compile(r"[\W_]+")
"""All that is neither letter nor figure: styles differ in it."""
_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "to", "de", "la"})
"""Small words that short forms and lists leave out or not, in English, French, Spanish and Portuguese."""


_NAMES = 8_192
"""Names, titles and entries whose forms are kept: lists of some hundred works, which a draft that is being
written is held against at every edit."""


@lru_cache(_NAMES)
def comparable(words: str) -> str:
    """Lower case without accents and punctuation, single spaces: "Jäger-Waldau" and "JAGER WALDAU" agree."""
    words = _LOOSE_ACCENTS.sub("", words)
    if not words.isascii():
        words = words.translate(_LETTERS).replace("’", "'")
        words = _ACCENTS.sub("", unicodedata.normalize("NFKD", words))
    plain = _INITIALS.sub(r"\1", words.casefold().replace("'", ""))
    return " ".join(_NO_WORD.sub(" ", plain).split())


@lru_cache(_NAMES)
def family_name(author: str) -> str:
    """The family name in an author as printed; an institution is returned whole.

    "Perlis, A. J.", "A. J. Perlis" and "Perlis A. J." all give "Perlis".
    """
    author = author.strip(" .;")
    if _INSTITUTIONAL.search(author):
        return author
    if "," in author:
        return author.split(",", 1)[0].strip()
    words = author.split()
    ahead = [word for word in words if not _is_initials(word)]
    if not ahead:
        return author
    if _is_bare_initials(words[-1]) and len(words) > 1 and not words[0].isupper():
        return " ".join(words[:-1])
    if _is_initials(words[-1]) and not _is_initials(words[0]):
        return " ".join(words[: words.index(next(w for w in words if _is_initials(w)))])
    particle = next((at for at, w in enumerate(words[:-1]) if at and w.islower()), None)
    return " ".join(words[particle:]) if particle is not None else words[-1]


def _is_initials(word: str) -> bool:
    return re.fullmatch(r"(?:[^\W\d_a-z]\.?-?){1,3}", word) is not None and (len(word) == 1 or "." in word)


def _is_bare_initials(word: str) -> bool:
    """True for initials without full stops, as medical journals print them behind the name: "DE"."""
    return re.fullmatch(r"[^\W\d_a-zß-ÿ]{2,3}", word) is not None


def _acronyms(name: str) -> set[str]:
    """Short forms by which an institution may be cited: its initials, and those in parentheses."""
    printed = {comparable(short) for short in re.findall(r"\(([A-Z][A-Za-z.&-]{1,9})\)", name)}
    words = re.sub(r"\(.*?\)", "", name).replace("U.S.", "United States").replace("UK", "United Kingdom")
    initials = [word[0] for word in re.split(r"[\s-]+", words) if word[:1].isupper()]
    return printed | ({"".join(initials).casefold()} if len(initials) > 1 else set())


@dataclass(frozen=True, slots=True)
class _Institution:
    """A first author that may be an institution."""

    name: str
    """Folded."""
    printed: str
    acronyms: frozenset[str]
    certain: bool
    """True if a word of the name says so."""


def _institution(author: str) -> _Institution | None:
    """None for a person: "Perlis, A. J."."""
    certain = _INSTITUTIONAL.search(author) is not None or _PRINTED_ACRONYM.search(author) is not None
    if not author or ("," in author and not certain):
        return None
    return _Institution(comparable(author), author, frozenset(_acronyms(author)), certain)


class Rule(StrEnum):
    """How a reference was found."""

    NONE = ""
    NAMES = "author-year"
    INSTITUTION = "institution"
    CAPITALS = "institution~"
    """The callout's capitals may stand for the institution's name."""
    SLIP = "author-year~"
    """One letter or one year differs."""

    @property
    def guesses(self) -> bool:
        """True if more was allowed for than the names and years as printed."""
        return self in (Rule.CAPITALS, Rule.SLIP)

    @property
    def means_institution(self) -> bool:
        """True if all the words before the year are one name."""
        return self in (Rule.INSTITUTION, Rule.CAPITALS)


class ReferenceIndex:
    """References by family name, institution, label and year.

    With `joined`, references that agree in authors, year and title are one work, as where a paper and its
    appendix both list it; the first is found. Without, they are two, and a callout fits neither.
    """

    def __init__(self, references: Sequence[Reference], *, joined: bool = False) -> None:
        self._years = [reference.year.strip("(). ") for reference in references]
        self._families = [tuple(comparable(family_name(a)) for a in r.authors) for r in references]
        self._raws = [comparable(reference.raw) for reference in references]
        self._institutions = [_institution(r.authors[0]) if r.authors else None for r in references]
        self._found: dict[tuple[tuple[str, ...], str, str, bool], tuple[int | None, Rule]] = {}
        self._by_first: dict[str, list[int]] = defaultdict(list)
        self._by_year: dict[str, list[int]] = defaultdict(list)
        self._by_label: dict[str, list[int]] = defaultdict(list)
        works: dict[tuple[tuple[str, ...], str, str], int] = {}
        self._work: list[int] = []
        """For each reference the first that names the same work."""
        for at, reference in enumerate(references):
            if self._families[at]:
                self._by_first[self._families[at][0]].append(at)
            self._by_year[self._years[at][:4]].append(at)
            title = comparable(reference.title)
            key = (
                self._families[at],
                self._years[at],
                title.replace(" ", ""),
            )  # "plant-level" is "plantlevel"
            is_one = joined and len(title.split()) >= _TELLING and bool(key[0])
            self._work.append(works.setdefault(key, at) if is_one else at)
            if reference.label:
                self._by_label[reference.label.strip("[]().")].append(at)

    @property
    def numbered(self) -> bool:
        """True if references carry numbers."""
        return any(label.isdigit() for label in self._by_label)

    def by_label(self, label: str) -> int | None:
        """The one reference with this label."""
        return _only(self._by_label.get(label, ()))

    def find(self, authors: Sequence[str], block: str, year: str, *, et_al: bool) -> tuple[int | None, Rule]:
        """Position of the reference and how it was found; None if none or more than one fits.

        `block` is all the words that stand for the author, for institutions whose name has commas or "and".
        """
        if not authors:
            return None, Rule.NONE
        year = year.strip("(). ")  # "n.d." as the list's years are kept
        asked = (tuple(authors), block, year, et_al)
        if asked not in self._found:  # a work is cited again and again
            self._found[asked] = self._find(authors, block, year, et_al=et_al)
        return self._found[asked]

    def _find(self, authors: Sequence[str], block: str, year: str, *, et_al: bool) -> tuple[int | None, Rule]:
        families = [comparable(author) for author in authors]
        pair = re.split(r"[-–]", authors[0])
        if len(authors) == 1 and len(pair) == 2 and families[0] not in self._by_first:
            families = [comparable(author) for author in pair]  # "Stolper-Samuelson (1941)"
        for rule, candidates in (
            (Rule.NAMES, self._same_name(families[0])),
            (Rule.INSTITUTION, self._known_as(block, year)),
            (Rule.CAPITALS, self._shortened(block, year)),
            (Rule.SLIP, self._near_names(families[0], year)),
        ):
            # "Science and Technology" is no pair
            named = families[:1] if rule.means_institution else families
            dated = [c for c in candidates if _same_year(self._years[c], year)]
            fitting = self._narrow(dated, named, year, et_al)
            if fitting:
                return _only(fitting), rule if len(fitting) == 1 else Rule.NONE
        return self._with_slip(families, year, et_al)

    def _with_slip(self, families: list[str], year: str, et_al: bool) -> tuple[int | None, Rule]:
        """The one reference that differs by a letter in a later author's name, or by a year."""
        known = self._same_name(families[0])
        misspelt = [c for c in known if self._years[c] == year and self._nearly_same_team(c, families)]
        # A letter behind the year tells works of that year apart: no other year was meant.
        next_to = [c for c in known if _next_year(self._years[c], year) and not year[4:]]
        alike = [c for c in next_to if self._counts_agree(c, len(families), et_al)]
        near = self._narrow(alike, families, year, et_al)
        for fitting in (misspelt, near):
            if len(fitting) == 1:
                return fitting[0], Rule.SLIP
        return None, Rule.NONE

    def _nearly_same_team(self, at: int, families: list[str]) -> bool:
        known = self._families[at]
        pairs = zip(known[1:], families[1:], strict=False)
        return 1 < len(known) == len(families) and all(a == b or _one_slip(a, b) for a, b in pairs)

    def by_family(self, family: str) -> tuple[int, ...]:
        """Positions of the references whose first author has this family name."""
        return tuple(self._by_first.get(comparable(family), ()))

    def in_note(self, note: str) -> tuple[int, ...]:
        """References whose first family name and year both stand in a note that gives them in full."""
        words = f" {comparable(note)} "
        years = set(re.findall(r"\b(?:1[6-9]|20)\d\d\b", note))
        found = (at for year in sorted(years) for at in self._by_year.get(year, ()) if self._families[at])
        return tuple(at for at in found if f" {self._families[at][0]} " in words)

    def _same_name(self, family: str) -> list[int]:
        return self._by_first.get(family) or self._by_first.get(family.split(" ")[-1] if family else "", [])

    def _known_as(self, block: str, year: str) -> list[int]:
        """References of the year whose first author may be an institution that is called so."""
        wanted = comparable(block)
        short, shorts = wanted.replace(" ", ""), _acronyms(block)
        found = []
        for at in self._by_year.get(year[:4], ()):
            body = self._institutions[at]
            if body is None:
                continue
            same = body.name == wanted or short in body.acronyms or body.name.replace(" ", "") in shorts
            if same or (body.certain and _is_part(wanted, body.name)):
                found.append(at)
        return found

    def _shortened(self, block: str, year: str) -> list[int]:
        """References of the year whose first author is an institution that the capitals may stand for."""
        short = block.replace(".", "").strip()
        if re.fullmatch(r"[A-Z]{3,7}", short) is None:
            return []
        return [
            at
            for at in self._by_year.get(year[:4], ())
            if (body := self._institutions[at]) is not None
            and body.certain
            and _stands_for(short, body.printed)
        ]

    def _near_names(self, family: str, year: str) -> list[int]:
        if len(family) < 5:
            return []
        same_year = self._by_year.get(year[:4], ())
        return [c for c in same_year if self._families[c] and _one_slip(family, self._families[c][0])]

    def _narrow(self, found: list[int], families: list[str], year: str, et_al: bool) -> list[int]:
        exact = [c for c in found if self._years[c] == year]
        found = list(dict.fromkeys(self._work[c] for c in exact or found))
        if len(families) > 1:
            found = [c for c in found if all(self._has_author(c, family) for family in families[1:])]
        if len(found) > 1:
            found = [c for c in found if self._counts_agree(c, len(families), et_al)] or found
            if et_al and len(found) > 1:  # no manual shortens two authors
                found = [c for c in found if len(self._families[c]) > 2] or found
        elif len(found) == 1 and et_al and not self._is_team(found[0]):
            return []
        return found

    def _has_author(self, at: int, family: str) -> bool:
        return family in self._families[at] or f" {family} " in f" {self._raws[at]} "

    def _counts_agree(self, at: int, named: int, et_al: bool) -> bool:
        return len(self._families[at]) > named if et_al else len(self._families[at]) == named

    def _is_team(self, at: int) -> bool:
        return len(self._families[at]) > 1 or " et al" in self._raws[at] or " and " in self._raws[at][:200]


def _only(found: Iterable[int]) -> int | None:
    positions = list(found)
    return positions[0] if len(positions) == 1 else None


def _stands_for(short: str, name: str) -> bool:
    """True if the letters begin words of the name in order: "UNCTAD", "USTR", and "NBS" for one "of China".

    They begin with its first word (or the one behind "Office of the"), and pass over no more capitals than
    they take.
    """
    words = re.findall(r"[^\W\d_]+", name.replace("U.S.", "United States").replace("UN ", "United Nations "))
    capitals = [word for word in words if word[0].isupper()]
    if _HOLDER.match(name):
        capitals, words = capitals[1:], words[1:]
    taken, passed = 0, 0
    for word in words:
        if taken < len(short) and word[0].upper() == short[taken]:
            taken += 1
        elif word[0].isupper():
            passed += 1
    starts = bool(capitals) and capitals[0][0] == short[0]
    return starts and taken == len(short) and passed <= len(short) - 1


def _same_year(known: str, cited: str) -> bool:
    if known == cited or (known in _UNDATED and cited in _UNDATED):
        return True
    return known[:4] == cited[:4] and known[:4].isdigit() and (len(known) == 4 or len(cited) == 4)


def _next_year(known: str, cited: str) -> bool:
    return known[:4].isdigit() and cited[:4].isdigit() and abs(int(known[:4]) - int(cited[:4])) == 1


def _is_part(part: str, whole: str) -> bool:
    words = [word for word in part.split() if word not in _SMALL]
    return bool(words) and f" {part} " in f" {whole} " and any(len(word) > 3 for word in words)


def _one_slip(left: str, right: str) -> bool:
    """True if one letter is added, lost or replaced, or two neighbours are swapped."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right))
    )
    a, b = left[start:], right[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])
