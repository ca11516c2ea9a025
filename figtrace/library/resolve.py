"""Which document of the corpus a reference names, with the reason; none where it is not certain.

DOI before title before names. Titles in a corpus are noisy (a file name, a running head), so a title is also
looked for in the opening of the document's text. Two documents that fit equally well resolve to none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from rapidfuzz import fuzz

from corpus.document import Reference
from corpus.english import MONTH_NAMES, TITLE_SMALL_WORDS
from corpus.geometry import DocId
from corpus.store import Summary
from figtrace.library.file_names import file_name, file_stem, is_named_by
from nlp.citations import comparable, family_name

__all__ = ["Resolution", "resolve_sources"]

_TITLE_FLOOR = 92.0
"""Token-set similarity of two titles that are the same (claims.md, section 7)."""
_OPENING = 4000
"""Letters of a first page: title and authors stand there, and behind them other works are cited."""
_FIRST_PAGE = 1500
"""Characters in which a document gives its own title; later ones may be those of works that it cites."""
_SHORT_TITLE = 3
"""Words of content of a title that may be part of another."""
_HEAD = 300
"""Letters in which a title stands at the head of a page; farther on a short one may be a phrase of the
text."""
_TIE = 0.02
"""Scores that differ by less are equal: a word of the title read otherwise."""
_APPENDIX = re.compile(
    r"\b(?:online|technical|web|supplement\w*|data)\s+appendi(?:x|ces)\b|^appendi(?:x|ces)\b", re.I
)
"""An appendix published by itself, in a title or an entry."""
_VENUE = re.compile(
    r"(?:in )?(?:the )?(?:\w+ ){0,4}(?:journal|annals|bulletin|proceedings|quarterly)"
    r"(?: (?:of|in|for|on) .+)?"
)
"""The folded name of a journal, which stands on all its papers and names none of them."""
_NOTE_MARK = re.compile(r"(?<=[a-z])[\d*†‡]{1,2}(?=\s)")
"""Marks of notes behind a word of a title."""
_REPORT_NUMBER = re.compile(r"\b(?:[A-Z]{1,6}[-/]?)+\d[\dA-Z]*(?:[-/.]\d[\dA-Z]*)*\b")
"""Letters and figures with hyphens or strokes between, as agencies and series number their reports."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The document that a reference names."""

    doc: DocId | None
    """None: the source is not in the corpus, or not certainly."""
    reason: str
    """"doi", "title", "title in text", "report number", "file name"; "source_not_in_corpus", "ambiguous"."""
    score: float
    """From 0 to 1; of the best candidate, also where it was not taken."""
    among: tuple[DocId, ...] = ()
    """Where it is "ambiguous", the documents that fit equally well: editions of one work, mostly."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    summary: Summary
    score: float
    reason: str


def resolve_sources(
    references: Sequence[Reference],
    summaries: Sequence[Summary],
    *,
    opening: Callable[[DocId], str] | None = None,
) -> tuple[Resolution, ...]:
    """One resolution for each reference, in order.

    `opening` gives the first characters of a document's text; without it only titles and names are compared.
    """
    shelf = _Shelf(summaries, opening)
    return tuple(shelf.find(reference) for reference in references)


class _Shelf:
    """The documents with what is needed to recognise them, folded once."""

    def __init__(self, summaries: Sequence[Summary], opening: Callable[[DocId], str] | None) -> None:
        self._summaries = summaries
        self._titles = [comparable(summary.title) for summary in summaries]
        self._title_words = _WordIndex(self._titles)
        self._opening = cache(lambda doc: opening(doc)[:_OPENING] if opening else "")
        self._folded = cache(lambda doc: _spaced(self._opening(doc)))
        self._first_page = cache(lambda doc: _spaced(self._opening(doc)[:_FIRST_PAGE]))

    @cached_property
    def _stems(self) -> list[str]:
        """Folded names of all files, without their ends."""
        return [comparable(file_stem(summary)) for summary in self._summaries]

    @cached_property
    def _first_pages(self) -> _WordIndex:
        """Words of all first pages: made when the first title is not found among the titles."""
        return _WordIndex([self._first_page(summary.id) for summary in self._summaries])

    def find(self, reference: Reference) -> Resolution:
        """The document, by the first rule under which exactly one fits."""
        best: Sequence[_Candidate] = ()
        for rule in (
            self._by_doi,
            self._by_title,
            self._by_opening,
            self._by_number,
            self._by_segment,
            self._by_file_name,
        ):
            found = sorted(_one_each(rule(reference)), key=lambda c: (-c.score, c.summary.id))
            chosen = _choose(self._told_apart(found, reference), reference)
            if chosen is not None:
                return Resolution(chosen.summary.id, chosen.reason, round(chosen.score, 3))
            if found and (not best or found[0].score > best[0].score):
                best = found
        if not best:
            return Resolution(None, "source_not_in_corpus", 0.0)
        return Resolution(None, "ambiguous", round(best[0].score, 3), _equals(best))

    def _by_doi(self, reference: Reference) -> Iterable[_Candidate]:
        doi = _bare_doi(reference.doi)
        return (_Candidate(s, 1.0, "doi") for s in self._summaries if doi and _bare_doi(s.doi) == doi)

    def _by_title(self, reference: Reference) -> Iterable[_Candidate]:
        title = comparable(reference.title)
        words = set() if _VENUE.fullmatch(title) else set(title.split()) - TITLE_SMALL_WORDS
        for at in self._title_words.sharing(words, 0.5):
            score = _title_score(title, self._titles[at])
            if score >= _TITLE_FLOOR and self._is_consistent(reference, self._summaries[at]):
                yield _Candidate(self._summaries[at], score / 100, "title")

    def _is_consistent(self, reference: Reference, summary: Summary) -> bool:
        """True if no year, author or number in the title speaks against the document."""
        if not _numbers_agree(reference.title, summary.title) or _is_other_part(reference, summary):
            return False
        gap = _year_gap(reference, summary)
        if gap is None or gap <= 1:
            return self._has_author(reference, summary) or not summary.authors or _is_long(reference.title)
        # Years read from PDFs are often those of a download: a long title and its author outweigh them.
        return gap > 1 and _is_long(reference.title) and self._has_author(reference, summary)

    def _has_author(self, reference: Reference, summary: Summary) -> bool:
        if not reference.authors:
            return False
        family = comparable(family_name(reference.authors[0]))
        known = " ".join(comparable(author) for author in summary.authors)
        return bool(family) and (f" {family} " in f" {known} " or f" {family} " in self._folded(summary.id))

    def _by_opening(self, reference: Reference) -> Iterable[_Candidate]:
        title = comparable(reference.title)
        words = set(title.split()) - TITLE_SMALL_WORDS
        if len(words) < 3 or _VENUE.fullmatch(title):
            return
        parts = [comparable(part) for part in re.split(r"[:;,?!–—]|\s-\s", reference.title)]
        for at in self._first_pages.sharing(words, 0.8):
            summary = self._summaries[at]
            page = self._first_page(summary.id)
            # A short title may be part of that of a paper on its subject: only the head of a page tells.
            score = _in_text(title, parts, page if len(words) > _SHORT_TITLE else page[:_HEAD])
            if score >= _TITLE_FLOOR and self._may_be(reference, summary):
                yield _Candidate(summary, score / 100, "title in text")

    def _may_be(self, reference: Reference, summary: Summary) -> bool:
        """True if the first author or the year stands in the opening, or the year agrees."""
        gap = _year_gap(reference, summary)
        year = reference.year[:4]
        if _is_other_part(reference, summary):
            return False
        if self._has_author(reference, summary):
            return gap is None or gap <= 3 or year in self._folded(summary.id)
        dated = gap in (0, 1) or (bool(year) and f" {year} " in self._folded(summary.id))
        return dated and (_is_long(reference.title) or not reference.authors or not summary.authors)

    def _by_number(self, reference: Reference) -> Iterable[_Candidate]:
        """Documents that bear the reference's report number ("GAO-07-283")."""
        for number in _REPORT_NUMBER.findall(_tail(reference)):
            if re.search(r"\d{3}", number) is None or re.fullmatch(r"(?:FY|CY)\d{4}", number):
                continue
            bearing = re.compile(rf"(?<![A-Za-z0-9]){re.escape(number)}(?![A-Za-z0-9])", re.I)
            printed = set(self._first_pages.sharing(set(comparable(number).split()), 1.0))
            for at, summary in enumerate(self._summaries):
                on_page = at in printed and bearing.search(self._opening(summary.id)[:_FIRST_PAGE])
                if on_page or bearing.search(file_name(summary)):
                    yield _Candidate(summary, 0.95, "report number")

    def _by_segment(self, reference: Reference) -> Iterable[_Candidate]:
        """Documents whose title, or the head of their text, has a whole part of the entry, word for word."""
        for segment in _segments(reference.raw):
            words = set(segment.split()) - TITLE_SMALL_WORDS
            titled = set(self._title_words.sharing(words, 1.0))
            for at in sorted(titled | set(self._first_pages.sharing(words, 1.0))):
                summary = self._summaries[at]
                head = f" {self._titles[at]} {self._first_page(summary.id)[:_HEAD]}"
                if f" {segment} " in head and self._may_be_issue(summary, reference):
                    yield _Candidate(summary, 0.93, "title")

    def _may_be_issue(self, summary: Summary, reference: Reference) -> bool:
        """True if the date does not speak against it, and both or neither are an appendix."""
        dates = _dates(reference)
        dated = not dates or str(summary.year) in dates or self._is_of_date(summary, dates)
        return dated and self._is_of_kind(summary, reference)

    def _told_apart(self, found: list[_Candidate], reference: Reference) -> list[_Candidate]:
        """Of several documents those that bear the entry's date: issues of a series differ by it alone."""
        if len(found) < 2:
            return found
        dates = _dates(reference)
        return [one for one in found if self._is_of_date(one.summary, dates)] or found

    def _is_of_date(self, summary: Summary, dates: Sequence[str]) -> bool:
        """True if one of the dates stands on the first page or in the file's name."""
        printed = f"{self._first_page(summary.id)} {comparable(file_name(summary))} "
        return any(f" {date} " in printed for date in dates)

    def _is_of_kind(self, summary: Summary, reference: Reference) -> bool:
        head = f"{summary.title} {self._opening(summary.id)[:_HEAD]}"
        return bool(_APPENDIX.search(head)) == bool(_APPENDIX.search(reference.raw))

    def _by_file_name(self, reference: Reference) -> Iterable[_Candidate]:
        """Documents whose file's name has nothing but words of the entry.

        Of those without text and title also the ones that are named after the title, or author and year.
        """
        words = set(comparable(reference.title).split()) - TITLE_SMALL_WORDS
        named = (
            {comparable(family_name(reference.authors[0])), reference.year[:4]}
            if reference.authors
            else set()
        )
        entry = set(comparable(reference.raw).split())
        for summary, title, name in zip(self._summaries, self._titles, self._stems, strict=True):
            stem = set(name.split())
            if is_named_by(stem, entry) and _year_gap(reference, summary) in (None, 0, 1):
                yield _Candidate(summary, 0.9, "file name")
            if summary.title and title != name:
                continue
            has_title = len(words) >= 3 and len(words & stem) >= 0.8 * len(words)
            has_names = len(named) == 2 and "" not in named and named <= stem
            if (has_title or has_names) and not self._folded(summary.id).strip():
                yield _Candidate(summary, 0.9 if has_title else 0.8, "file name")


