"""Concordances: every place of a word or phrase with the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.english import flat
from corpus.errors import UsageError
from corpus.geometry import DocId, PageNo, Span
from corpus.store import Store, Summary, resolve_document
from figtrace.ask.words.word_counts import DocumentWords, Node, corpus_words, node

__all__ = ["SORTS", "Concordance", "KwicLine", "concordance"]

SORTS = ("document", "left", "right")
"""Orders of the lines: as they stand, by the words before from the nearest on, by the words behind."""


@dataclass(frozen=True, slots=True)
class KwicLine:
    """A place of the word with what stands around it."""

    document: str
    year: int | None
    page: PageNo
    """On which the paragraph begins."""
    left: str
    node: str
    """As printed."""
    right: str
    doc: DocId
    span: Span
    """Of the word in the document's text."""


@dataclass(frozen=True, slots=True)
class Concordance:
    """Lines, and how many there are in all."""

    lines: tuple[KwicLine, ...]
    total: int
    """Exact."""
    documents: int
    """In which the word stands."""


def concordance(
    store: Store,
    given: str,
    *,
    doc: str = "",
    width: int = 8,
    sort: str = "document",
    limit: int | None = None,
) -> Concordance:
    """The places of a word or phrase in the prose of the corpus, or of one document.

    Args:
        store: the store.
        given: a word, a phrase, or the beginning of words: "tariff*".
        doc: a document by id, file or title; "" for all.
        width: words on either side, as far as the paragraph goes.
        sort: one of SORTS; all lines are sorted before they are cut.
        limit: at most so many lines; None: all.

    Raises:
        UsageError: if it is no word, there is no such order or document.
    """
    if sort not in SORTS:
        raise UsageError(f"--sort {sort}: expected one of {', '.join(SORTS)}")
    looked_for = node(given)
    only = resolve_document(store, doc) if doc else None

    def wanted(summary: Summary) -> bool:
        return only in (None, summary.id)

    lines = [line for words in corpus_words(store, wanted) for line in _lines(words, looked_for, width)]
    if sort != "document":
        lines.sort(key=_by_left if sort == "left" else _by_right)
    return Concordance(tuple(lines[:limit]), len(lines), len({line.doc for line in lines}))


def _lines(words: DocumentWords, looked_for: Node, width: int) -> Iterator[KwicLine]:
    text, length = words.prose.text, len(looked_for.parts)
    for number, paragraph in enumerate(words.paragraphs):
        starts = list(looked_for.starts(paragraph))
        places = words.places(number) if starts else []
        for at in starts:
            span = Span(places[at].start, places[at + length - 1].end)
            first, last = places[max(0, at - width)], places[min(len(places), at + length + width) - 1]
            yield KwicLine(
                words.name,
                words.summary.year,
                PageNo(words.page(number) + 1),
                flat(text[first.start : span.start]),
                flat(span.of(text)),
                flat(text[span.end : max(span.end, last.end)]),
                words.doc,
                span,
            )


def _by_left(line: KwicLine) -> list[str]:
    return line.left.lower().split()[::-1]


def _by_right(line: KwicLine) -> list[str]:
    return line.right.lower().split()
