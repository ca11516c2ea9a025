"""From a Document to Annotations: entities, figures, claims, citations; and the themes of a corpus."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from nlp.annotate import Annotator
    from nlp.themes import Theme, Themes, ThemeText, find_themes

__all__ = ["Annotator", "Theme", "ThemeText", "Themes", "find_themes"]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        annotate="Annotator",
        themes="Theme ThemeText Themes find_themes",
    )
