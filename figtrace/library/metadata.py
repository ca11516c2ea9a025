"""Metadata from a bibliography file beside the papers, and from a person's own hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Outcome, Reference
from corpus.geometry import DocId
from corpus.store import PERSON, SIDECAR, MetadataEdit, Store
from figtrace.drafts.bibliography import KeyedReference
from figtrace.library.resolve import resolve_sources
from figtrace.library.sources import Described

__all__ = ["SidecarMatch", "apply_sidecar", "match_described", "match_sidecar", "set_metadata"]

_OPENING = 4000
"""Letters of a first page: what stands farther on names other works."""


@dataclass(frozen=True, slots=True)
class SidecarMatch:
    """An entry of a bibliography and the document that it describes."""

    key: str
    reference: Reference
    doc: DocId | None
    """None if no document of the corpus is certainly meant."""
    reason: str
    """"file name", "doi", "title" …; why not, where there is no document."""


def match_sidecar(store: Store, references: Sequence[KeyedReference]) -> tuple[SidecarMatch, ...]:
    """Each entry with the document that it describes, in order: by file name, DOI, title.

    An entry whose key is the name of a file without its ending is that file's. A document that two entries
    describe is given to none of them.
    """
    summaries = store.summaries()
    by_stem = _unique((Path(summary.source).stem.casefold(), summary.id) for summary in summaries)
    bare = [entry.reference for entry in references]
    resolved = resolve_sources(bare, summaries, opening=_openings(store))
    matches = []
    for entry, resolution in zip(references, resolved, strict=True):
        named = by_stem.get(entry.key.casefold())
        doc, reason = (named, "file name") if named else (resolution.doc, resolution.reason)
        matches.append(SidecarMatch(entry.key, entry.reference, doc, reason))
    return _without_rivals(matches)


def match_described(described: Sequence[Described], outcomes: Sequence[Outcome]) -> tuple[SidecarMatch, ...]:
    """Each entry that names a file with the document that was read from it, where it could be read."""
    read = {outcome.path: outcome.doc for outcome in outcomes if outcome.doc is not None}
    found = ((one.entry, read.get(str(one.file))) for one in described)
    return _without_rivals([SidecarMatch(e.key, e.reference, doc, "its file") for e, doc in found if doc])


def _openings(store: Store) -> Callable[[DocId], str]:
    return lambda doc: store.opening(doc, _OPENING)


def _unique(pairs: Iterator[tuple[str, DocId]]) -> dict[str, DocId]:
    """Names that one document alone has."""
    found: dict[str, DocId | None] = {}
    for name, doc in pairs:
        found[name] = None if name in found else doc
    return {name: doc for name, doc in found.items() if doc}


def _without_rivals(matches: Sequence[SidecarMatch]) -> tuple[SidecarMatch, ...]:
    counts = Counter(match.doc for match in matches if match.doc)
    return tuple(
        SidecarMatch(m.key, m.reference, None, "another entry describes the same document")
        if m.doc and counts[m.doc] > 1
        else m
        for m in matches
    )


def apply_sidecar(store: Store, matches: Sequence[SidecarMatch]) -> tuple[DocId, ...]:
    """The documents whose metadata the entries changed; what a person has set stands.

    Fields that an entry leaves empty keep what was read. Index them again.
    """
    changed: dict[DocId, None] = {}
    with store.transaction():
        for match in matches:
            if match.doc is None:
                continue
            for field, value in _fields(match.reference):
                if value and store.edit_metadata(match.doc, MetadataEdit(field, value, SIDECAR)):
                    changed[match.doc] = None
    return tuple(changed)


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "title", reference.title
    yield "authors", "; ".join(reference.authors)
    yield "year", reference.year[:4] if reference.year[:4].isdecimal() else ""
    yield "venue", reference.venue
    yield "doi", reference.doi


def set_metadata(store: Store, doc: DocId, field: str, value: str) -> None:
    """Set a field of a document's metadata by hand; it survives reading the file again. Index it again.

    Args:
        store: open for writing.
        doc: a document of it.
        field: title, authors (divided by semicolons), year, venue, doi or abstract.
        value: "" for unknown.

    Raises:
        UsageError: if there is no such field, or it cannot hold the value.
        StoreError: if the document is not in the store.
    """
    with store.transaction():
        store.edit_metadata(doc, MetadataEdit(field, value, PERSON))
