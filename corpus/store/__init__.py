"""One SQLite file that holds all that is known of a corpus, and every SQL sentence."""

from corpus.store.beside import (
    ClaimBeside,
    claims_in_sentences_with,
)
from corpus.store.claim_queries import (
    ClaimFilter,
    ClaimRow,
    NearQuotes,
    find_claim,
    find_claims,
    find_near_quotes,
)
from corpus.store.copies import (
    copy_documents,
)
from corpus.store.document_names import (
    resolve_document,
)
from corpus.store.editions import (
    Edition,
    keep_editions,
    keep_sketch,
    kept_sketches,
    list_editions,
)
from corpus.store.edits import (
    PERSON,
    SIDECAR,
    MetadataEdit,
)
from corpus.store.entity_queries import (
    EntityCount,
    EntityDocument,
    EntityMention,
    EntityName,
    FoundAs,
    PrintedMention,
    SurfaceCount,
    count_entities,
    count_surfaces,
    documents_naming,
    entities_called,
    entity_count,
    entity_documents,
    entity_names,
    entity_spellings,
    found_as,
    mentions_in,
    printed_mentions,
)
from corpus.store.glances import (
    ClaimScope,
    DocumentNames,
    commonest_scopes,
    documents_citing,
    names_in_document,
    store_stamp,
)
from corpus.store.health import find_damage
from corpus.store.identity_log import (
    Action,
    Decision,
    decision_times,
    found_names,
    identity_decisions,
    record_ignore,
    record_merge,
    record_rename,
    record_split,
    record_undo,
)
from corpus.store.outlines import (
    Outline,
    read_outline,
)
from corpus.store.plain_views import PLAIN_VIEWS, PlainView
from corpus.store.prints import content_prints
from corpus.store.recovery import Recovered, Rescue, rescue
from corpus.store.store import Store
from corpus.store.stored_claims import (
    ClaimPlace,
    place_of,
    read_claim_places,
    read_stored_claims,
)
from corpus.store.summaries import FileStamp, RunId, Summary, Totals

__all__ = [
    "PERSON",
    "PLAIN_VIEWS",
    "SIDECAR",
    "Action",
    "ClaimBeside",
    "ClaimFilter",
    "ClaimPlace",
    "ClaimRow",
    "ClaimScope",
    "Decision",
    "DocumentNames",
    "Edition",
    "EntityCount",
    "EntityDocument",
    "EntityMention",
    "EntityName",
    "FileStamp",
    "FoundAs",
    "MetadataEdit",
    "NearQuotes",
    "Outline",
    "PlainView",
    "PrintedMention",
    "Recovered",
    "Rescue",
    "RunId",
    "Store",
    "Summary",
    "SurfaceCount",
    "Totals",
    "claims_in_sentences_with",
    "commonest_scopes",
    "content_prints",
    "copy_documents",
    "count_entities",
    "count_surfaces",
    "decision_times",
    "documents_citing",
    "documents_naming",
    "entities_called",
    "entity_count",
    "entity_documents",
    "entity_names",
    "entity_spellings",
    "find_claim",
    "find_claims",
    "find_damage",
    "find_near_quotes",
    "found_as",
    "found_names",
    "identity_decisions",
    "keep_editions",
    "keep_sketch",
    "kept_sketches",
    "list_editions",
    "mentions_in",
    "names_in_document",
    "place_of",
    "printed_mentions",
    "read_claim_places",
    "read_outline",
    "read_stored_claims",
    "record_ignore",
    "record_merge",
    "record_rename",
    "record_split",
    "record_undo",
    "rescue",
    "resolve_document",
    "store_stamp",
]
