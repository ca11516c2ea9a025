"""The themes of a corpus, one step from the entities that belong to them and the figures said about them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.annotations import Annotations, Label
from corpus.document import BlockKind
from corpus.geometry import Span
from corpus.store import Store, Summary
from nlp import Theme, ThemeText, find_themes
from search.passages import passages

__all__ = ["ThemeLine", "YearShare", "corpus_themes"]

_TOP_ENTITIES = 5
_SPOKEN_OF = (Label.PRODUCT, Label.FIRM, Label.POLICY)
_LEAST_CHARS = 200
"""Shorter passages, captions and crumbs of tables, have no theme of their own."""
_EACH = 80
"""Passages taken of a document, evenly spread, so that a book of law does not drown forty papers."""
_BARS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A theme as it is listed."""

    theme: str
    """Its first words, as a name."""
    words: tuple[str, ...]
    share: float
    """Of the corpus, from 0 to 1."""
    documents: int
    """Of which it is the heaviest theme of at least one passage."""
    trend: str
    """Its share in the passages of each year of publication, drawn from the first to the last of them."""
    entities: tuple[str, ...]
    """Products, firms and policies most mentioned in its passages."""
    figures: int
    """Claims that stand in its passages."""
    years: tuple[YearShare, ...]


@dataclass(frozen=True, slots=True)
class YearShare:
    """A theme's share, from 0 to 1, in the passages of papers of one year."""

    year: int
    share: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """A passage with what stands in it."""

    text: ThemeText
    entities: tuple[str, ...]
    figures: int


def corpus_themes(store: Store, number: int | None = None) -> tuple[ThemeLine, ...]:
    """The corpus's themes, heaviest first; empty where there is too little text."""
    pieces = [piece for summary in store.summaries() for piece in _spread(list(_pieces(store, summary)))]
    if len(pieces) < 2:
        return ()
    found = find_themes([piece.text for piece in pieces], n=number)
    return tuple(_line(theme, _assigned(theme, pieces, found.assigned)) for theme in found.themes)


def _spread(pieces: Sequence[_Piece]) -> list[_Piece]:
    """As many as one document may give, evenly over its length."""
    if len(pieces) <= _EACH:
        return list(pieces)
    return [pieces[number * len(pieces) // _EACH] for number in range(_EACH)]


def _pieces(store: Store, summary: Summary) -> Iterator[_Piece]:
    document, annotations = store.document(summary.id), store.annotations(summary.id)
    tables = [block.span for block in document.blocks if block.kind is BlockKind.TABLE]
    inside = _Inside(annotations)
    for passage in passages(document, annotations):
        if len(passage.span) >= _LEAST_CHARS and not any(passage.span in table for table in tables):
            text = ThemeText(passage.text, summary.id, summary.year)
            yield _Piece(text, inside.entities(passage.span), inside.figures(passage.span))


class _Inside:
    """The entities and claims of a document by place."""

    def __init__(self, annotations: Annotations | None) -> None:
        mentions = annotations.entities if annotations else ()
        self._mentions = sorted((e.span.start, e.canonical) for e in mentions if e.label in _SPOKEN_OF)
        self._claims = sorted(
            claim.figure.span.start for claim in (annotations.claims if annotations else ())
        )

    def entities(self, span: Span) -> tuple[str, ...]:
        first, last = (bisect_left(self._mentions, (at, "")) for at in (span.start, span.end))
        return tuple(name for _, name in self._mentions[first:last])

    def figures(self, span: Span) -> int:
        return bisect_right(self._claims, span.end - 1) - bisect_left(self._claims, span.start)


def _assigned(theme: Theme, pieces: Sequence[_Piece], assigned: Sequence[int | None]) -> list[_Piece]:
    return [piece for piece, number in zip(pieces, assigned, strict=True) if number == theme.number]


def _line(theme: Theme, pieces: Sequence[_Piece]) -> ThemeLine:
    names = Counter(name for piece in pieces for name in piece.entities)
    ordered = sorted(names.items(), key=lambda item: (-item[1], item[0]))
    return ThemeLine(
        theme=theme.name,
        words=tuple(word.word for word in theme.words[:10]),
        share=round(theme.weight, 3),
        documents=len({piece.text.doc for piece in pieces}),
        trend=_trend(theme.years),
        entities=tuple(name for name, _ in ordered[:_TOP_ENTITIES]),
        figures=sum(piece.figures for piece in pieces),
        years=tuple(YearShare(year, round(share, 4)) for year, share in theme.years),
    )


def _trend(years: Sequence[tuple[int, float]]) -> str:
    """Shares by year as a row of bars, the tallest the highest; a year without papers is a space."""
    if not years:
        return ""
    shares = dict(years)
    first, last, top = min(shares), max(shares), max(shares.values()) or 1.0
    bars = (_bar(shares.get(year), top) for year in range(first, last + 1))
    return f"{first} {''.join(bars)} {last}"


def _bar(share: float | None, top: float) -> str:
    return " " if share is None else _BARS[min(len(_BARS) - 1, int(share / top * len(_BARS)))]
