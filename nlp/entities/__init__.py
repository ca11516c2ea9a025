"""Products, firms, policies, organisations and places: by lists, by rules, by a model."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from nlp.entities.find import EntityFinder
    from nlp.entities.gazetteer import Gazetteer, load_gazetteer
    from nlp.entities.matcher import number_variants
    from nlp.entities.spacy_model import NameModel

__all__ = ["EntityFinder", "Gazetteer", "NameModel", "load_gazetteer", "number_variants"]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        find="EntityFinder",
        gazetteer="Gazetteer load_gazetteer",
        matcher="number_variants",
        spacy_model="NameModel",
    )
