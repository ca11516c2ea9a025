"""Cards of themes as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from corpus.english import flat
from figtrace.commands.printed.blocks import claim_blocks, page_name

if TYPE_CHECKING:  # a card needs no engine
    from figtrace.ask.theme_queries import QueryTheme
    from figtrace.ask.theme_views import ThemeQuote
    from figtrace.ask.themes import ThemeCard

__all__ = ["query_lines", "theme_lines"]

_SHOWN = 10
"""Documents and entities of a card; JSON has all."""


def theme_lines(card: ThemeCard) -> Iterator[str]:
    """A theme's card, a fact a line."""
    yield f"{card.number}  {card.theme}{'  (new)' if card.is_new else ''}"
    yield f"words: {', '.join(card.words)}"
    yield f"share: {card.share:.1%} of the passages; {card.figures} figures"
    yield f"years: {card.trend}"
    yield f"documents: {len(card.documents)}"
    for one in card.documents[:_SHOWN]:
        yield f"  {one.passages:4} {one.share:4.0%}  {flat(one.document)} ({one.year or 'n.d.'})"
    if card.entities:
        names = ", ".join(f"{one.name} {one.mentions}" for one in card.entities[:_SHOWN])
        yield f"entities: {names}"
    yield from _quote_lines(card.passages)


def query_lines(theme: QueryTheme) -> Iterator[str]:
    """What the corpus has on a named theme, a fact a line."""
    yield theme.theme
    yield f"query: {theme.query}"
    yield f"passages: {'' if theme.is_exact else 'at least '}{theme.passages}"
    yield f"years: {', '.join(f'{one.year} {one.passages}' for one in theme.years) or 'none known'}"
    yield f"documents: {len(theme.documents)}"
    for title, passages in theme.documents[:_SHOWN]:
        yield f"  {passages:4}  {flat(title)}"
    yield from _quote_lines(theme.quotes)
    for block in claim_blocks(theme.figures):
        yield f"  {block.head}  {block.detail}"
        yield f"    {block.body}"
        yield f"    {block.where}"


def _quote_lines(quotes: Iterable[ThemeQuote]) -> Iterator[str]:
    for quote in quotes:
        yield f"  {flat(quote.document)} ({quote.year or 'n.d.'}), {page_name(quote.page, quote.label)}"
        yield f"    {quote.text}"
