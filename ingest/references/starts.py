"""How an entry of a list of references begins: with names, a number, or a dash for the names above.

The forms are those of the style guides: family name first with the year behind the names (APA, Chicago
author–date, Harvard), family name and bare initials (Vancouver), initials first (IEEE), a dash for a repeated
author (Chicago).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from corpus.english import MONTH_NAMES

__all__ = [
    "Form",
    "ends_entry",
    "goes_on_from",
    "is_list_heading",
    "main_form",
    "numbered_starts",
    "repeats_author",
    "start_forms",
    "sure_starts",
    "year_behind_names",
]


class Form(StrEnum):
    """What the beginning of a line says of it as the beginning of an entry."""

    BRACKET = "bracket"
    """Names, then a year in brackets."""
    BARE = "bare"
    """Names, then a year between points or commas."""
    REPEAT = "repeat"
    """A dash for the names of the entry above; what stands behind it where the dash is drawn as a stroke."""
    NAME = "name"
    """A name as styles print it that put the year at the end."""
    NONE = ""


_LIST_HEADING = re.compile(
    r"(?:(?:\d{1,2}|[A-Z]|[IVX]+)(?:\.\d+)*\.?\s+)?"
    r"(?:list of |selected |cited |bibliographical |literature )?"
    r"(?:references?(?: list)?|bibliograph(?:y|ie|ia)|works cited|literature(?: cited)?|sources cited|"
    r"(?:verwendete |zitierte )?literatur(?:verzeichnis|angaben|liste|hinweise)?|"
    r"quellen(?:verzeichnis)?|quellen(?:-| und) (?:und )?literatur(?:verzeichnis)?|"
    r"literatur- und quellenverzeichnis|schrifttum(?:sverzeichnis)?|"
    r"r[ée]f[ée]rences(?: bibliographiques)?|[œo]uvres citées|referencias(?: bibliográficas)?|"
    r"bibliograf[ií]a|referências(?: bibliográficas)?|obras citadas|riferimenti(?: bibliografici)?)"
    r"(?: cited| and notes)?\s*:?",
    re.IGNORECASE,
)
"""Headings of lists of references in English, German, French, Spanish, Portuguese, Italian and Dutch, with a
section's number before them."""
_LETTERSPACED = re.compile(r"(?:\w\s){5,}\w:?")
"""Six letters or more with a space behind each: a heading that was set wide."""
_U = "A-ZÀ-ÖØ-ÞĀ-Ž"
_YEAR = r"(?:1[5-9]\d\d|20[0-4]\d)(?:[/–-]\d{1,4})?[a-z]?"
_UNDATED = r"forthcoming|in press|n\.\s?d\.|various (?:issues|years)|im Erscheinen|o\.\s?J\."
_IN_BRACKETS = re.compile(
    rf"[(\[]\s*(?:(?:hg|hrsg|eds?|org)\.,?\s+)?(?:{_YEAR}|{_UNDATED})(?![\d-])[^()]{{0,40}}[)\]]",
    re.IGNORECASE,
)
"""The year in brackets behind the names, as in APA and Harvard style, with editors before it."""
_BETWEEN_POINTS = re.compile(
    rf"(?:(?<=[.,:;)’'”\w])\s+|,)(?:{_YEAR}(?:\s*[\[(](?:{_YEAR}|{_UNDATED})[\])])?|{_UNDATED})\s*[.,:]",
    re.IGNORECASE,
)
"""The year between the points behind the names, as in Chicago's author-date style, the first edition's behind
it in brackets."""
_REPEAT = re.compile(
    rf"(?:[-–—―‒_*]{{2,}}|[—―])\W*\S|[,.]\s*\(?{_YEAR}\b|[,.]\s*\((?:{_UNDATED})|\((?:{_YEAR}|{_UNDATED})\)\s*[:.,]"
)
"""A dash of two ems or three (Chicago Manual, 14.67 in its 17th edition) in place of the names above, or a
year with nothing before it."""
_LABEL = re.compile(r"\s*(?:\[[^\]]{1,6}\]|\d{1,3}[.)]|[•▪■●∙·])\s*")
"""The label of an entry: a key or number in brackets, a number with a point, a bullet."""
_NUMBER = re.compile(rf"\[(\d{{1,3}})\]|(\d{{1,3}})[.)]\s*(?=\D)|(\d{{1,3}})(?=\s+[{_U}])")
"""The same where it counts; a bare number needs a capital behind it."""
_PARTICLE = r"(?:(?:de|da|di|du|del|della|der|den|van|von|vom|zu|la|le|ten|ter|dos|al|el|d[’'])\s*)"
_NAME = rf"[{_U}][\w’'´`˘¨-]*[^\W\d_]"
_NAMED = re.compile(
    rf"{_PARTICLE}{{0,3}}(?:{_NAME}(?: {_NAME}){{0,2}}"
    rf"(?:,\s+(?:[{_U}]\.|{_NAME}\b(?! University))|\s+[{_U}]{{1,3}}(?=[,.;:])|\s+[{_U}]\.)"
    rf"|(?:[{_U}]\.[ -]?){{1,4}}{_PARTICLE}{{0,3}}{_NAME})"
)
"""Family name and initials or the reverse, with particles; "Name, University" is an affiliation."""
_SMALL_WORDS = """
and und et y e i og & with al de da di du del della der den van von vom zu la le los las ten ter dos
das des do af av bin of the for on für zur im ed eds hrsg hg comp comps dir dirs trans editor
editors jr sr
"""
_OPENING_WORDS = """
in see the this these that those as for by according since from between after before during at on
when while although however our we they it its to cf note notes source sources table figure section
chapter panel and or if vol volume no pp page pages proceedings journal available retrieved accessed
university press
"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words in small letters that stand in lists of authors and in names of institutions."""
_OPENERS = frozenset((*_OPENING_WORDS.split(), *MONTH_NAMES))
"""Words that begin a sentence or the middle of an entry, and no author."""
_ENDS = re.compile(r"(?:[^\W\d_]{4}|\d|[)\]”])\.?\W{0,4}$(?<![^\W\d_])(?<![,&-])")
"""A full stop behind a word: initials and "et al." have fewer letters."""
_ENTRY_END = re.compile(r"[.)\]/”’\">]\s*$|\d\s*[-–—]\s*\d+\s*$")
"""A point, a bracket, a quotation mark or the last page: what styles end an entry with."""
_INITIAL_END = re.compile(r"(?:^|[\s.-])[^\W\d_]\.\s*$")
"""A line that ends in an initial breaks off within names."""
_SENTENCE = re.compile(r"[^\W\d_]{4,}\.\s|:\s")
"""A word of four letters and a point, or a colon: no list of names has them."""
_MOST_NAMES = 300
"""Characters that names may take before the year: about a dozen authors."""
_SAMPLE = 25
"""Entries at the head of a list that show its form; what stands behind its end may have another."""
_JOINED = 4
"""Lines that the names and the year of one entry may take."""


