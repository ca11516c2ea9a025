"""The themes of a corpus as they are read: the list, the card of one, those of a document, figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.errors import UsageError
from corpus.geometry import DocId, PageNo
from corpus.quick import dataclass
from corpus.store import Store, ThemePlace, resolve_document, theme_places, themed_passages
from figtrace.ask.theme_making import KeptTheme, ThemeEntity, themes_now
from figtrace.ask.theme_views import ThemeQuote, figures_in, quotes

if TYPE_CHECKING:
    from figtrace.ask.claims import ClaimView

__all__ = [
    "DocumentTheme",
    "ThemeCard",
    "ThemeDocument",
    "ThemeFigures",
    "ThemeLine",
    "YearShare",
    "corpus_themes",
    "document_themes",
    "drawn_trend",
    "theme_card",
    "theme_figures",
]

_TOP_ENTITIES = 5
"""Entities that a line of the list names; the card has all."""
_WORDS = 10
"""Words that a line of the list names: what fits a terminal, and what readers judge a theme by (Chang et al.,
2009, take five)."""
_BARS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class YearShare:
    """A theme's share, from 0 to 1, in the passages of papers of one year."""

    year: int
    share: float


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A theme as it is listed."""

    number: int
    """What it is called by; it stays when the corpus grows."""
    theme: str
    """Its name: its best phrase and two more words."""
    words: tuple[str, ...]
    share: float
    """Of the passages that belong to any theme, from 0 to 1."""
    documents: int
    """With at least one passage that belongs to it."""
    trend: str
    """Its share in the passages of each year of publication, drawn from the first to the last of them."""
    entities: tuple[str, ...]
    """Products, firms and policies most mentioned in its passages."""
    figures: int
    """Claims that stand in its passages."""
    is_new: bool
    """True if the corpus had no such theme when its themes were made before."""
    years: tuple[YearShare, ...]


@dataclass(frozen=True, slots=True)
class ThemeDocument:
    """A document with passages of a theme."""

    doc: DocId
    document: str
    """Its title; the file where it has none."""
    year: int | None
    passages: int
    share: float
    """Of the document's passages, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class ThemeCard:
    """All that the corpus has on a theme."""

    number: int
    theme: str
    words: tuple[str, ...]
    share: float
    is_new: bool
    trend: str
    years: tuple[YearShare, ...]
    documents: tuple[ThemeDocument, ...]
    """Most passages first."""
    entities: tuple[ThemeEntity, ...]
    figures: int
    passages: tuple[ThemeQuote, ...]
    """Those most like the theme, each of another document."""


@dataclass(frozen=True, slots=True)
class DocumentTheme:
    """A theme of one document."""

    number: int
    theme: str
    passages: int
    share: float
    """Of the document's passages that belong to any theme, from 0 to 1."""
    pages: tuple[PageNo, ...]
    """Where those passages begin."""


@dataclass(frozen=True, slots=True)
class ThemeFigures:
    """Figures that stand in the passages of a theme."""

    claims: tuple[ClaimView, ...]
    """Those of the passages most like the theme first, at most a few of each document in turn."""
    total: int


def corpus_themes(store: Store, number: int | None = None) -> tuple[ThemeLine, ...]:
    """The corpus's themes, heaviest first; empty where there is too little text."""
    return tuple(map(_line, themes_now(store, number)))


def theme_card(store: Store, theme: int, *, number: int | None = None, passages: int = 3) -> ThemeCard:
    """The card of the theme of this number, of those that `corpus_themes` gives for `number`.

    Raises:
        UsageError: if there is no such theme.
    """
    found = _theme(store, theme, number)
    places = theme_places(store, number or 0, theme=theme)
    line = _line(found)
    return ThemeCard(
        number=line.number,
        theme=line.theme,
        words=tuple(word.word for word in found.theme.words),
        share=line.share,
        is_new=line.is_new,
        trend=line.trend,
        years=line.years,
        documents=tuple(_documents(store, places, number)),
        entities=found.entities,
        figures=found.figures,
        passages=tuple(quotes(store, places, passages)),
    )


def document_themes(store: Store, name: str, *, number: int | None = None) -> tuple[DocumentTheme, ...]:
    """The themes of the document that this name means, those of most of its passages first.

    Raises:
        UsageError: if the name means none or several documents.
    """
    doc = resolve_document(store, name)
    names = {one.theme.number: one.theme.name for one in themes_now(store, number)}
    places = [one for one in theme_places(store, number or 0, doc=doc) if one.theme in names]
    counts = Counter(one.theme for one in places)
    pages = {theme: sorted({one.page for one in places if one.theme == theme}) for theme in counts}
    return tuple(
        DocumentTheme(
            theme, names[theme], n, round(n / len(places), 3), tuple(PageNo(p + 1) for p in pages[theme])
        )
        for theme, n in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    )


def theme_figures(
    store: Store, theme: int, *, number: int | None = None, limit: int = 20, boxes: bool = True
) -> ThemeFigures:
    """The figures of a theme, each with its page: those of its most typical passages first.

    Not `boxes`, they come without their boxes, for which no document has to be read.

    Raises:
        UsageError: if there is no such theme.
    """
    found = _theme(store, theme, number)
    places = theme_places(store, number or 0, theme=theme)
    return ThemeFigures(figures_in(store, places, limit, boxes=boxes), found.figures)


def drawn_trend(years: Sequence[YearShare]) -> str:
    """Shares by year as a row of bars, the tallest the highest; a year without papers is a space."""
    if not years:
        return ""
    shares = {one.year: one.share for one in years}
    first, last, top = min(shares), max(shares), max(shares.values()) or 1.0
    bars = (_bar(shares.get(year), top) for year in range(first, last + 1))
    return f"{first} {''.join(bars)} {last}"


def _bar(share: float | None, top: float) -> str:
    return " " if share is None else _BARS[min(len(_BARS) - 1, int(share / top * len(_BARS)))]


def _line(one: KeptTheme) -> ThemeLine:
    years = tuple(YearShare(year, round(share, 4)) for year, share in one.theme.years)
    return ThemeLine(
        number=one.theme.number,
        theme=one.theme.name,
        words=tuple(word.word for word in one.theme.words[:_WORDS]),
        share=round(one.theme.weight, 3),
        documents=len(one.theme.documents),
        trend=drawn_trend(years),
        entities=tuple(entity.name for entity in one.entities[:_TOP_ENTITIES]),
        figures=one.figures,
        is_new=one.theme.is_new,
        years=years,
    )


def _theme(store: Store, theme: int, number: int | None) -> KeptTheme:
    found = themes_now(store, number)
    for one in found:
        if one.theme.number == theme:
            return one
    known = ", ".join(str(n) for n in sorted(one.theme.number for one in found)) or "none: too little text"
    raise UsageError(f"there is no theme {theme}; there are {known}")


def _documents(store: Store, places: Iterable[ThemePlace], number: int | None) -> Iterator[ThemeDocument]:
    """The documents of the passages, most passages first."""
    shelf = {summary.id: summary for summary in store.summaries()}
    counts = Counter(place.doc for place in places)
    whole = themed_passages(store, number or 0)
    for doc, n in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        summary = shelf[doc]
        yield ThemeDocument(doc, summary.title or summary.source, summary.year, n, round(n / whole[doc], 3))
