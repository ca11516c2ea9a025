"""The grammar of callouts: where a text points at a source, before anything is looked up.

Author–year callouts follow the Chicago and APA manuals ("(Smith 2009, 14)", "Smith and Lee (2009, p. 14)"),
numbered ones Vancouver and IEEE ("[3, 5–7]", superscripts), notes the older "ibid." and "op. cit.".
Every pattern is bounded, so the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.english import MONTHS
from corpus.geometry import Span
from nlp.text import CuedPattern

__all__ = ["SUPERSCRIPT_DIGITS", "Callout", "find_callouts", "page_locator", "part_locator"]

SUPERSCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Callout:
    """One source that a piece of text points at."""

    span: Span
    style: str
    """"author-year", "narrative", "numbered", "superscript", "ibid" or "op-cit"."""
    block: str = ""
    """The words that stand for the author: "Koopman, Wang, and Wei"; "" for numbers and ibid."""
    year: str = ""
    number: str = ""
    locator: str = ""
    next_year: str = ""
    """Number after the year that may be a second year or a page, as in "(Wei 2013, 2037)"."""
    first_year: str = ""
    """For the second of such years, the first."""
    part: str = ""
    """Part that is named: "table:3"; "" for none."""

    @property
    def et_al(self) -> bool:
        """True if only the first author is named."""
        return _ET_AL.search(self.block) is not None

    @property
    def authors(self) -> tuple[str, ...]:
        """Family names (or one institution) as printed, cut at commas and "and"."""
        words = _ET_AL.sub("", self.block)
        parts = (_INITIALS.sub("", part).strip(" .,") for part in _SEPARATOR.split(words))
        return tuple(part for part in parts if part)


_UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"
_YEAR = r"(?:(?:1[6-9]\d\d|20\d\d)[a-z]?|n\.d\.|forthcoming|in press)"
_NUMBER = r"(?:\d{1,5}|[ivxlc]{1,7})"
_RANGE = rf"{_NUMBER}(?:\s?[-–—]\s?{_NUMBER})?"

_ET_AL = re.compile(r",?\s*\bet\.? al\b\.?|,?\s+and (?:others|co-authors|colleagues)\b")
"""What stands for further authors, with the slips "et. al" and "et al"."""
_INITIALS = re.compile(rf"(?<![\w.])(?:[{_UPPER}]\.[\s-]?)+(?=\s|$|[{_UPPER}])(?!\w\.)")
"""Initials before or behind a family name, which lists of references and callouts do not share."""
_SEPARATOR = re.compile(r",?\s+(?:and|&|with|und|et|y)\s+|\s*,\s*")
"""What parts authors: commas, and "and" in English, German, French and Spanish."""

_GROUP = re.compile(r"[(\[]([^()\[\]]{4,400})[)\]]")
"""A bracket without another inside; 400 letters hold a dozen sources."""
_IN_GROUP = re.compile(
    rf"(?P<block>.*?)(?:’s|'s)?,?\s*[(\[]?(?<![\w.$€£])(?P<year>{_YEAR})(?![\w%]|\s?[–-]\s?\d\d)(?P<rest>.*)",
    re.S,
)
"""Names, then a year that is no amount, share or range: "Smith’s 2009", "Smith (2009"."""
_BETWEEN_SOURCES = re.compile(
    rf";|(?<=[12]\d\d\d|\d\d\d[a-h])(?:,|,?\s(?:and|&))\s(?=(?!Table|Figure|Fig\b|Chapter|Section|Appendix|Box|Panel)"
    rf"[{_UPPER}][^,;()\d]{{1,60}},?\s{_YEAR}(?:\W|$))"
)
"""A semicolon, or a comma behind a year before the next name; a table or figure named there belongs to the
source before."""
_MORE_YEARS = re.compile(rf"\s*(?:,|and|&|;)\s*(?P<year>{_YEAR}|[a-z])(?![\w.%–-])")
"""Further works of the same names: another year, or a letter that tells works of one year apart."""
_FOLLOWING = r"(?P<more>\s?ff?\b\.?)?"
_PAGE = re.compile(rf"\b(?:pp?|pages?|S|at)\b\.?\s*(?P<range>{_RANGE}){_FOLLOWING}(?![\w%])")
"""A page or range behind "p.", "pp.", "at" (legal citations) or "S." (German)."""
_PAGES = re.compile(
    rf"\b(?:pp|pages)\b\.?\s*(?P<range>{_RANGE}(?:(?:,|,? and|,? &)\s{_RANGE}(?![\w%])){{1,9}})"
)
"""Several pages or ranges listed; up to ten, as no reader looks up more."""
_BARE_PAGE = re.compile(rf"\s*[,:]\s*(?P<range>{_RANGE})\s*(?:$|[,;)])")
"""A page without its word, behind a comma or colon, as Chicago's author-date style prints it."""
_PARTS = {
    "tab": "table", "fig": "figure", "chart": "chart", "box": "box", "chap": "chapter", "ch": "chapter",
    "sec": "section", "§": "section", "app": "appendix", "ann": "annex",
}  # fmt: skip
_PART = re.compile(
    r"(?:\b(?P<kind>tab|fig|chart|box|chap|ch|sec|app|ann)(?:les?|ures?|s|es|ters?|tions?|endix|ex)?\b|(?P<sign>§))\.?\s?"
    r"(?P<number>(?:[A-Z][.-]?)?\d{1,3}(?:[.-]\d{1,3}){0,3}(?:[a-h]\b)?|[ivxlc]{1,6}\b|[IVXLC]{1,6}\b|[A-Z]\b)",
    re.I,
)
"""A part of a work by kind and number: tables, figures, chapters, sections, appendices, annexes, boxes, and
the sign of paragraphs."""
_AND_ANOTHER = re.compile(r"\s?(?:,|and|&|or|to|[-–—])\s?(?:[A-Z][.-]?)?\d{1,3}\b(?!\s?[-–]\s?\d|\d)")
"""Another number behind the first: then no single part is meant."""
_CONTAINERS = ("chapter", "section", "appendix", "annex")
"""Parts that hold pages, tables and figures."""
_PART_BEHIND = re.compile(r"\s(?=(?:Table|Figure|Chart|Chapter|Box|Section|Appendix)\b)")
"""A part named behind the callout and outside its bracket."""
_PART_BEFORE = re.compile(_PART.pattern + r"\s(?:of|in|from)\s(?:the\s)?(?:report\sby\s)?$", re.I)
"""A part named in front: "Table 3 of Smith (2009)"."""
_NUMBERED = re.compile(
    r"\[(?P<list>\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20})(?P<rest>,\s*(?i:pp?\.|pages?|at|ch|sec|table|fig|app)[^\[\]]{0,40})?\]"
)
"""Numbers of references in square brackets, as IEEE and Vancouver print them, with pages or a part behind
("[3, Fig. 1]": IEEE Reference Guide); lists and ranges."""
_RAISED = re.compile(r"[⁰¹²³⁴-⁹]{1,3}(?:[,–⁻-][⁰¹²³⁴-⁹]{1,3}){0,9}")
"""Raised figures of Unicode, as footnotes and Vancouver callouts are printed."""
_POWER = re.compile(r"(?:^|[^A-Za-z])(?:[A-Za-zμχΩ]|km|cm|mm|ft|CO|10)$")
"""What an exponent stands on: one letter, a unit of length, ten, or the chemist's CO: raised figures behind
it are none of a note."""
_IBID = CuedPattern(
    re.compile(rf"\b[Ii]bid(?:em)?\b\.?(?:\s*,?\s*(?:pp?\.|at)?\s*(?P<range>{_RANGE})(?![\w%]))?"),
    ("Ibid", "ibid"),
)
""""Ibid." with its page (Chicago Manual, 14.34)."""
_OP_CIT = CuedPattern(
    re.compile(
        rf"(?<![\w’'-])(?P<block>[{_UPPER}][\w’'-]+(?:(?:, | and | et al\.?)[{_UPPER}]?[\w’'-]*){{0,3}}),? "
        rf"(?:op|loc)\. ?cit\.(?:\s*,?\s*(?:pp?\.|at)?\s*(?P<range>{_RANGE})(?![\w%]))?"
    ),
    ("cit.",),
)
""""Op. cit." and "loc. cit." behind one to four names, with its page."""

