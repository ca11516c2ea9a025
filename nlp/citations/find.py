"""The citations of a document: callouts of its text, each with the reference that it means.

Pure rules in linear time. A callout that fits two references equally well is kept, unresolved.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from corpus.annotations import Citation
from corpus.document import EVIDENCE_KINDS, Block, BlockKind, Document
from corpus.geometry import Span
from corpus.spans import ByPlace, SpanIndex
from nlp.citations.callouts import Callout, find_callouts
from nlp.citations.reference_index import ReferenceIndex, Rule, family_name

__all__ = ["find_citations"]

_BODY = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w’'-]+")
"""Capitalised words: how often a name stands in callouts and elsewhere tells an author from other names."""
_INSTITUTION = re.compile(
    r"\b(?:Agency|Association|Bank|Board|Bureau|Commission|Council|Department|Institute|Ministry|Office|"
    r"Organi[sz]ation|University)\b"
)
"""Words that name bodies which publish; with one of them a group of words is an author without a
reference."""


def find_citations(document: Document, *, known: Sequence[Citation] = ()) -> tuple[Citation, ...]:
    """Citations in the order of the text, from the blocks that count as evidence.

    A superscript mark whose footnote cites is itself a citation, since it governs the sentence it stands in.
    `known` are citations that were read otherwise, from the fields or keys of a draft: none is found again in
    their places, and an "ibid." behind one repeats it.
    `by` names the rule and, after a slash, how the reference was found.
    """
    blocks = [block for block in document.blocks if block.kind in EVIDENCE_KINDS]
    taken = SpanIndex(citation.span for citation in known)
    callouts = [c for c in _callouts(document.text, blocks) if not taken.overlaps(c.span)]
    index = ReferenceIndex(document.references, joined=True)
    marks = {block.label for block in blocks if block.kind is BlockKind.FOOTNOTE}
    numbers = [c for c in callouts if c.style != "superscript" or c.number not in marks]
    found = tuple(_resolved(numbers, index, _Weak(document.text, blocks, callouts), known))
    notes = tuple(_notes(document, index, found))
    in_full = [note.block.span for note in notes if note.in_full]
    stubs = [block.span for block in blocks if block.kind is BlockKind.TABLE]  # "ln(Emp, 1990)" cites nothing
    spelled = SpanIndex((*in_full, *stubs))
    kept = (c for c in found if c.reference is not None or not spelled.holds(c.span))
    everything = {
        (c.span, c.reference, c.year, c.key): c
        for c in (*kept, *(c for note in notes for c in note.cited), *_marks(callouts, notes))
    }
    return tuple(sorted(everything.values(), key=lambda c: (c.span, c.reference or 0, c.year)))


@dataclass(frozen=True, slots=True)
class _Note:
    """A footnote and what it cites."""

    block: Block
    cited: tuple[Citation, ...]
    in_full: bool
    """True if it gives author, title and year in full instead of a callout."""


def _callouts(text: str, blocks: Iterable[Block]) -> list[Callout]:
    found = (c for block in blocks for c in find_callouts(block.span.of(text), offset=block.span.start))
    return sorted(found, key=lambda callout: (callout.span.start, callout.span.end))


class _Weak:
    """Tells a name that is cited ("Smith 2009") from a word that stands before a year ("China 2008")."""

    def __init__(self, text: str, blocks: Iterable[Block], callouts: Iterable[Callout]) -> None:
        self._all = Counter(word for block in blocks for word in _BODY.findall(block.span.of(text)))
        self._cited = Counter(word for c in callouts for word in set(_BODY.findall(c.block)))

    def accepts(self, callout: Callout) -> bool:
        """True if the words before the year can only be an author, though no reference has the name."""
        if callout.et_al or len(callout.authors) > 1:
            return all(self._is_name(author) for author in callout.authors)
        if _INSTITUTION.search(callout.block):
            return callout.style == "author-year" or callout.block.count(" ") > 1
        author = callout.authors[0] if callout.authors else " "
        if " " in author:
            return bool(callout.locator)
        return bool(callout.locator) or self._is_name(author)

    def _is_name(self, author: str) -> bool:
        word = author.split()[-1] if author.split() else ""
        return 2 * self._cited[word] >= self._all[word] and not word.isupper()


def _resolved(
    callouts: Iterable[Callout], index: ReferenceIndex, weak: _Weak, known: Iterable[Citation]
) -> Iterator[Citation]:
    """Each callout as a citation, with an eye on the one before it: what "ibid." repeats."""
    waiting = deque(sorted(known, key=lambda citation: citation.span))
    last: Citation | None = None
    tied = False
    for callout in callouts:
        while waiting and waiting[0].span.start < callout.span.start:
            before, last = last, waiting.popleft()
            tied = before is not None and before.span == last.span and before.reference != last.reference
        citation = _resolve(callout, index, weak, None if tied else last)
        if citation is None:
            continue
        tied = last is not None and last.span == citation.span and last.reference != citation.reference
        last = citation
        yield citation


def _resolve(callout: Callout, index: ReferenceIndex, weak: _Weak, last: Citation | None) -> Citation | None:
    if callout.style == "numbered" or (callout.style == "superscript" and index.numbered):
        return _by_number(callout, index)
    if callout.style == "ibid":
        return last and _again(callout, last)
    if callout.style == "op-cit":
        return _op_cit(callout, index)
    return _by_name(callout, index, weak) if callout.year else None


def _by_number(callout: Callout, index: ReferenceIndex) -> Citation | None:
    at = index.by_label(callout.number)
    if at is None:
        return None
    locator, part = callout.locator, callout.part
    return Citation(
        callout.span, key=callout.number, reference=at, locator=locator, by=callout.style, part=part
    )


def _again(callout: Callout, last: Citation) -> Citation:
    return Citation(
        callout.span,
        last.authors,
        last.year,
        callout.locator or last.locator,
        last.key,
        last.reference,
        by="ibid",
        guessed=last.guessed,
        named_elsewhere=True,
    )


def _op_cit(callout: Callout, index: ReferenceIndex) -> Citation:
    found = index.by_family(callout.authors[0])
    at = found[0] if len(found) == 1 else None
    return Citation(callout.span, callout.authors, locator=callout.locator, reference=at, by="op-cit")


def _by_name(callout: Callout, index: ReferenceIndex, weak: _Weak) -> Citation | None:
    callout, at, rule = _without_leading_words(callout, index)
    if at is None and (_is_page(callout, index) or not weak.accepts(callout)):
        return None
    locator = callout.locator or _page_after_year(callout, index)
    authors = (callout.block,) if rule is Rule.INSTITUTION else callout.authors
    by = callout.style if rule in (Rule.NONE, Rule.NAMES) else f"{callout.style}/{rule}"
    return Citation(
        callout.span, authors, callout.year, locator,
        reference=at, by=by, part=callout.part, guessed=rule.guesses,
    )  # fmt: skip


def _find(callout: Callout, index: ReferenceIndex, year: str) -> tuple[int | None, Rule]:
    return index.find(callout.authors, callout.block, year, et_al=callout.et_al)


def _without_leading_words(callout: Callout, index: ReferenceIndex) -> tuple[Callout, int | None, Rule]:
    """The callout and its reference; words that only stand before the names ("In China, Smith") go."""
    at, rule = _find(callout, index, callout.year)
    if at is not None or callout.style != "narrative":
        return callout, at, rule
    for word in list(re.finditer(r"\S+", callout.block))[1:]:
        start = callout.span.start + word.start()
        rest = replace(callout, block=callout.block[word.start() :], span=Span(start, callout.span.end))
        at, rule = _find(rest, index, callout.year)
        if at is not None and not rule.guesses:
            return rest, at, rule
    return callout, None, Rule.NONE


def _is_page(callout: Callout, index: ReferenceIndex) -> bool:
    """True for a second "year" without a reference where the first has one: a page number like 2037."""
    return bool(callout.first_year) and _find(callout, index, callout.first_year)[0] is not None


def _page_after_year(callout: Callout, index: ReferenceIndex) -> str:
    if not callout.next_year.isdigit():
        return ""
    at, rule = _find(callout, index, callout.next_year)
    return "" if at is not None and not rule.guesses else callout.next_year


def _notes(document: Document, index: ReferenceIndex, found: tuple[Citation, ...]) -> Iterator[_Note]:
    places = ByPlace(found, attrgetter("span"))
    for block in document.blocks:
        if block.kind is not BlockKind.FOOTNOTE or not block.label:
            continue
        cited = places.within(block.span)
        in_full = all(citation.reference is None for citation in cited)
        spelled = tuple(_full_references(document, block, index)) if in_full else ()
        yield _Note(block, spelled or cited, bool(spelled))


def _full_references(document: Document, block: Block, index: ReferenceIndex) -> Iterator[Citation]:
    """What a note cites that gives author, title and year in full, as historians' notes do."""
    found = index.in_note(block.span.of(document.text))
    for at in found if len(found) < 6 else ():
        reference = document.references[at]
        authors = tuple(family_name(author) for author in reference.authors)
        yield Citation(block.span, authors, reference.year, reference=at, by="note")


def _marks(callouts: Iterable[Callout], notes: Iterable[_Note]) -> Iterator[Citation]:
    """A citation at each superscript mark for each source that the first note of its number behind it cites.

    Numbers may begin anew on each page.
    """
    by_label: dict[str, list[_Note]] = defaultdict(list)
    for note in sorted(notes, key=lambda note: note.block.span.start):
        by_label[note.block.label].append(note)
    starts = {label: [note.block.span.start for note in same] for label, same in by_label.items()}
    for callout in callouts:
        if callout.style == "superscript" and callout.number in by_label:
            same = by_label[callout.number]
            at = bisect_left(starts[callout.number], callout.span.end)
            for cited in same[at].cited if at < len(same) else ():
                yield replace(cited, span=callout.span, by="footnote", named_elsewhere=True)
