"""Labels of documents that a person's own library gave them: collections, tags, citation keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from corpus.geometry import DocId
from corpus.store.store import Store

__all__ = ["DocumentLabel", "LabelKind", "document_labels", "documents_labelled", "keep_labels"]


class LabelKind(StrEnum):
    """What a label is."""

    COLLECTION = "collection"
    """A folder of the library, with those above it: "Trade / Processing"."""
    KEY = "citation-key"
    """By which drafts cite the document."""
    TAG = "tag"


@dataclass(frozen=True, slots=True, order=True)
class DocumentLabel:
    """A label of a document."""

    kind: LabelKind
    name: str


def keep_labels(store: Store, labels: Mapping[DocId, Collection[DocumentLabel]]) -> None:
    """Keep these labels in place of those that the documents had; nothing is written if all are kept."""
    kept = document_labels(store)
    changed = {doc: made for doc, made in labels.items() if set(made) != set(kept.get(doc, ()))}
    if not changed:
        return
    with store.transaction():
        for doc, made in changed.items():
            store._connection.write("DELETE FROM labels WHERE doc = ?", (doc,))
            store._connection.insert("labels", [(doc, one.kind, one.name) for one in sorted(set(made))])


def document_labels(store: Store) -> dict[DocId, tuple[DocumentLabel, ...]]:
    """The labels of every document that has any, by kind and name."""
    found: dict[DocId, list[DocumentLabel]] = defaultdict(list)
    for doc, kind, name in store._connection.rows(
        "SELECT doc, kind, name FROM labels ORDER BY doc, kind, name"
    ):
        found[DocId(doc)].append(DocumentLabel(LabelKind(kind), name))
    return {doc: tuple(labels) for doc, labels in found.items()}


def documents_labelled(store: Store, name: str, *kinds: LabelKind) -> frozenset[DocId]:
    """The documents with a label of this name, in any case; of a collection also those below it."""
    wanted = name.casefold()
    return frozenset(
        doc
        for doc, labels in document_labels(store).items()
        if any(label.kind in kinds and _is_in(label.name.casefold(), wanted) for label in labels)
    )


def _is_in(name: str, wanted: str) -> bool:
    return name == wanted or name.startswith(f"{wanted} / ")