_OWN_PART = 14
"""Characters behind "Smith’s (2004)" that may name a part of it: " Table 12"."""
_LOOSE = "`´¨˜¸˘^"
"""Accents that a PDF sets beside the letter: "Artu¸c"."""
_MARKED = re.compile(rf"(?<!\S)\d{{1,3}}(?=[{_UPPER}][^\W\d_])")
"""The mark of a footnote with nothing between it and the first word: "2Grossman and Helpman (1991)"."""

_LINKS = frozenset({"of", "the", "for", "and", "on", "&", "et", "al.", "al", "with"})
"""Small words inside names of institutions and lists of authors."""
_PARTICLES = frozenset(
    {"de", "del", "della", "der", "den", "di", "da", "dos", "du", "la", "le", "van", "von"}
)
"""Particles of family names in Romance languages, Dutch and German."""
_OPENING_WORDS = """
A After Although An And As At Because Both But By Compare Following For From Given However If In
Like Now Once See Since So Table The Then These This Thus Unlike When Where Whereas While With Yet
Also Moreover Figure Section Chapter Appendix Box Note Source Sources Data Author Authors e.g. i.e.
cf.
"""
_DATES_AND_OBJECTS = """
Spring Summer Autumn Fall Winter Fiscal FY Q1 Q2 Q3 Q4 Table Figure Fig
Section Chapter Appendix Box Panel Column Eq Equation Year Public Pub No Act
"""
_OPENERS = frozenset(_OPENING_WORDS.split())
"""The same words, looked up."""
_NEVER = frozenset((*_DATES_AND_OBJECTS.split(), *map(str.capitalize, MONTHS)))
"""Capitalised words before a year that make a date, a law or an object of the paper: no authors."""


