"""Which document of the corpus a callout names outright, where no entry of the draft's list stands between.

Author and year alone are less than a title, so all must agree: the family names, their number, the year.
Two documents that fit, a lettered year (there is another work of that year) or a list of references that has
such a work twice resolve to none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.annotations import Citation
from corpus.document import Reference
from corpus.geometry import DocId, Span
from corpus.store import Summary
from figtrace.library.file_names import file_stem
from nlp.citations import ReferenceIndex, Rule, comparable, family_name

__all__ = ["callout_problems", "loose_callouts", "resolve_callouts"]

_KEY = re.compile(r"(?P<name>[^\W\d_]{2,}?)[-_:.]?(?P<year>(?:1[6-9]|20)\d\d)")
"""Keys of BibTeX made of a name and a year ("smith2009"), as JabRef, Zotero and Google Scholar make them."""
_STEM = re.compile(r"(?P<names>.*?)\W?(?P<year>(?:1[6-9]|20)\d\d)(?!\d)")
"""Names and a year at the head of a file's name."""
_ET_AL = re.compile(r"\bet\.? al\b|\band (?:others|co-authors|colleagues)\b")
"""What stands for further authors."""
_LEADING = re.compile(r"^[\s(\[]*(?:[a-z][\w.]*\s+)*")
"""Small words and brackets before the names, such as "see"."""
_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "to", "et", "al"})
"""Small words of names and lists of authors."""
_MOST_LINES = 12
"""Problems that are told line by line; the rest is counted."""
_MOST_NAMED = 5
"""Callouts that a line names; the rest is counted."""


def resolve_callouts(
    citations: Sequence[Citation],
    references: Sequence[Reference],
    summaries: Sequence[Summary],
    *,
    text: str = "",
) -> tuple[Citation, ...]:
    """The citations in their order; those without a reference with the document that they name outright.

    `references` are the draft's own. `text` is the draft's: its "et al." tells a team from one author. A
    citation that is resolved so is `guessed`, `by` "callout~corpus" or, from a key like "smith2009",
    "key~corpus".
    """
    if all(citation.reference is not None or citation.doc is not None for citation in citations):
        return tuple(citations)
    shelf = _Bylines(references, summaries)
    return tuple(shelf.resolved(citation, citation.span.of(text)) for citation in citations)


@dataclass(frozen=True, slots=True)
class _Named:
    """What a callout says of its source."""

    authors: tuple[str, ...]
    block: str
    year: str
    et_al: bool
    is_key: bool = False
    """True for a key like "smith2009", which has the first author's name alone."""


class _Bylines:
    """The documents by author and year, as their metadata or the name of their file gives them."""

    def __init__(self, references: Sequence[Reference], summaries: Sequence[Summary]) -> None:
        self._listed = ReferenceIndex(references)
        self._references = references
        self._summaries = summaries
        bylines = [byline for summary in summaries for byline in _bylines(summary)]
        self._docs = [doc for doc, _ in bylines]
        self._made = [made for _, made in bylines]
        self._index = ReferenceIndex(self._made)

    def resolved(self, citation: Citation, surface: str) -> Citation:
        """The citation with its document; unchanged if it has a reference or none fits for certain."""
        if citation.reference is not None or citation.doc is not None:
            return citation
        named = _named(citation, surface)
        doc = self._find(named) if named is not None and not self._is_listed(named) else None
        if named is None or doc is None:
            return citation
        return replace(citation, doc=doc, by="key~corpus" if named.is_key else "callout~corpus", guessed=True)

    def _is_listed(self, named: _Named) -> bool:
        """True if the draft's list has such a work after all, and it is not certain which."""
        same = (self._references[at] for at in self._listed.by_family(named.authors[0]))
        return any(reference.year[:4] == named.year for reference in same)

    def _find(self, named: _Named) -> DocId | None:
        if named.is_key:
            return self._by_first_author(named)
        at, rule = self._index.find(named.authors, named.block, named.year, et_al=named.et_al)
        if at is None:
            return self._by_file_name(named)
        if rule is Rule.INSTITUTION:
            return self._docs[at] if _is_body(named.block) else None
        is_whole = named.et_al or len(self._made[at].authors) == len(named.authors)
        return self._docs[at] if is_whole and not rule.guesses else None

    def _by_first_author(self, named: _Named) -> DocId | None:
        """The one document of the year whose first author has the name, however many wrote it."""
        found = {
            self._docs[at]
            for at in self._index.by_family(named.authors[0])
            if self._made[at].year == named.year
        }
        return found.pop() if len(found) == 1 else None

    def _by_file_name(self, named: _Named) -> DocId | None:
        """The one document of unknown authors whose file is named after these: "smith-lee-2009.pdf"."""
        wanted = set(comparable(named.block).split()) - _SMALL
        found = [
            summary.id
            for summary in self._summaries
            if not summary.authors
            and (stem := _STEM.match(file_stem(summary)))
            and stem["year"] == named.year
            and set(comparable(stem["names"]).split()) - _SMALL == wanted
        ]
        return found[0] if len(found) == 1 and wanted else None


