"""Questions to a corpus: claims, passages, entities, neighbours, themes."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from figtrace.ask.claims import ClaimAnswer, ClaimQuestion, ClaimView, ask_claims, explain_claim
    from figtrace.ask.entity_cards import EntityCard, entity_card, year_chart
    from figtrace.ask.filters import label_named
    from figtrace.ask.likeness import like_query, page_named
    from figtrace.ask.neighbours import EntityGraph, graph, related
    from figtrace.ask.papers import FacetView, FoundPapers, PaperView, ask_facets, ask_papers
    from figtrace.ask.passages import HitView, ask_passages, passage_query
    from figtrace.ask.readings import Meant, meant_names, meant_words, read_as
    from figtrace.ask.searches import Search, SearchAnswer, Show, answer_search
    from figtrace.ask.themes import corpus_themes

__all__ = [
    "ClaimAnswer",
    "ClaimQuestion",
    "ClaimView",
    "EntityCard",
    "EntityGraph",
    "FacetView",
    "FoundPapers",
    "HitView",
    "Meant",
    "PaperView",
    "Search",
    "SearchAnswer",
    "Show",
    "answer_search",
    "ask_claims",
    "ask_facets",
    "ask_papers",
    "ask_passages",
    "corpus_themes",
    "entity_card",
    "explain_claim",
    "graph",
    "label_named",
    "like_query",
    "meant_names",
    "meant_words",
    "page_named",
    "passage_query",
    "read_as",
    "related",
    "year_chart",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        claims="ClaimAnswer ClaimQuestion ClaimView ask_claims explain_claim",
        entity_cards="EntityCard entity_card year_chart",
        filters="label_named",
        likeness="like_query page_named",
        neighbours="EntityGraph graph related",
        papers="FacetView FoundPapers PaperView ask_facets ask_papers",
        passages="HitView ask_passages passage_query",
        readings="Meant meant_names meant_words read_as",
        searches="Search SearchAnswer Show answer_search",
        themes="corpus_themes",
    )