def find_callouts(text: str, *, offset: int = 0) -> Iterator[Callout]:
    """Callouts of one piece of prose in the order of their kinds; spans are moved by `offset`."""
    for group in _GROUP.finditer(text):
        yield from _group_callouts(text, group, offset)
    yield from _numbered(text, offset)
    yield from _raised(text, offset)
    yield from _notes(text, offset)


def page_locator(words: str) -> str:
    """The printed page or range in what follows a citation: "14", "14-16", "iv"; "" where it names none.

    "p. 14", "pp. 14–16", "pp. 4, 7–9", "p. 14f." and a bare ", 14" count; "chap. 3" and "table 2" name no
    page, but "chap. 3, 14" does.
    """
    listed = _PAGES.search(words)
    if listed:
        return ", ".join(_plain_range(one[0]) for one in re.finditer(_RANGE, listed["range"]))
    found = _PAGE.search(words)
    if found:
        return _following(found["range"], found["more"])
    bare = _BARE_PAGE.match(words, _end_of_part(words))
    return _plain_range(bare["range"]) if bare else ""


def part_locator(words: str) -> str:
    """The part that follows a citation, other than a page: "table:3", "figure:2a", "chapter:4".

    "" where none is named, or more than one: a figure may stand in either.
    """
    named = [(_part(found), found.end()) for found in _PART.finditer(words)]
    things = [item for item in named if not item[0].startswith(_CONTAINERS)]
    if not things:
        return named[0][0] if named else ""
    part, end = things[0]
    return part if len(things) == 1 and _AND_ANOTHER.match(words, end) is None else ""


def _part(found: re.Match[str]) -> str:
    kind = _PARTS[(found["kind"] or found["sign"]).casefold()]
    return f"{kind}:{found['number']}"


def _end_of_part(words: str) -> int:
    """Where a page may follow a chapter or section; behind a table it would be another table."""
    found = _PART.search(words)
    return found.end() if found and _part(found).startswith(_CONTAINERS) else 0


def _plain_range(words: str) -> str:
    return re.sub(r"\s?[–—-]\s?", "-", words)


def _following(pages: str, more: str | None) -> str:
    """The pages with the one that "f." adds, or the two of "ff."."""
    if not more or not pages.isdigit():
        return _plain_range(pages)
    return f"{pages}-{int(pages) + len(more.strip(' .'))}"


def _group_callouts(text: str, group: re.Match[str], offset: int) -> Iterator[Callout]:
    parts = list(_parts(group[1], group.start(1)))
    whole = Span(group.start(), group.end())
    block = ""
    for part, start in parts:
        found = _IN_GROUP.fullmatch(part)
        if found is None:
            continue
        named = _author_words(found["block"])
        if not found["block"].strip(" ,") and start == group.start(1):
            yield from _narrative(text, group, found, offset)
            block = _author_words(text[max(0, group.start() - 160) : group.start()]) or ""
            continue
        if named is not None and not _is_date_or_object(named):
            block = named
        elif found["block"].strip(" ,"):
            continue
        if block:
            span = whole if len(parts) == 1 else Span(start, start + len(part))
            yield from _years(found, block, span.shifted(offset), "author-year", before=found["block"])


def _parts(inside: str, start: int) -> Iterator[tuple[str, int]]:
    """The sources of a group: parted by semicolons, or by a comma between a year and the next name."""
    last = 0
    for found in (*_BETWEEN_SOURCES.finditer(inside), None):
        part = inside[last : found.start() if found else len(inside)]
        yield part.strip(), start + last + len(part) - len(part.lstrip())
        last = found.end() if found else last


def _narrative(text: str, group: re.Match[str], found: re.Match[str], offset: int) -> Iterator[Callout]:
    first = max(0, group.start() - 160)
    before = text[first : group.start()]
    block = _author_words(before)
    if block is None or not before.endswith((" ", "\n")) or _is_date_or_object(block):
        return
    start = first + before.rindex(block)
    bare = re.sub(r"[’']s?$", "", block)
    span = Span(start + offset, group.end() + offset)
    owns = bare != block and _PART_BEHIND.match(text, group.end())
    behind = text[group.end() : group.end() + _OWN_PART] if owns else ""
    yield from _years(found, bare, span, "narrative", before=text[first : start + len(block)], behind=behind)