def is_list_heading(text: str) -> bool:
    """True if the words are the heading of a list of references and nothing else."""
    if _LETTERSPACED.fullmatch(text):
        text = "".join(text.split())
    return _LIST_HEADING.fullmatch(text) is not None


def ends_entry(text: str) -> bool:
    """True if an entry may end with the line: in a point, a bracket, a quotation mark or pages."""
    return _ENTRY_END.search(text) is not None and _INITIAL_END.search(text) is None


def repeats_author(text: str) -> bool:
    """True if a dash stands for the authors of the entry above."""
    return _REPEAT.match(text) is not None


def start_forms(texts: Sequence[str]) -> list[Form]:
    """The form of each line, read with the lines that follow it."""
    dated = [re.search(rf"{_YEAR}|{_UNDATED}", text) is not None for text in texts]
    ends = [_ENDS.search(text) is not None for text in texts]
    forms = []
    for place, text in enumerate(texts):
        stop = next(
            (at for at in range(place, place + _JOINED - 1) if ends[at : at + 1] != [False]), place + 3
        )
        form = _form(" ".join(texts[place : stop + 1]), dated=any(dated[place : stop + 1]))
        is_wrapped = form is Form.REPEAT and text[:1] in "(,." and place and not ends[place - 1]
        forms.append(Form.NONE if is_wrapped else form)
    return forms


