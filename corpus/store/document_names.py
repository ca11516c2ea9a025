"""The documents that a person means: the one of a name, those with a label of the person's own library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from corpus.errors import UsageError
from corpus.geometry import DocId
from corpus.store.store import Store
from corpus.store.summaries import Summary

__all__ = [
    "DocumentLabel",
    "LabelKind",
    "document_labels",
    "documents_labelled",
    "keep_labels",
    "resolve_document",
]


def resolve_document(store: Store, name: str) -> DocId:
    """The one document that a person means: by beginning of its id, file name or part of it, or title.

    Raises:
        UsageError: if there is none, or more than one.
    """
    summaries = store.summaries()
    for matches in (_by_id, _by_file, _by_file_part, _by_title):
        found = [summary for summary in summaries if matches(summary, name)]
        if len(found) == 1:
            return found[0].id
        if found:
            choices = "; ".join(f"{s.id[:12]} {s.source}" for s in found[:5])
            raise UsageError(f"{name!r} names {len(found)} documents: {choices}. Give more of the id or name")
    raise UsageError(f"no document {name!r} in the corpus: `figtrace status --documents` lists them")


def _by_id(summary: Summary, name: str) -> bool:
    return len(name) >= 4 and summary.id.startswith(name.lower())


def _by_file(summary: Summary, name: str) -> bool:
    return name in (summary.source, _file(summary), _file(summary).rsplit(".", 1)[0])


def _by_file_part(summary: Summary, name: str) -> bool:
    return name.casefold() in _file(summary).casefold()


def _file(summary: Summary) -> str:
    return summary.source.replace("\\", "/").rsplit("/", 1)[-1]


def _by_title(summary: Summary, name: str) -> bool:
    return name.casefold() in summary.title.casefold()


# -- labels -------------------------------------------------------------------------------------


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
