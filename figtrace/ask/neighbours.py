"""What stands beside an entity: co-occurrence by sentence and passage, as a list and as a graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from corpus.annotations import Label
from corpus.geometry import DocId
from corpus.spans import SpanRow
from corpus.store import (
    EntityName,
    MentionsOf,
    Store,
    entity_names,
    mentions_beside,
    read_claim_places,
    read_outline,
)

__all__ = ["EntityGraph", "GraphEdge", "GraphNode", "Homes", "Related", "graph", "read_homes", "related"]

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
class Homes:
    """Where sentences and passages of a document stand."""

    sentences: SpanRow
    passages: SpanRow


def read_homes(store: Store, doc: DocId) -> Homes:
    """Where they stand in this document, from its records.

    Raises:
        StoreError: if it is not here or cannot be read.
    """
    outline = read_outline(store, doc)
    return Homes(SpanRow(outline.sentences), SpanRow(outline.passages))


@dataclass(frozen=True, slots=True)
class _Scene:
    """The mentions of one document by sentence and by passage, each by its number: sets of keys."""

    doc: DocId
    homes: Homes
    sentences: Mapping[int, frozenset[str]]
    passages: Mapping[int, frozenset[str]]
    mentions: Counter[str]


def related(
    store: Store, with_key: str, *, of: Label | None = None, limit: int | None = None
) -> list[Related]:
    """Entities of a kind, or of all but objects, beside the one with this key; most sentences first."""
    scenes = tuple(_scenes(store, with_key, read_homes))
    found = _related(scenes, _names(store), with_key, of)[:limit]
    figures = _figures(store, scenes, with_key)
    return [replace(one, figures=figures[one.key]) for one in found]


def graph(
    store: Store,
    key: str,
    *,
    of: Label | None = None,
    limit: int = _NEIGHBOURS,
    homes: Callable[[Store, DocId], Homes] = read_homes,
) -> EntityGraph:
    """The entity with its nearest neighbours, of one kind or of all, and the ties among them.

    `homes` gives what `read_homes` does: most of the time goes there, and who asks often keeps some.
    """
    scenes, names = tuple(_scenes(store, key, homes)), _names(store)
    near = _related(scenes, names, key, of)[:limit]
    keys = [key, *(one.key for one in near)]
    counts: Counter[str] = Counter()
    for scene in scenes:
        counts.update(scene.mentions)
    nodes = tuple(GraphNode(k, names[k].label, names[k].name, counts[k]) for k in keys if k in names)
    return EntityGraph(key, nodes, tuple(_edges(scenes, frozenset(keys))))


def _related(
    scenes: Sequence[_Scene], names: Mapping[str, EntityName], key: str, of: Label | None
) -> list[Related]:
    """What stands beside it, their figures not yet counted."""
    sentences, passages, documents = (Counter[str]() for _ in range(3))
    for scene in scenes:
        near = _beside(scene.passages.values(), key), _beside(scene.sentences.values(), key)
        passages.update(near[0])
        sentences.update(near[1])
        documents.update({*near[0], *near[1]})
    found = (
        Related(k, names[k].label, names[k].name, sentences[k], passages[k], documents[k], 0)
        for k in documents
        if names[k].label is of or (of is None and names[k].label is not Label.OBJECT)
    )
    return sorted(found, key=lambda one: (-one.sentences, -one.passages, one.key))


def _figures(store: Store, scenes: Iterable[_Scene], key: str) -> Counter[str]:
    """Figures said in the sentences that each shares with the entity."""
    found: Counter[str] = Counter()
    for scene in scenes:
        places = read_claim_places(store, scene.doc).values()
        for place in places:
            home = None if place.cell else scene.homes.sentences.at(place.figure.start)
            shared = scene.sentences.get(home, _NOBODY) if home is not None else _NOBODY
            if key in shared:
                found.update(shared)
    return found


_NOBODY: frozenset[str] = frozenset()


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


def _scenes(store: Store, key: str, homes: Callable[[Store, DocId], Homes]) -> Iterator[_Scene]:
    """A scene for each document that names the entity."""
    for named in mentions_beside(store, key):
        yield _scene(named, homes(store, named.doc))


def _scene(named: MentionsOf, homes: Homes) -> _Scene:
    return _Scene(
        named.doc,
        homes,
        _grouped(homes.sentences, named),
        _grouped(homes.passages, named),
        Counter(named.keys),
    )


def _grouped(row: SpanRow, named: MentionsOf) -> dict[int, frozenset[str]]:
    groups: dict[int, set[str]] = {}
    for key, at in zip(named.keys, map(row.at, named.starts), strict=True):
        if at is not None:
            groups.setdefault(at, set()).add(key)
    return {place: frozenset(keys) for place, keys in groups.items()}
