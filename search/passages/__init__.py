"""What is put into an index: the passages and numbers of a document as records."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from search.passages.analysis import (
        EXACT,
        MAX_TERM,
        STEMMED,
        Token,
        analyzer,
        exact_terms,
        is_ideographic,
        stems,
        storable,
        tokens,
    )
    from search.passages.fields import FIELDS, PROSE, SCHEMA, Field, Form, kinds_of, rows_of
    from search.passages.lines import Line, line_of, stem_of
    from search.passages.records import (
        PLACE_BITS,
        ClaimRecord,
        Passage,
        claim_records,
        passages,
        place_of_doc,
        plain_passage,
        rank_of,
    )
    from search.passages.spaced import spaced_analyzer, spaced_terms
    from search.passages.spelling import has_hyphens, joined
    from search.passages.term_lists import exact_list, stem_list

__all__ = [
    "EXACT",
    "FIELDS",
    "MAX_TERM",
    "PLACE_BITS",
    "PROSE",
    "SCHEMA",
    "STEMMED",
    "ClaimRecord",
    "Field",
    "Form",
    "Line",
    "Passage",
    "Token",
    "analyzer",
    "claim_records",
    "exact_list",
    "exact_terms",
    "has_hyphens",
    "is_ideographic",
    "joined",
    "kinds_of",
    "line_of",
    "passages",
    "place_of_doc",
    "plain_passage",
    "rank_of",
    "rows_of",
    "spaced_analyzer",
    "spaced_terms",
    "stem_list",
    "stem_of",
    "stems",
    "storable",
    "tokens",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        analysis=("EXACT MAX_TERM STEMMED Token analyzer exact_terms is_ideographic stems storable tokens"),
        fields="FIELDS PROSE SCHEMA Field Form kinds_of rows_of",
        lines="Line line_of stem_of",
        records="PLACE_BITS ClaimRecord Passage claim_records passages place_of_doc plain_passage rank_of",
        spaced="spaced_analyzer spaced_terms",
        spelling="has_hyphens joined",
        term_lists="exact_list stem_list",
    )