def _form(text: str, *, dated: bool) -> Form:
    label = _LABEL.match(text)
    body = (text[label.end() :] if label else text).lstrip("\"“„'‘’")
    if dated and _REPEAT.match(text):
        return Form.REPEAT
    if not body.strip() or body.split()[0].strip(".,:;()").casefold() in _OPENERS:
        return Form.NONE
    for form, pattern in ((Form.BRACKET, _IN_BRACKETS), (Form.BARE, _BETWEEN_POINTS)) if dated else ():
        found = pattern.search(body, 0, _MOST_NAMES)
        if found and _only_names(body[: found.start()]):
            return form
    return Form.NAME if _NAMED.match(body, 0, _MOST_NAMES) else Form.NONE


def year_behind_names(body: str) -> re.Match[str] | None:
    """The year with its brackets or points, where only names stand before it; None for one elsewhere."""
    for pattern in (_IN_BRACKETS, _BETWEEN_POINTS):
        found = pattern.search(body, 0, _MOST_NAMES)
        if found and (_only_names(body[: found.start()]) or not body[: found.start()].strip(" ,.–—-")):
            return found
    return None


def _only_names(before: str) -> bool:
    """True if the words can be authors: capitals, particles, no figure, no sentence."""
    words = re.findall(r"[\w’'´`¨˜¸˘ˇ^-]+", before)
    if not words or any(mark in before for mark in '“”"?„'):
        return False
    if _SENTENCE.search(before.rstrip(" .,:;([")):
        return False
    small = [word for word in words if word[0].islower() and word.casefold() not in _SMALL]
    return not small and not any(word[0].isdigit() for word in words) and any(w[0].isupper() for w in words)


def main_form(forms: Sequence[Form]) -> Form:
    """The form in which the list puts its years; `NAME` where they stand at the end."""
    dated = [place for place, form in enumerate(forms) if form in (Form.BRACKET, Form.BARE)][:_SAMPLE]
    most = Counter(forms[place] for place in dated).most_common(1)
    names = forms[: dated[-1]].count(Form.NAME) if dated else 0
    return most[0][0] if most and most[0][1] >= max(2, 0.3 * names) else Form.NAME


def sure_starts(forms: Sequence[Form]) -> list[int]:
    """Places that begin an entry in the form of the list."""
    main = main_form(forms)
    every = (Form.NAME, Form.BRACKET, Form.BARE) if main is Form.NAME else (main,)
    return [place for place, form in enumerate(forms) if form in every or form is Form.REPEAT]


def numbered_starts(texts: Sequence[str]) -> list[int]:
    """Places of lines that carry on a count 1, 2, 3 …; none if there is no such count."""
    starts: list[int] = []
    wanted: int | None = None
    for place, text in enumerate(texts):
        found = _NUMBER.match(text)
        number = int(next(filter(None, found.groups()))) if found else None
        if number is None or (wanted is None and number > 3):
            continue
        if wanted is None or wanted <= number <= wanted + 2:
            starts.append(place)
            wanted = number + 1
    return starts if len(starts) >= 3 and len(starts) >= 0.08 * len(texts) else []


def _order_key(text: str) -> str:
    """Letters by which a list in the order of the alphabet is sorted."""
    label = _LABEL.match(text)
    body = text[label.end() :] if label else text
    return "".join(filter(str.isalpha, body.casefold()))[:12]


def goes_on_from(above: str, below: str) -> bool:
    """True if an entry that begins so may follow the other in the order of the alphabet."""
    return _order_key(below)[:3] >= _order_key(above)[:3]
