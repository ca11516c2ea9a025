"""What stands behind the names and year of an entry, to title and venue.

A title ends where a venue begins: a container ("In …"), a journal with its volume, a place and publisher, a
working paper, a thesis, an address. A sentence before such a venue is a subtitle; the last sentence of all is
a venue itself.
"""

from __future__ import annotations

import re

from corpus.english import INSTITUTION_HEADS, MONTH_PATTERN

__all__ = ["title_and_venue"]

_U = "A-ZÀ-ÖØ-ÞĀ-Ž"
_SMALL = (
    r"(?:of|the|and|for|in|on|de|des|du|da|do|di|la|le|les|et|y|e|und|für|der|die|zu|zur|van|von|a|am|an|&)"
)
_WORD = rf"(?:[{_U}]\w{{0,2}}\.(?=\s)|[{_U}][\w’'&/-]*(?:\.\w+)*)"
"""A word with a capital; a full stop behind it only if it is short, as in "Int. J."."""
_NAME = rf"(?:(?:The\s+)?{_WORD}(?:[\s-]+(?:{_SMALL}\s+)*{_WORD}){{0,7}})"
"""A run of capitals, as names of journals, places and publishers are."""
_CONTAINER = re.compile(
    rf"[Ii]n\s?[:.]?\s+(?=[{_U}“\"‘(\[])|[Ii]n:|(?:eds?\.|edited by|hrsg\.|hg\.)\s", re.IGNORECASE
)
"""What leads to the book or volume that holds a chapter, in English and German."""
_VOLUME = r"(?:[Vv]ol(?:ume|\.)?\s*|[Bb]d\.?\s*|[Nn]o\.?\s*|#\s*)?(?:\d{1,3}(?![\d–-])|[IVXLC]{1,7}\b(?!\.))"
_JOURNAL = re.compile(
    rf"(?:{_NAME}|(?:{_WORD}\s+){{0,3}}(?:[{_U}]\w{{1,9}}\.\s*){{1,4}})\s*(?:\([^()]{{2,30}}\))?,?\s+{_VOLUME}\s*"
    r"(?:[(,:.;/]|[Nn][or]\b|[Ii]ssue|pp?\b|\d)"
)
"""A journal with its volume, its last words perhaps shortened: "Nat. Commun. 10, 77"."""
_SHORT_WORDS = rf"(?:(?:{_WORD}|[{_U}]\w{{1,9}}\.)\s+)"
_SHORTENED = re.compile(rf"{_SHORT_WORDS}{{1,6}}{_VOLUME}\s*[(,:;]")
"""The same with any word shortened, which only a comma before it tells from a sentence end."""
_SHORTENED_TWICE = re.compile(
    rf"(?:{_WORD}\s+){{0,3}}[{_U}]\w{{1,9}}\.\s+(?:{_WORD}\s+){{0,2}}[{_U}]\w{{0,9}}\.,?\s+{_VOLUME}\s*[(,:;]"
)
"""Two words shortened, which no sentence of a title has: "IEEE Trans. Power Syst., 32(2)"."""
_NUMBERED = re.compile(rf"{_NAME},?\s+(?:[Vv]ol(?:ume|\.)?|[Nn]o\.|[Nn]r\.|[Ii]ssue|pp?\.)\s*\d")
"""A capitalised name with a volume, number or page behind it."""
_PUBLISHED = re.compile(
    rf"{_WORD}(?:[ /&-]+(?:(?:and|und|et|a|am|d|de|del|do|da|upon)\.?\s)*{_WORD}){{0,4}}"
    rf"(?:,\s*(?:[A-Z]{{2}}|[A-Z][a-z]{{1,4}}\.|USA|UK)(?:/{_WORD})?)?\.?\s?:\s?(?:The\s)?{_NAME}(?=\s*(?:[.,;)\[]|$))"
)
"""Place and publisher: "Princeton, NJ: Princeton University Press"."""
_GENRE = re.compile(
    r"(?:an?\s+)?(?:[\w./’'-]+\s){0,6}?(?:working|discussion|research|policy|staff|occasional)\s+papers?\b|"
    r"(?!and\s|or\s)(?:(?![a-z]{4,}\.)[\w./’'-]+\s){0,4}?(?:mimeo|manuscript|dissertations?|diss\.|thesis|thèse)\b|"
    r"(?:unpublished|forthcoming|presented at|ph\.?\s?d|doctoral|master[’']s|tech(?:nical|\.)\s+rep|"
    r"(?:paper|poster|lecture|speech|talk)\s+(?:presented|prepared|given|delivered|to|at|for)\b|"
    r"edited by|translated by|trans\.|retrieved|available|accessed|online\b|special issue|prepared for|"
    r"proceedings|https?:|www\.|doi\b|\[(?:online|internet|accessed|date of))",
    re.IGNORECASE,
)
"""Words for kinds of unpublished and grey works, of talks, and of editing and looking up, in English, German
and French: behind a title they begin what it appeared in. A sentence's "and" or "or" before them keeps them
in the title."""
_FIGURES = re.compile(
    rf"\(?\d{{1,3}}(?![\w%])|\(?{MONTH_PATTERN}\.?\s+\d|"
    r"\(?(?:1[5-9]|20)\d\d(?:\W*$|[,;:(]|\.\s)|volume\b|vol\.|v\.\s?\d|no\.|nr\.|pp?\.\s*\d|"
    r"\d+(?:st|nd|rd|th|\.)\s+(?:rev\w*\.?\s+)?(?:ed\b|edn|edition|aufl)|"
    r"(?:first|second|third|fourth|fifth|revised)\s+ed(?:ition|\.)",
    re.IGNORECASE,
)
"""Volume, pages, date or edition, which stand behind the name of a venue or of a book."""
_SUBJECTS = frozenset(
    ("Administration", "Authority", "Board", "Committee", "Conference", "Congress", "Fund", "Government",
     "Nations", "Programme", "Representative", "Reserve", "Service", "Treasury", "Union")
)  # fmt: skip
"""Institutions that papers are about as often as they are published by: "You, The People: The United Nations,
Transitional Administration, and State-Building" is one title."""
_PUBLISHER = "|".join(head for head in INSTITUTION_HEADS if head not in _SUBJECTS)
_BODY = re.compile(
    rf"(?:The\s+)?(?:{_WORD}\s+|{_SMALL}\s+){{0,7}}(?:{_PUBLISHER}|Journal|Review|Quarterly|Annals|Proceedings|"
    r"Bulletin|Press|Verlag|Publish(?:ers|ing)|Publications|Books|Universit\w+|Institut(?:es|ions|o)?|School|College|"
    r"Routledge|Springer|Elsevier|Palgrave|Macmillan|Wiley|Sage|Elgar|Blackwell|Norton|Penguin)\b"
)
"""A publisher, a body that publishes, or a journal by its name alone."""
_SERIES = re.compile(
    r"\b(?:Studies in|Series|Monographs?|Handbooks? in|Lecture Notes|Paperbacks|Library of)\b"
)
"""Words that the name of a series of books has: it follows the title, capitals throughout."""
_LONGEST_BODY = 90
"""Characters from such a name to the end of the entry; in a longer rest it is a subject."""
_LAST_DATE = re.compile(r"(?:\d{1,2}\.?\s+[^\W\d_]{3,9}|[A-Z][a-z]{2,8}\s+\d{1,2}),?\s+\d{4}\W*$")
"""A day with which an entry ends: minutes and bulletins of a series differ by nothing else."""
_SENTENCE = re.compile(
    r"(?:(?<!\b[A-Z])(?<!\bvs)(?<!\bSt)(?<!\bcf)(?<!\beds)(?<!\bed)(?<!\bvol)(?<!\bVol)(?<!\bno)(?<!\bNo)(?<!\bDr)"
    rf"(?<!\bal)(?<!\be\.g)(?<!\bU\.S)(?<!\bpp)\.|[?!]|[.,?!][”\"’])(?=\s+[\[(“\"‘„{_U}\d]|"
    r"\s+(?:in\b|http|www\.|(?:mimeo|unpublished|forthcoming|manuscript|working paper|available)\b)|\s*$)"
)
"""The end of a sentence: a point that belongs to no initial or abbreviation of bibliographies, before a
capital, figure or word of a venue."""
_INSIDE = r"(?:[^“”\"„«»ìî]|“[^“”]{1,80}”)"
_QUOTED = re.compile(
    rf"(?:[“\"„«ì]({_INSIDE}{{3,}}?)([,.?!]?)[”\"“»î]|[‘‚'ë]({_INSIDE}{{3,}}?)([,.?!]?)[’‘'í])([,.:;]?)"
    r"(?=[\s(]|[A-Z]|in\b|$)"
)
"""Also ì and î: the quotation marks of old Macintosh fonts whose encoding is not told."""
_FEWEST_QUOTED = 4
"""Words of a quoted question that is a title: fewer may be a figure of speech at the head of one."""
_CUT = re.compile(
    r"[,;]\s+|\s+(?=[(\[])|:\s+(?=http|www)|"
    r"(?<=[A-Z]\.)\s(?=(?:\w+ )?(?:Working|Discussion|Technical|Staff) (?:Paper|Report))|"
    r"\s(?=[A-Z]{3,}\w*\s(?:[A-Z]\w+\s){0,2}(?:Working|Discussion|Staff) Papers?\b[^.,]{0,16}\d)"
)
"""Where a venue may begin inside a sentence: behind a comma, in brackets, behind an abbreviation."""
_PLACE = re.compile(
    rf"\({_WORD}[^():]{{0,40}}:\s?[^()]+\)?\W*$|\((?:[^()]*\b(?:edn?|vols?|aufl|trans)\b\.?[^()]*)\)|"
    r"\((?:[\w.’/&-]+\s){0,5}(?:report|paper|brief|note|publication|series|bulletin)s?\b[^()]*\d[^()]*\)",
    re.I,
)
"""A bracket with place and publisher, an edition, or the number of a report, at or behind a title."""
_MEDIUM = re.compile(
    r"\[(?:online|internet|electronic[^\]]*|data ?set|cd-rom|accessed[^\]]*|date of[^\]]*)\]", re.IGNORECASE
)
"""The medium in square brackets, as APA and Vancouver print it."""
_MARKS = " ,.“”„\"'‘’‚«»ìî"
_LONGEST = 1500
"""Characters that are read; no entry is longer."""
_ALONE = re.compile(rf"{_WORD}(?:[ -](?:a\.\s?)?{_WORD}){{0,2}}\.?")
"""A place by itself, as German lists give it for a book."""
_MOST_BEHIND = 40
"""Characters that may follow a place and publisher: an edition, pages."""