class _WordIndex:
    """Texts by the words that they contain."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for at, text in enumerate(texts):
            for word in set(text.split()) - TITLE_SMALL_WORDS:
                self._by_word[word].append(at)

    def sharing(self, words: set[str], share: float) -> list[int]:
        """Positions of the texts that have at least this share of the words, in order."""
        counts = Counter(at for word in words for at in self._by_word.get(word, ()))
        return sorted(at for at, count in counts.items() if count >= share * len(words))


_LEAST_SEGMENT = 4
"""Words of content that a part of an entry must have to be a title."""
_ANY_MONTH = f"(?:{'|'.join(MONTH_NAMES)})"
_DAY = re.compile(rf"\b\d{{1,2}} {_ANY_MONTH} \d{{4}}\b|\b{_ANY_MONTH} \d{{1,2}} \d{{4}}\b")
"""A day in either order of English."""

_NAME = r"(?:[A-Z][\w'’-]+|[A-Z]\.)(?:\s(?:[A-Z][\w'’-]+|[A-Z]\.|de|van|von|der)){1,3}"
_NAMES = re.compile(rf"(?:and |& )?{_NAME}(?:,? (?:and|&) {_NAME})?")
"""Up to two names with "and": a part of an entry that is no title."""
_MARKS = re.compile(r"(?<![A-Z])\.\s|[,:;?!“”\"()\[\]]\s?")
"""Signs between parts of an entry; a point behind an initial is none."""


def _segments(raw: str) -> list[str]:
    """Parts of an entry between marks that are long enough to be a title, the longest first.

    The names at its head are left out: a byline stands on all papers of its authors.
    """
    parts = [part.strip() for part in _MARKS.split(raw) if part.strip(" .")]
    leading = next((at for at, part in enumerate(parts) if not _NAMES.fullmatch(part)), len(parts))
    folded = {text for part in parts[leading:] if not _VENUE.fullmatch(text := comparable(part))}
    long_ones = [part for part in folded if len(set(part.split()) - TITLE_SMALL_WORDS) >= _LEAST_SEGMENT]
    return sorted(long_ones, key=lambda part: (-len(part), part))


def _dates(reference: Reference) -> list[str]:
    """The entry's days if it names any, else its years."""
    return _DAY.findall(comparable(reference.raw)) or re.findall(r"\b(?:19|20)\d\d\b", reference.raw)


