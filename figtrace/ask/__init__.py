"""Questions to a corpus: claims, passages, entities, neighbours, themes."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from figtrace.ask.claims import ClaimAnswer, ClaimQuestion, ClaimView, ask_claims, explain_claim
    from figtrace.ask.entity_cards import EntityCard, entity_card, year_chart
    from figtrace.ask.filters import label_named
    from figtrace.ask.neighbours import EntityGraph, graph, related
    from figtrace.ask.passages import HitView, ask_passages, passage_query
    from figtrace.ask.themes import corpus_themes

__all__ = [
    "ClaimAnswer",
    "ClaimQuestion",
    "ClaimView",
    "EntityCard",
    "EntityGraph",
    "HitView",
    "ask_claims",
    "ask_passages",
    "corpus_themes",
    "entity_card",
    "explain_claim",
    "graph",
    "label_named",
    "passage_query",
    "related",
    "year_chart",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        claims="ClaimAnswer ClaimQuestion ClaimView ask_claims explain_claim",
        entity_cards="EntityCard entity_card year_chart",
        filters="label_named",
        neighbours="EntityGraph graph related",
        passages="HitView ask_passages passage_query",
        themes="corpus_themes",
    )
