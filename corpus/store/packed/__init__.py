"""Records as the store keeps them: small, and read back without loss."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from corpus.store.packed.claims import CLAIM_COLUMNS, pack_claim, unpack_claim
    from corpus.store.packed.documents import PackedDocument, pack_document, unpack_document
    from corpus.store.packed.places import PLACE_COLUMNS, ClaimPlace, place_of
    from corpus.store.packed.textmaps import pack_textmap, unpack_textmap

__all__ = [
    "CLAIM_COLUMNS",
    "PLACE_COLUMNS",
    "ClaimPlace",
    "PackedDocument",
    "pack_claim",
    "pack_document",
    "pack_textmap",
    "place_of",
    "unpack_claim",
    "unpack_document",
    "unpack_textmap",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        claims="CLAIM_COLUMNS pack_claim unpack_claim",
        documents="PackedDocument pack_document unpack_document",
        places="PLACE_COLUMNS ClaimPlace place_of",
        textmaps="pack_textmap unpack_textmap",
    )