def _spaced(words: str) -> str:
    """Folded words between spaces, so that whole words can be looked for; note marks are cut off."""
    return f" {comparable(_NOTE_MARK.sub('', words))} "


def _one_each(found: Iterable[_Candidate]) -> list[_Candidate]:
    """Each document once, by its best fit: what two signs name is no rival of itself."""
    best: dict[DocId, _Candidate] = {}
    for one in found:
        known = best.setdefault(one.summary.id, one)
        if one.score > known.score:
            best[one.summary.id] = one
    return list(best.values())


_MOST_EQUALS = 4
"""Documents of which one may be meant; more of one title are issues of a series, of which none is known."""


def _equals(ranked: Sequence[_Candidate]) -> tuple[DocId, ...]:
    """The documents that fit as well as the first; none where there are too many."""
    docs = dict.fromkeys(one.summary.id for one in ranked if one.score > ranked[0].score - _TIE)
    return tuple(docs) if len(docs) <= _MOST_EQUALS else ()


def _choose(found: Sequence[_Candidate], reference: Reference) -> _Candidate | None:
    """The only candidate, or the only one of the best score that agrees with the year."""
    if len(found) < 2:
        return found[0] if found else None
    top = [c for c in found if c.score > found[0].score - _TIE]
    if len(top) == 1:
        return top[0]
    same_year = [c for c in top if _year_gap(reference, c.summary) == 0]
    return same_year[0] if len(same_year) == 1 else None