def title_and_venue(rest: str) -> tuple[str, str]:
    """The title, and what follows it; the venue is "" where nothing follows."""
    rest = rest.strip()[:_LONGEST]
    quoted = _quoted(rest)
    end = quoted if quoted else _title_end(rest)
    return _bare(rest[:end]), rest[end:].lstrip(' ,.;:”"’»')


def _bare(title: str) -> str:
    title = title.strip(" ,;:")
    kept = title[-1:] if title[-1:] in "?!" else ""
    return title.strip(_MARKS) if kept else title.rstrip(".").strip(_MARKS)


def _quoted(rest: str) -> int:
    """Where a title in quotation marks ends; 0 if none opens here or the title goes on behind it."""
    found = _QUOTED.match(rest)
    if not found:
        return 0
    words, inside, after, tail = (
        found[1] or found[3],
        found[2] or found[4],
        found[5],
        rest[found.end() :].strip(),
    )
    asks = inside in ("?", "!") and len(words.split()) >= _FEWEST_QUOTED and _behind_question(tail)
    closed = after == "," or inside in (",", ".") or (asks and after != ":")
    return found.end() if closed or not tail or (after != ":" and _begins_other(tail)) else 0


def _behind_question(tail: str) -> bool:
    """True if behind a quoted question stands a venue, and not the rest of a title that opens with it."""
    return re.match(rf":\s*\d|{_NAME}\s*(?:[.,;:(\d]|$)", tail) is not None


