"""Themes of a collection: phrases and words that keep company, where they do, and since when."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from nlp.themes.find import find_themes
    from nlp.themes.records import Assignment, Theme, Themes, ThemeText, ThemeWord

__all__ = ["Assignment", "Theme", "ThemeText", "ThemeWord", "Themes", "find_themes"]

if not TYPE_CHECKING:
    __getattr__ = face(__name__, find="find_themes", records="Assignment Theme ThemeText ThemeWord Themes")