def _is_body(block: str) -> bool:
    """True for two words of content or a short form: "Treasury" alone is a part of many names."""
    return len(set(comparable(block).split()) - _SMALL) > 1 or (block.isupper() and len(block) > 1)


def _bylines(summary: Summary) -> Iterator[tuple[DocId, Reference]]:
    """Authors and year of a document; also the year in the name of its file if its author is there too."""
    if not summary.authors:
        return
    years = {str(summary.year)} if summary.year else set()
    stem = _STEM.match(file_stem(summary))
    if stem and comparable(family_name(summary.authors[0])) in comparable(stem["names"]):
        years.add(stem["year"])
    for year in sorted(years):
        authors = tuple(map(_family_first, summary.authors))
        yield summary.id, Reference(Span(0, 0), "", authors, year, summary.title)


def _family_first(author: str) -> str:
    """The author as "Ames, Ann", so that nobody takes her initials for an institution's."""
    family = family_name(author)
    return author if family == author else f"{family}, {author}"


def _named(citation: Citation, surface: str) -> _Named | None:
    """Author and year of the callout, or of a key like "smith2009"; None if they are not certain."""
    if citation.authors and re.fullmatch(r"\d{4}", citation.year):
        before = _LEADING.sub("", surface.split(citation.year)[0]).rstrip(" ,([")
        has_names = all(author in before for author in citation.authors)
        block = before if has_names else " and ".join(citation.authors)
        return _Named(citation.authors, block, citation.year, _ET_AL.search(before) is not None)
    key = _KEY.fullmatch(citation.key)
    if key is None or citation.authors:
        return None
    return _Named((key["name"],), key["name"], key["year"], et_al=True, is_key=True)


# -- what a person should know ---------------------------------------------------------------------


def loose_callouts(
    citations: Iterable[Citation], references: Sequence[Reference], *, text: str
) -> dict[str, str]:
    """A line for each callout, as it stands in the text, that names neither a reference nor a document."""
    listed = ReferenceIndex(references)
    found: dict[str, str] = {}
    for citation in citations:
        if citation.reference is None and citation.doc is None:
            surface = citation.span.of(text)
            why = _why_loose(citation, listed, references)
            found.setdefault(surface, f"{_label(citation, surface)} {why}")
    return found


def _label(citation: Citation, surface: str) -> str:
    """The callout, or for a mark or "ibid." what it stands for."""
    names = f"{' and '.join(citation.authors)} {citation.year}".strip()
    return names if names and citation.named_elsewhere else " ".join(surface.split())


def _why_loose(citation: Citation, listed: ReferenceIndex, references: Sequence[Reference]) -> str:
    same = listed.by_family(citation.authors[0]) if citation.authors else ()
    if sum(references[at].year[:4] == citation.year[:4] for at in same) > 1:
        return "fits more than one reference of the draft"
    return "matches no reference of the draft and no document for certain"


def callout_problems(
    citations: Iterable[Citation], loose: Mapping[str, str], summaries: Sequence[Summary], *, text: str
) -> tuple[str, ...]:
    """A line for the callouts tied to documents without a reference, and one for each that names nothing.

    Keys without an entry have their lines from the reading of the draft.
    """
    files = {summary.id: file_stem(summary) for summary in summaries}
    direct: dict[DocId, str] = {}
    lines: dict[str, None] = {}
    for citation in citations:
        surface = citation.span.of(text)
        if citation.doc is not None and citation.guessed:
            direct.setdefault(citation.doc, _label(citation, surface))
        elif surface in loose and not citation.key:
            lines.setdefault(loose[surface])
    named = [f"{label} as {files.get(doc, doc[:12])}" for doc, label in direct.items()]
    return (*_direct_line(named), *_cut(list(lines)))


def _direct_line(named: Sequence[str]) -> Iterator[str]:
    if named:
        more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
        yield f"no reference, found by author and year alone: {'; '.join(named[:_MOST_NAMED])}{more}"


def _cut(lines: Sequence[str]) -> Sequence[str]:
    over = len(lines) - _MOST_LINES
    more = f"{over} more callouts match no one reference of the draft and no document for certain"
    return lines if over < 2 else (*lines[:_MOST_LINES], more)
