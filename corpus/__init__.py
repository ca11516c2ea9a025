"""The records that every part passes on, and the store that keeps them: the truth of a figtrace corpus."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from corpus.annotations import (
        Acronym,
        Annotations,
        CellRef,
        Citation,
        Claim,
        Dim,
        Direction,
        Entity,
        Figure,
        Finder,
        Hedge,
        Interval,
        Kind,
        Label,
        Modality,
        NumberType,
        OtherNumber,
        Slot,
        SlotSource,
    )
    from corpus.codec import from_json, to_json
    from corpus.document import (
        EVIDENCE_KINDS,
        Block,
        BlockKind,
        Cell,
        Document,
        Metadata,
        Outcome,
        OutcomeState,
        Page,
        PageState,
        Reference,
        Table,
    )
    from corpus.english import MONTH_NAMES, flat
    from corpus.entity_keys import bare_name, unlisted_key
    from corpus.errors import (
        DamagedError,
        DraftError,
        EncryptedError,
        EngineDownError,
        EngineError,
        FigtraceError,
        LimitError,
        NoIndexError,
        NotAPdfError,
        QueryError,
        ReadError,
        RuleError,
        StoreError,
        UnsupportedQueryError,
        UsageError,
    )
    from corpus.geometry import BBox, DocId, PageBox, PageIndex, PageNo, Span
    from corpus.interrupts import interrupts_held, leave_interrupts_to_parent
    from corpus.settings import (
        DEFAULT_MODEL,
        ElasticSettings,
        Settings,
        corpus_folder,
        load_settings,
        read_config,
    )
    from corpus.spans import ByPlace, SpanIndex, SpanRow
    from corpus.textmap import TextMap

__all__ = [
    "DEFAULT_MODEL",
    "EVIDENCE_KINDS",
    "MONTH_NAMES",
    "Acronym",
    "Annotations",
    "BBox",
    "Block",
    "BlockKind",
    "ByPlace",
    "Cell",
    "CellRef",
    "Citation",
    "Claim",
    "DamagedError",
    "Dim",
    "Direction",
    "DocId",
    "Document",
    "DraftError",
    "ElasticSettings",
    "EncryptedError",
    "EngineDownError",
    "EngineError",
    "Entity",
    "FigtraceError",
    "Figure",
    "Finder",
    "Hedge",
    "Interval",
    "Kind",
    "Label",
    "LimitError",
    "Metadata",
    "Modality",
    "NoIndexError",
    "NotAPdfError",
    "NumberType",
    "OtherNumber",
    "Outcome",
    "OutcomeState",
    "Page",
    "PageBox",
    "PageIndex",
    "PageNo",
    "PageState",
    "QueryError",
    "ReadError",
    "Reference",
    "RuleError",
    "Settings",
    "Slot",
    "SlotSource",
    "Span",
    "SpanIndex",
    "SpanRow",
    "StoreError",
    "Table",
    "TextMap",
    "UnsupportedQueryError",
    "UsageError",
    "bare_name",
    "corpus_folder",
    "flat",
    "from_json",
    "interrupts_held",
    "leave_interrupts_to_parent",
    "load_settings",
    "read_config",
    "to_json",
    "unlisted_key",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        annotations=(
            "Acronym Annotations CellRef Citation Claim Dim Direction Entity Figure Finder Hedge "
            "Interval Kind Label Modality NumberType OtherNumber Slot SlotSource"
        ),
        codec="from_json to_json",
        document=(
            "EVIDENCE_KINDS Block BlockKind Cell Document Metadata Outcome OutcomeState Page PageState "
            "Reference Table"
        ),
        english="MONTH_NAMES flat",
        entity_keys="bare_name unlisted_key",
        errors=(
            "DamagedError DraftError EncryptedError EngineDownError EngineError FigtraceError "
            "LimitError NoIndexError NotAPdfError QueryError ReadError RuleError StoreError "
            "UnsupportedQueryError UsageError"
        ),
        geometry="BBox DocId PageBox PageIndex PageNo Span",
        interrupts="interrupts_held leave_interrupts_to_parent",
        settings="DEFAULT_MODEL ElasticSettings Settings corpus_folder load_settings read_config",
        spans="ByPlace SpanIndex SpanRow",
        textmap="TextMap",
    )