def _title_end(rest: str) -> int:
    """Where the title ends: its sentences, cut where a venue begins behind a comma or bracket."""
    ends = [found.end() for found in _SENTENCE.finditer(rest, min(3, len(rest)))] or [len(rest)]
    taken = 0
    while taken + 1 < len(ends) and _goes_on(rest, ends[taken], ends[taken + 1]):
        taken += 1
    cut = _cut(rest, 0, ends[taken])
    return ends[taken] if cut is None else cut


def _goes_on(rest: str, end: int, following: int) -> bool:
    """True if the sentence behind the first end is a subtitle: no venue, but with one behind it or within."""
    sentence, tail, behind = rest[end:following].strip(" ."), rest[end:].strip(), rest[following:].strip(" .")
    if _names_venue(tail) or _PUBLISHED.match(tail) or _FIGURES.match(tail) or _cut(rest, 0, end) is not None:
        return False
    cut = _cut(rest, end, following)
    if cut is not None:
        return _is_title_before(rest[end:cut].strip(), rest[cut:].lstrip(", "), rest[end - 1])
    if not behind or _FIGURES.match(behind) or behind.startswith(("http", "www", "[")):
        return False
    if _ALONE.fullmatch(behind) and len(sentence.split()) < 3:
        return False
    return not ((_BODY.match(sentence) or _SERIES.search(sentence)) and re.fullmatch(_NAME, sentence))


