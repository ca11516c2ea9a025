"""Findings on the words that a draft quotes: in the cited work word for word, otherwise, or not at all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.annotations import Citation
from corpus.document import EVIDENCE_KINDS, BlockKind, Document, Reference
from corpus.english import flat
from corpus.geometry import DocId, Span
from figtrace.check.ledger.records import Evidence, Finding, Reason, Relation, SourceState, Verdict
from figtrace.check.quotations.letters import Letters, letters
from figtrace.check.quotations.look_up import Place, look_up
from figtrace.check.quotations.marks import pieces, quoted_spans
from figtrace.check.verdicts.candidates import Judgement
from figtrace.check.verdicts.cited_place import locate
from figtrace.check.verdicts.governing import Callouts
from figtrace.check.verdicts.in_words import say

__all__ = ["Library", "quotation_findings", "with_quoted"]

_FEWEST_WORDS = 4
"""Words in marks from which they are somebody's: fewer are mostly terms. Our choice."""
_TITLE_SHARE = 0.7
"""Share of its long words that a headline begins with capitals: then it names a work. Our choice."""
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
"""Words of four letters and more, which headlines print with a capital."""


@dataclass(frozen=True, slots=True)
class Library:
    """What the check knows of the works that a draft cites."""

    documents: Callable[[Citation], Sequence[DocId]]
    """Those of the corpus that a citation may name."""
    read: Callable[[DocId], Document]
    titles: Iterable[str]
    """Of the documents of the corpus."""


@dataclass(frozen=True, slots=True)
class _Quoted:
    """Words of the draft in quotation marks, with the citation that governs them."""

    span: Span
    sentence: Span
    citation: Citation


@dataclass(frozen=True, slots=True)
class _Hit:
    """Where the words, or some near them, stand in a document."""

    document: Document
    place: Place
    on_page: bool | None
    """Whether that is the page cited; None if none is cited or it is not known."""


def quotation_findings(
    draft: Document, citations: Sequence[Citation], sentences: Sequence[Span], library: Library
) -> tuple[Finding, ...]:
    """A finding for each quotation that a citation governs, in the order of the text.

    Titles of works and a few words in marks are no quotations.
    """
    titles = _titles(draft.references, library.titles)
    quoted = [one for one in _quoted(draft, citations, sentences) if not _is_title(draft, one, titles)]
    shelf = _Shelf(library)
    return tuple(_finding(draft, one, shelf) for one in quoted)


def with_quoted(figures: Sequence[Finding], quotations: Sequence[Finding]) -> list[Finding]:
    """The findings on figures, those that are quoted word for word supported by the place of the quotation.

    What the writer put in brackets is not the source's.
    """
    verbatim = [one for one in quotations if one.reason is Reason.VERBATIM]
    return [_as_quoted(figure, verbatim) for figure in figures]


def _as_quoted(figure: Finding, verbatim: Sequence[Finding]) -> Finding:
    around = next((one for one in verbatim if figure.span in one.span), None)
    if around is None or figure.verdict is Verdict.SUPPORTED or not _is_quoted(figure, around):
        return figure
    return replace(
        figure, verdict=Verdict.SUPPORTED, reason=Reason.EXACT, says=around.says, source=around.source,
        evidence=around.evidence, runner_up=None, relation=Relation.EQUAL, arithmetic="",
        locator_mismatch=around.locator_mismatch,
    )  # fmt: skip


def _is_quoted(figure: Finding, around: Finding) -> bool:
    before = around.surface[: figure.span.start - around.span.start]
    return before.count("[") == before.count("]")


def _quoted(draft: Document, citations: Sequence[Citation], sentences: Sequence[Span]) -> Iterator[_Quoted]:
    callouts = Callouts(citations, draft)
    starts = [sentence.start for sentence in sentences]
    for block in draft.blocks:
        if block.kind not in EVIDENCE_KINDS or block.kind is BlockKind.TABLE:
            continue
        for span in quoted_spans(draft.text, block.span):
            if len(letters(draft.text, span).places) < _FEWEST_WORDS:
                continue
            sentence = _around(span, sentences, starts, block.span)
            at = callouts.governing_passage(span, sentence)
            if at is not None:
                yield _Quoted(span, sentence, citations[at])


def _around(span: Span, sentences: Sequence[Span], starts: Sequence[int], block: Span) -> Span:
    """From the beginning of the sentence in which it begins to the end of that in which it ends."""
    first, last = bisect_right(starts, span.start) - 1, bisect_right(starts, span.end) - 1
    if first < 0 or sentences[first] not in block or sentences[last] not in block:
        return block
    return Span(sentences[first].start, max(sentences[last].end, span.end))