def _years(
    found: re.Match[str], block: str, span: Span, style: str, *, before: str, behind: str = ""
) -> Iterator[Callout]:
    rest = found["rest"]
    years = [found["year"]]
    while more := _MORE_YEARS.match(rest):
        year = more["year"]
        years.append(years[0].rstrip("abcdefghijklmnop") + year if len(year) == 1 else year)
        rest = rest[more.end() :]
    locator = page_locator(rest)
    part = part_locator(rest) or _part_before(before, block) or part_locator(behind)
    for at, year in enumerate(years):
        follower = years[at + 1] if at + 1 < len(years) else ""
        yield Callout(span, style, block, year, "", locator, follower, years[0] if at else "", part)


def _part_before(before: str, block: str) -> str:
    """The part in front of the names: "Table 3 of Smith (2009)"."""
    at = before.rfind(block)
    found = _PART_BEFORE.search(before[:at]) if at >= 0 else None
    return _part(found) if found else ""


def _author_words(before: str) -> str | None:
    """The longest run of names at the end of the words; None if they do not end with a name."""
    words = _MARKED.split(re.split(r"[(\[;]", before)[-1])[-1].rstrip(" ,\n")
    kept = len(words)
    for token in reversed(list(re.finditer(r"\S+", words))):
        if not _may_name(token[0]) or (
            kept < len(words) and token[0][-1] in ".;:!?" and not _abbreviated(token[0])
        ):
            break
        kept = token.start()
    tokens = list(re.finditer(r"\S+", words[kept:]))
    while tokens and (tokens[0][0].strip(",") in _OPENERS or tokens[0][0] in _LINKS):
        tokens.pop(0)
    if not tokens or tokens[-1][0].strip(",.") in {"and", "of", "the", "for", "on", "with"}:
        return None
    return words[kept + tokens[0].start() :].strip("'\"“”‘’")


def _may_name(token: str) -> bool:
    bare = token.strip(",'\"“”‘’")
    if bare in _LINKS or bare in _PARTICLES:
        return True
    return re.fullmatch(rf"(?:d[’']|al-)?[{_UPPER}][\w’'.&/{_LOOSE}-]*,?", bare) is not None or (
        bare != "" and bare in _LOOSE
    )


def _is_date_or_object(block: str) -> bool:
    """True for "Feb 2026", "Table 2009" and the like: no author stands before the year."""
    words = [word.strip(".,") for word in block.split()]
    return words[0] in _NEVER or words[-1] in _NEVER


def _abbreviated(token: str) -> bool:
    """True for an initial, "U.S.", "al.", "Jr." and the like, whose full stop ends no sentence."""
    return re.fullmatch(rf"(?:[{_UPPER}]\.?[-]?)+\.|al\.,?|Jr\.|Sr\.|St\.", token) is not None


def _numbered(text: str, offset: int) -> Iterator[Callout]:
    for found in _NUMBERED.finditer(text):
        span = Span(found.start() + offset, found.end() + offset)
        for number in _expanded(found["list"]):
            rest = found["rest"] or ""
            locator, part = page_locator(rest), part_locator(rest)
            yield Callout(span, "numbered", number=number, locator=locator, part=part)


def _raised(text: str, offset: int) -> Iterator[Callout]:
    for found in _RAISED.finditer(text):
        if _POWER.search(text[max(0, found.start() - 4) : found.start()]):
            continue
        span = Span(found.start() + offset, found.end() + offset)
        for number in _expanded(found[0].replace("⁻", "–").translate(SUPERSCRIPT_DIGITS)):
            yield Callout(span, "superscript", number=number)


def _expanded(numbers: str) -> Iterator[str]:
    """Each number of a list with ranges: "3, 5–7" gives 3, 5, 6, 7."""
    for part in re.split(r"[,;]", numbers):
        ends = [int(end) for end in re.split(r"[–-]", part) if end.strip()]
        if len(ends) == 2 and 0 <= ends[1] - ends[0] <= 50:
            yield from map(str, range(ends[0], ends[1] + 1))
        else:
            yield from map(str, ends)


def _notes(text: str, offset: int) -> Iterator[Callout]:
    for style, pattern in (("ibid", _IBID), ("op-cit", _OP_CIT)):
        for found in pattern.finditer(text):
            span = Span(found.start() + offset, found.end() + offset)
            locator = re.sub(r"\s?[–—-]\s?", "-", found["range"] or "")
            block = found["block"] if style == "op-cit" else ""
            yield Callout(span, style, block, locator=locator)
