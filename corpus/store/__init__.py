"""One SQLite file that holds all that is known of a corpus, and every SQL sentence."""

from corpus.store.claim_queries import (
    ClaimFilter,
    ClaimRow,
    count_entities,
    find_claims,
    find_quotes,
    resolve_document,
)
from corpus.store.edits import PERSON, SIDECAR, MetadataEdit
from corpus.store.identity_log import (
    Action,
    Decision,
    found_names,
    identity_decisions,
    record_ignore,
    record_merge,
    record_rename,
    record_split,
    record_undo,
)
from corpus.store.outlines import Outline, read_outline
from corpus.store.store import FileStamp, RunId, Store, Summary
from corpus.store.stored_claims import ClaimPlace, place_of, read_stored_claims

__all__ = [
    "PERSON",
    "SIDECAR",
    "Action",
    "ClaimFilter",
    "ClaimPlace",
    "ClaimRow",
    "Decision",
    "FileStamp",
    "MetadataEdit",
    "Outline",
    "RunId",
    "Store",
    "Summary",
    "count_entities",
    "find_claims",
    "find_quotes",
    "found_names",
    "identity_decisions",
    "place_of",
    "read_outline",
    "read_stored_claims",
    "record_ignore",
    "record_merge",
    "record_rename",
    "record_split",
    "record_undo",
    "resolve_document",
]