def _titles(references: Sequence[Reference], titles: Iterable[str]) -> frozenset[str]:
    return frozenset(_run_of(title) for title in (*(r.title for r in references), *titles) if title)


@lru_cache(maxsize=20_000)
def _run_of(title: str) -> str:
    """The title's letters; kept, since a draft that is being written is compared with them at every edit."""
    return letters(title).run


def _is_title(draft: Document, quoted: _Quoted, titles: frozenset[str]) -> bool:
    """True for the name of a work: one that is known, the beginning of one, or a headline."""
    words = quoted.span.of(draft.text)
    run = letters(words).run
    long_words = _LONG_WORD.findall(words)
    capital = sum(word[0].isupper() for word in long_words)
    return capital >= _TITLE_SHARE * max(len(long_words), 1) or any(t.startswith(run) for t in titles)


class _Shelf:
    """The documents that were looked into, each read once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._read: dict[DocId, tuple[Document, Letters]] = {}

    def documents(self, citation: Citation) -> Sequence[DocId]:
        return self._library.documents(citation)

    def best(self, quoted: Sequence[str], citation: Citation) -> _Hit | None:
        """The place most like the words, of equal ones that on the page cited; None if there is none."""
        hits = [hit for doc in self.documents(citation) for hit in self._hits(doc, quoted, citation)]
        return max(hits, key=lambda hit: (hit.place.likeness, hit.on_page is True), default=None)

    def _hits(self, doc: DocId, quoted: Sequence[str], citation: Citation) -> Iterator[_Hit]:
        if doc not in self._read:
            document = self._library.read(doc)
            self._read[doc] = document, letters(document.text)
        document, source = self._read[doc]
        place = look_up(quoted, source)
        if place is not None:
            page = document.page_of(place.span)
            cited = locate(citation.locator, citation.part, document)
            yield _Hit(document, place, cited.holds(page.index if page is not None else None))


def _finding(draft: Document, quoted: _Quoted, shelf: _Shelf) -> Finding:
    words = quoted.span.of(draft.text)
    known = bool(shelf.documents(quoted.citation))
    hit = shelf.best(pieces(words), quoted.citation) if known else None
    evidence = _evidence(hit) if hit is not None else None
    verdict, reason = _ruling(hit, known=known)
    citation = quoted.citation
    return Finding(
        id="",
        surface=words,
        span=quoted.span,
        sentence=quoted.sentence.of(draft.text),
        sentence_span=quoted.sentence,
        verdict=verdict,
        reason=reason,
        says=_say(words, verdict, reason, hit),
        source=SourceState.CITED if known else SourceState.NOT_IN_CORPUS,
        evidence=(evidence,) if evidence is not None else (),
        relation=evidence.relation if evidence is not None else None,
        citation=citation.span.of(draft.text),
        reference=citation.reference,
        locator=citation.locator,
        locator_mismatch=hit is not None and hit.on_page is False,
        is_quotation=True,
    )


def _ruling(hit: _Hit | None, *, known: bool) -> tuple[Verdict, Reason]:
    if not known:
        return Verdict.UNKNOWN, Reason.SOURCE_NOT_IN_CORPUS
    if hit is None:
        return Verdict.UNKNOWN, Reason.NOT_FOUND
    if hit.place.likeness < 1:
        return Verdict.WEAK, Reason.WORDING_DIFFERS
    return Verdict.SUPPORTED, Reason.VERBATIM


def _evidence(hit: _Hit) -> Evidence:
    document, span = hit.document, hit.place.span
    page = document.page_of(span)
    words = span.of(document.text)
    return Evidence(
        doc=document.id,
        file=document.source,
        title=document.meta.title,
        page=page.number if page is not None else None,
        label=page.label if page is not None else "",
        surface=flat(words),
        quote=words,
        span=span,
        boxes=document.boxes(span),
        relation=Relation.EQUAL if hit.place.likeness == 1 else Relation.LOOSE,
        score=hit.place.likeness,
    )


def _say(words: str, verdict: Verdict, reason: Reason, hit: _Hit | None) -> str:
    if hit is None:
        return _SAYS_NOTHING[reason]
    off_page = hit.on_page is False
    return say(words, Judgement(verdict, reason), (_evidence(hit),), searched="", off_page=off_page)


_SAYS_NOTHING = {
    Reason.NOT_FOUND: "These words, or any near them, were not found in the cited work.",
    Reason.SOURCE_NOT_IN_CORPUS: "The cited work is not in the corpus.",
}
