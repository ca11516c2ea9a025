"""One SQLite file that holds all that is known of a corpus, and every SQL sentence."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
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
        DocumentLabel,
        LabelKind,
        document_labels,
        documents_labelled,
        keep_labels,
        resolve_document,
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
        MentionsOf,
        PrintedMention,
        SurfaceCount,
        canonical_names,
        count_entities,
        count_surfaces,
        entities_called,
        entity_count,
        entity_documents,
        entity_names,
        entity_spellings,
        found_as,
        mentions_beside,
        mentions_in,
        printed_mentions,
    )
    from corpus.store.glances import (
        ClaimScope,
        commonest_scopes,
        decisions_stamp,
        document_stamp,
        documents_citing,
        is_being_written,
        made_of,
        store_stamp,
    )
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
        Evidence,
        NamedAt,
        Outline,
        Prose,
        ProseBlock,
        read_outline,
        read_prose,
    )
    from corpus.store.packed.places import ClaimPlace, place_of
    from corpus.store.places import page_labels, read_textmap, sources_of
    from corpus.store.plain_views import PLAIN_VIEWS, PlainView
    from corpus.store.recovery import Recovered, Rescue, find_damage, rescue
    from corpus.store.store import Store
    from corpus.store.stored_claims import claims_within, read_claim_places, read_stored_claims
    from corpus.store.summaries import FileStamp, RunId, Summary, Totals
    from corpus.store.worked_out import (
        Edition,
        ThemePlace,
        ThemeState,
        content_prints,
        keep_editions,
        keep_sketch,
        keep_themes,
        kept_sketches,
        kept_themes,
        list_editions,
        theme_places,
        themed_passages,
    )

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
    "DocumentLabel",
    "Edition",
    "EntityCount",
    "EntityDocument",
    "EntityMention",
    "EntityName",
    "Evidence",
    "FileStamp",
    "FoundAs",
    "LabelKind",
    "MentionsOf",
    "MetadataEdit",
    "NamedAt",
    "NearQuotes",
    "Outline",
    "PlainView",
    "PrintedMention",
    "Prose",
    "ProseBlock",
    "Recovered",
    "Rescue",
    "RunId",
    "Store",
    "Summary",
    "SurfaceCount",
    "ThemePlace",
    "ThemeState",
    "Totals",
    "canonical_names",
    "claims_in_sentences_with",
    "claims_within",
    "commonest_scopes",
    "content_prints",
    "copy_documents",
    "count_entities",
    "count_surfaces",
    "decision_times",
    "decisions_stamp",
    "document_labels",
    "document_stamp",
    "documents_citing",
    "documents_labelled",
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
    "is_being_written",
    "keep_editions",
    "keep_labels",
    "keep_sketch",
    "keep_themes",
    "kept_sketches",
    "kept_themes",
    "list_editions",
    "made_of",
    "mentions_beside",
    "mentions_in",
    "page_labels",
    "place_of",
    "printed_mentions",
    "read_claim_places",
    "read_outline",
    "read_prose",
    "read_stored_claims",
    "read_textmap",
    "record_ignore",
    "record_merge",
    "record_rename",
    "record_split",
    "record_undo",
    "rescue",
    "resolve_document",
    "sources_of",
    "store_stamp",
    "theme_places",
    "themed_passages",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        beside="ClaimBeside claims_in_sentences_with",
        claim_queries="ClaimFilter ClaimRow NearQuotes find_claim find_claims find_near_quotes",
        copies="copy_documents",
        document_names=(
            "DocumentLabel LabelKind document_labels documents_labelled keep_labels resolve_document"
        ),
        edits="PERSON SIDECAR MetadataEdit",
        entity_queries=(
            "EntityCount EntityDocument EntityMention EntityName FoundAs MentionsOf PrintedMention "
            "SurfaceCount canonical_names count_entities count_surfaces entities_called "
            "entity_count entity_documents entity_names entity_spellings found_as mentions_beside "
            "mentions_in printed_mentions"
        ),
        glances=(
            "ClaimScope commonest_scopes decisions_stamp document_stamp documents_citing is_being_written "
            "made_of store_stamp"
        ),
        identity_log=(
            "Action Decision decision_times found_names identity_decisions record_ignore record_merge "
            "record_rename record_split record_undo"
        ),
        outlines="Evidence NamedAt Outline Prose ProseBlock read_outline read_prose",
        places="page_labels read_textmap sources_of",
        plain_views="PLAIN_VIEWS PlainView",
        recovery="Recovered Rescue find_damage rescue",
        store="Store",
        stored_claims="ClaimPlace claims_within place_of read_claim_places read_stored_claims",
        summaries="FileStamp RunId Summary Totals",
        worked_out=(
            "Edition ThemePlace ThemeState content_prints keep_editions keep_sketch keep_themes "
            "kept_sketches kept_themes list_editions theme_places themed_passages"
        ),
    )