def _is_title_before(words: str, venue: str, mark: str) -> bool:
    """True if the words between a sentence end and a venue are a subtitle, and no part of the venue."""
    if not _names_venue(venue):
        return False
    is_name = re.fullmatch(rf"{_NAME}(?:,\s*{_NAME})*[.,]?", words) is not None
    return not is_name or (len(words.split()) > 3 and (mark == "?" or _is_published(venue)))


def _cut(rest: str, start: int, end: int) -> int | None:
    """The first place inside a sentence where a venue begins."""
    for found in _CUT.finditer(rest, max(start, min(3, end)), end):
        tail = rest[found.end() :]
        if _LAST_DATE.match(tail):
            continue
        if tail[:1] in ("(", "[") and not found[0].strip():
            is_other = any(pattern.match(tail) for pattern in (_PLACE, _MEDIUM)) or bool(
                _GENRE.match(tail, 1)
            )
        else:
            is_other = _begins_other(tail) or bool(_SHORTENED.match(tail))
        if is_other or (_ALONE.fullmatch(tail) and len(rest) - end < 2):
            return found.start()
    return None


def _begins_other(tail: str) -> bool:
    """True if the words begin something other than a title."""
    return _names_venue(tail) or _FIGURES.match(tail.lstrip("( ")) is not None


def _names_venue(tail: str) -> bool:
    """True if the words begin a venue by its name."""
    tail = tail.lstrip("( ")
    if any(
        pattern.match(tail) for pattern in (_CONTAINER, _GENRE, _JOURNAL, _SHORTENED_TWICE, _NUMBERED)
    ) or _is_published(tail):
        return True
    return len(tail) <= _LONGEST_BODY and _BODY.match(tail) is not None


def _is_published(tail: str) -> bool:
    found = _PUBLISHED.match(tail)
    return found is not None and len(tail) - found.end() <= _MOST_BEHIND
