"""What the corpus knows of entities: how often, how called, by whom found, in which documents and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from corpus.annotations import Label
from corpus.geometry import DocId, PageIndex, Span
from corpus.store.connection import NAMES_IN_USE, NUMBER_OF, Row, contains
from corpus.store.store import Store

__all__ = [
    "EntityCount",
    "EntityDocument",
    "EntityMention",
    "EntityName",
    "FoundAs",
    "MentionsOf",
    "PrintedMention",
    "SurfaceCount",
    "canonical_names",
    "count_entities",
    "count_surfaces",
    "entities_called",
    "entity_count",
    "entity_documents",
    "entity_names",
    "entity_spellings",
    "found_as",
    "mentions_beside",
    "mentions_in",
    "printed_mentions",
]


@dataclass(frozen=True, slots=True)
class EntityCount:
    """A canonical entity, how often it is mentioned and in how many documents."""

    key: str
    label: Label
    canonical: str
    mentions: int
    documents: int


@dataclass(frozen=True, slots=True)
class EntityName:
    """An entity, its kind and one name by which it goes."""

    key: str
    label: Label
    name: str


@dataclass(frozen=True, slots=True)
class SurfaceCount:
    """A form in which an entity is printed, line ends as spaces."""

    surface: str
    mentions: int


@dataclass(frozen=True, slots=True)
class FoundAs:
    """A key that the lists, rules or model gave to some of an entity's mentions, and which of them did."""

    key: str
    by: str
    mentions: int


@dataclass(frozen=True, slots=True)
class EntityDocument:
    """A document that names an entity."""

    doc: DocId
    title: str
    """The file where it has none."""
    year: int | None
    mentions: int


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A mention of an entity in the text of its document."""

    key: str
    span: Span
    page: PageIndex | None = None
    """None where the text is of no page."""


@dataclass(frozen=True, slots=True)
class MentionsOf:
    """The mentions of one document: of whom, and where each begins."""

    doc: DocId
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    """In step with the keys."""


@dataclass(frozen=True, slots=True)
class PrintedMention:
    """A mention as it is printed, with who it was taken for."""

    key: str
    label: Label
    canonical: str
    surface: str
    page: PageIndex | None
    span: Span
    by: str


_COUNT = (
    "SELECT n.key, n.label, min(n.canonical), count(*), count(DISTINCT m.doc) "
    "FROM names n JOIN mention_rows m ON m.name = n.number WHERE n.ignored = 0 AND"
)


def count_entities(
    store: Store, *, label: Label | None = None, words: str = "", limit: int | None = None
) -> tuple[EntityCount, ...]:
    """Canonical entities by number of mentions, most first; ties by key."""
    kind = "n.label = ?" if label is not None else "n.label <> ?"  # every paper has its Table 1
    named = "AND (n.canonical LIKE ? ESCAPE '\\' OR n.key = ?)" if words else ""
    top = "" if limit is None else f"LIMIT {int(limit)}"
    rows = store._connection.rows(
        f"{_COUNT} {kind} {named} GROUP BY n.key, n.label ORDER BY count(*) DESC, n.key {top}",
        (str(label or Label.OBJECT), *((contains(words), words) if words else ())),
    )
    return tuple(map(_entity_count, rows))


def entity_count(store: Store, key: str) -> EntityCount | None:
    """The entity of this key; None if no document mentions it."""
    sql = "SELECT key, min(label), min(canonical), count(*), count(DISTINCT doc) FROM entities WHERE key = ?"
    row = store._connection.row(f"{sql} GROUP BY key", key)
    return _entity_count(row) if row else None


def canonical_names(store: Store, keys: Collection[str]) -> dict[str, str]:
    """The canonical names of these entities by their keys; of those that are mentioned, and not counted."""
    marks = ", ".join("?" * len(keys))
    rows = store._connection.rows(
        f"SELECT key, min(canonical) FROM {NAMES_IN_USE} WHERE key IN ({marks}) GROUP BY key", keys
    )
    return dict(rows)


def entities_called(store: Store, name: str) -> Iterator[tuple[EntityCount, ...]]:
    """Entities that the name means by id, then by canonical name, then by surface, capitals of ASCII aside.

    Each of the three is looked up when it is asked for; within each the most mentioned come first.
    """
    for column in ("key", "canonical", "surface"):
        rows = store._connection.rows(
            "SELECT n.key, n.label, n.canonical, count(*), count(DISTINCT m.doc) "
            "FROM names n CROSS JOIN mention_rows m ON m.name = n.number "
            f"WHERE n.ignored = 0 AND n.{column} = ? COLLATE NOCASE "
            "GROUP BY n.key ORDER BY count(*) DESC, n.key",
            (name,),
        )
        yield tuple(map(_entity_count, rows))


def entity_names(store: Store) -> tuple[EntityName, ...]:
    """Every entity by its canonical name."""
    rows = store._connection.rows(f"SELECT key, label, min(canonical) FROM {NAMES_IN_USE} GROUP BY key")
    return tuple(map(_entity_name, rows))


def entity_spellings(store: Store) -> tuple[EntityName, ...]:
    """All that an entity can be called, objects aside: canonical names, surfaces and ids; by name and id."""
    own = f"key, label FROM {NAMES_IN_USE} WHERE label <> 'object'"
    rows = store._connection.rows(
        f"SELECT key, label, name FROM (SELECT canonical AS name, {own} UNION SELECT surface, {own} "
        f"UNION SELECT key, {own}) GROUP BY name, key ORDER BY name, key"
    )
    return tuple(map(_entity_name, rows))


def count_surfaces(store: Store, key: str) -> tuple[SurfaceCount, ...]:
    """Forms in which the entity is printed, most first; ties by form."""
    sql = "SELECT surface, count(*) FROM entities WHERE key = ? GROUP BY surface"
    counts: Counter[str] = Counter()
    for surface, count in store._connection.rows(sql, (key,)):
        counts[" ".join(surface.split())] += count
    return tuple(SurfaceCount(*one) for one in sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def found_as(store: Store, key: str) -> tuple[FoundAs, ...]:
    """Keys under which the entity's mentions were found, most first."""
    rows = store._connection.rows(
        "SELECT found, by, count(*) FROM mentions WHERE key = ? AND ignored = 0 "
        "GROUP BY found, by ORDER BY count(*) DESC, found, by",
        (key,),
    )
    return tuple(FoundAs(*row) for row in rows)


