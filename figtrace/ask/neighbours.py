"""What stands beside an entity: co-occurrence by sentence and passage, as a list and as a graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from corpus.annotations import Label
from corpus.geometry import DocId, Span
from corpus.store import (
    EntityMention,
    EntityName,
    Store,
    documents_naming,
    entity_names,
    mentions_in,
    read_claim_places,
    read_outline,
)

__all__ = ["EntityGraph", "GraphEdge", "GraphNode", "Related", "graph", "related"]

_NEIGHBOURS = 25
"""Nodes of a graph beside the one asked for: what a page can show."""


@dataclass(frozen=True, slots=True)
class Related:
    """An entity that stands beside another."""

    key: str
    label: Label
    canonical: str
    sentences: int
    """Sentences that name both."""
    passages: int
    """Paragraphs, notes and tables that name both."""
    documents: int
    figures: int
    """Figures said in those sentences."""


@dataclass(frozen=True, slots=True)
class GraphNode:
    """An entity of a graph, with its mentions in the documents that name the entity asked for."""

    key: str
    label: Label
    canonical: str
    mentions: int


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """Two entities that share sentences or passages; the lesser key comes first."""

    source: str
    target: str
    sentences: int
    passages: int


@dataclass(frozen=True, slots=True)
class EntityGraph:
    """An entity, what stands beside it most, and how these stand to one another."""

    key: str
    nodes: tuple[GraphNode, ...]
    """The entity itself first, then the others by sentences shared with it."""
    edges: tuple[GraphEdge, ...]


@dataclass(frozen=True, slots=True)
class _Scene:
    """The mentions of one document by sentence and by passage: sets of keys."""

    doc: DocId
    sentences: Mapping[Span, frozenset[str]]
    passages: Mapping[Span, frozenset[str]]
    figures: Counter[Span]
    """Figures by sentence."""
    mentions: Counter[str]


def related(
    store: Store, with_key: str, *, of: Label | None = None, limit: int | None = None
) -> list[Related]:
    """Entities of a kind, or of all but objects, beside the one with this key; most sentences first."""
    return _related(list(_scenes(store, with_key)), _names(store), with_key, of)[:limit]


def graph(store: Store, key: str, *, of: Label | None = None, limit: int = _NEIGHBOURS) -> EntityGraph:
    """The entity with its nearest neighbours, of one kind or of all, and the ties among them."""
    scenes, names = list(_scenes(store, key)), _names(store)
    near = _related(scenes, names, key, of)[:limit]
    keys = [key, *(one.key for one in near)]
    counts: Counter[str] = sum((scene.mentions for scene in scenes), Counter())
    nodes = tuple(GraphNode(k, names[k].label, names[k].name, counts[k]) for k in keys if k in names)
    return EntityGraph(key, nodes, tuple(_edges(scenes, frozenset(keys))))


def _related(
    scenes: Sequence[_Scene], names: Mapping[str, EntityName], key: str, of: Label | None
) -> list[Related]:
    sentences, passages, documents, figures = (Counter[str]() for _ in range(4))
    for scene in scenes:
        beside = _beside(scene.passages.values(), key)
        passages.update(beside)
        shared = {place: keys for place, keys in scene.sentences.items() if key in keys}
        sentences.update(_beside(shared.values(), key))
        documents.update(set(beside) | set(_beside(shared.values(), key)))
        for place, keys in shared.items():
            figures.update(dict.fromkeys(keys, scene.figures[place]))
    found = (
        Related(k, names[k].label, names[k].name, sentences[k], passages[k], documents[k], figures[k])
        for k in documents
        if names[k].label is of or (of is None and names[k].label is not Label.OBJECT)
    )
    return sorted(found, key=lambda one: (-one.sentences, -one.passages, one.key))


def _beside(groups: Iterable[frozenset[str]], key: str) -> Counter[str]:
    return Counter(other for keys in groups if key in keys for other in keys if other != key)


def _edges(scenes: Sequence[_Scene], keys: frozenset[str]) -> Iterator[GraphEdge]:
    sentences = _pairs((group for scene in scenes for group in scene.sentences.values()), keys)
    passages = _pairs((group for scene in scenes for group in scene.passages.values()), keys)
    for pair in sorted({*sentences, *passages}):
        yield GraphEdge(*pair, sentences[pair], passages[pair])


def _pairs(groups: Iterable[frozenset[str]], keys: frozenset[str]) -> Counter[tuple[str, str]]:
    return Counter(pair for group in groups for pair in combinations(sorted(group & keys), 2))


# -- reading -------------------------------------------------------------------------------------------


def _names(store: Store) -> dict[str, EntityName]:
    return {one.key: one for one in entity_names(store)}


def _scenes(store: Store, key: str) -> Iterator[_Scene]:
    """A scene for each document that names the entity."""
    for doc in documents_naming(store, key):
        yield _scene(store, doc)


def _scene(store: Store, doc: DocId) -> _Scene:
    outline, mentions = read_outline(store, doc), mentions_in(store, doc)
    places = read_claim_places(store, doc).values()
    homes = (outline.sentence_at(place.figure.start) for place in places if place.cell is None)
    return _Scene(
        doc,
        _grouped(outline.sentence_at, mentions),
        _grouped(outline.passage_at, mentions),
        Counter(home for home in homes if home is not None),
        Counter(mention.key for mention in mentions),
    )


def _grouped(
    place_at: Callable[[int], Span | None], mentions: Iterable[EntityMention]
) -> dict[Span, frozenset[str]]:
    groups: dict[Span, set[str]] = {}
    for mention in mentions:
        place = place_at(mention.span.start)
        if place is not None:
            groups.setdefault(place, set()).add(mention.key)
    return {place: frozenset(keys) for place, keys in groups.items()}