def _title_score(left: str, right: str) -> float:
    """Token-set similarity; a title inside a much longer one counts only if it has four words of content."""
    score = float(fuzz.token_set_ratio(left, right))
    shorter = min((left, right), key=len)
    content = set(shorter.split()) - TITLE_SMALL_WORDS
    is_short = len(content) < 4 or len(shorter) < 0.4 * max(len(left), len(right))
    return float(fuzz.token_sort_ratio(left, right)) if is_short else score


def _in_text(title: str, parts: Sequence[str], text: str) -> float:
    """How well the title stands in the text, word order kept: line breaks and note marks may differ.

    The parts of a title (main title, subtitle, date) may stand apart on a title page.
    """
    if f" {title} " in text:
        return 100.0
    words = [word for word in title.split() if word not in TITLE_SMALL_WORDS]
    if sum(f" {word} " in text for word in words) < 0.8 * len(words) or len(title) < 24:
        return 0.0
    if all(f" {part} " in text for part in parts if part) and _numbers_in(title) <= _numbers_in(text):
        return 97.0
    found = fuzz.partial_ratio_alignment(title, text)
    if found is None or not _numbers_agree(title, text[found.dest_start : found.dest_end]):
        return 0.0
    return float(found.score)


def _numbers_in(words: str) -> set[str]:
    return set(re.findall(r"\d+", words))


def _numbers_agree(left: str, right: str) -> bool:
    """False if both have numbers and not the same: issues of a series differ by their year alone."""
    one, other = _numbers_in(left), _numbers_in(right)
    return not one or not other or one == other


def _is_other_part(reference: Reference, summary: Summary) -> bool:
    """True for an appendix published apart where the paper itself is cited."""
    return bool(_APPENDIX.search(summary.title[:_HEAD])) and not _APPENDIX.search(
        reference.raw or reference.title
    )


def _is_long(title: str) -> bool:
    return len(set(comparable(title).split()) - TITLE_SMALL_WORDS) >= 5


def _year_gap(reference: Reference, summary: Summary) -> int | None:
    digits = reference.year[:4]
    return abs(int(digits) - summary.year) if digits.isdigit() and summary.year else None


def _bare_doi(doi: str) -> str:
    return re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", doi.strip().casefold()).rstrip(".")


def _tail(reference: Reference) -> str:
    """What stands behind the title, where series and report numbers are."""
    rest = reference.raw.split(reference.title, 1)[-1] if reference.title else reference.raw
    return f"{reference.venue} {rest}"