def entity_documents(store: Store, key: str) -> tuple[EntityDocument, ...]:
    """Documents that mention the entity, those that do so most often first."""
    rows = store._connection.rows(
        "SELECT d.id, coalesce(nullif(d.title, ''), d.source), d.year, count(*) "
        "FROM entities e JOIN documents d ON d.id = e.doc WHERE e.key = ? "
        "GROUP BY d.id ORDER BY count(*) DESC, d.source, d.id",
        (key,),
    )
    return tuple(EntityDocument(DocId(doc), title, year, count) for doc, title, year, count in rows)


def mentions_in(store: Store, doc: DocId, *, key: str = "") -> tuple[EntityMention, ...]:
    """Mentions of one entity, or of all, in the order of the document's text."""
    of_key = "AND m.name IN (SELECT number FROM names WHERE key = ?)" if key else ""
    rows = store._connection.rows(
        "SELECT n.key, m.start, m.end, m.page FROM mention_rows m CROSS JOIN names n ON n.number = m.name "
        f"WHERE m.doc = {NUMBER_OF} AND n.ignored = 0 {of_key} ORDER BY m.start, m.seq",
        (doc, key) if key else (doc,),
    )
    return tuple(
        EntityMention(found, Span(start, end), None if page is None else PageIndex(page))
        for found, start, end, page in rows
    )


def mentions_beside(store: Store, key: str) -> Iterator[MentionsOf]:
    """All mentions of each document that mentions the entity of this key, by the number of the document."""
    rows = store._connection.each(
        "SELECT d.id, n.key, m.start FROM mention_rows m JOIN names n ON n.number = m.name "
        "JOIN documents d ON d.number = m.doc WHERE n.ignored = 0 AND m.doc IN (SELECT r.doc FROM names k "
        "JOIN mention_rows r ON r.name = k.number WHERE k.key = ? AND k.ignored = 0) ORDER BY m.doc",
        (key,),
    )
    for doc, group in groupby(rows, key=itemgetter(0)):
        _, keys, starts = zip(*group, strict=True)
        yield MentionsOf(DocId(doc), keys, starts)


def printed_mentions(store: Store, doc: DocId, *, key: str = "") -> Iterator[PrintedMention]:
    """Mentions of one entity, or of all, that are not ignored, in the order of the document's text."""
    rows = store._connection.each(
        "SELECT key, label, canonical, surface, page, start, end, by FROM entities WHERE doc = ? "
        "AND ? IN ('', key) ORDER BY start, seq, key",
        (doc, key),
    )
    for key, label, canonical, surface, page, start, end, by in rows:
        where = None if page is None else PageIndex(page)
        yield PrintedMention(key, Label(label), canonical, surface, where, Span(start, end), by)


def _entity_count(row: Row) -> EntityCount:
    key, label, canonical, mentions, documents = row
    return EntityCount(key, Label(label), canonical, mentions, documents)


def _entity_name(row: Row) -> EntityName:
    key, label, name = row
    return EntityName(key, Label(label), name)
