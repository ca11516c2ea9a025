"""What themes are made of and what they are: texts, words with weights, themes."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.geometry import DocId, Span

__all__ = ["Assignment", "Theme", "ThemeText", "ThemeWord", "Themes"]


@dataclass(frozen=True, slots=True)
class ThemeText:
    """A passage or document to find themes in."""

    text: str
    doc: DocId
    year: int | None = None
    """Year of the document; None: unknown."""
    hidden: tuple[Span, ...] = ()
    """Parts of the text that are not read: names of persons, citations."""


@dataclass(frozen=True, slots=True)
class ThemeWord:
    """A word or phrase and its weight in a theme, from 0 to 1."""

    word: str
    """As it is printed most."""
    weight: float
    key: str = ""
    """As it is counted: small letters, singular; "" where a theme is known by its printed words alone."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Words that keep company and where they do."""

    number: int
    """From 1; an older theme keeps its own, so that numbers need not follow one another."""
    name: str
    """Its best phrase: "foreign-invested enterprises"."""
    words: tuple[ThemeWord, ...]
    """Best first; no word is a part of another."""
    profile: tuple[ThemeWord, ...]
    """All its heavier words, for knowing it again and for finding texts that belong to it."""
    weight: float
    """Share of the texts that belong to any theme, from 0 to 1."""
    texts: int
    """How many texts belong to it."""
    documents: tuple[tuple[DocId, float], ...]
    """Documents with their share of the theme's texts, most first; those without are left out."""
    years: tuple[tuple[int, float], ...]
    """Share of the theme in the texts of each year that belong to any theme, from 0 to 1, by year."""
    is_new: bool = True
    """False for one that was among the earlier themes."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """The theme that a text belongs to most."""

    theme: int
    weight: float
    """Likeness of the text to the theme, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Themes:
    """Themes by weight and the theme of each text."""

    themes: tuple[Theme, ...]
    assigned: tuple[Assignment | None, ...]
    """For each given text; None for a text without a word of any theme."""
