"""How Elasticsearch is told of the fields of `passages.fields`; texts come in terms, and are cut at spaces.

One primary shard: a corpus of papers is far from the size where a second helps, and with one the statistics
of words, and so the scores, are exact.
"""

from __future__ import annotations

from typing import TypeAlias

from search.passages import FIELDS, SCHEMA, Field, Form

__all__ = ["RECORD", "Json", "contents_mappings", "mappings", "plain_settings", "settings"]

Json: TypeAlias = "dict[str, object]"
"""What the server reads and writes; it never leaves the adapter."""

RECORD = "record"
"""What a hit shows of a record, kept and not searched."""

_BM25_K1, _BM25_B = 1.2, 0.75
"""Those built into tantivy, which are Lucene's own defaults."""

_FORMS: dict[Form, Json] = {
    Form.STEMMED: {"type": "text", "analyzer": "whitespace", "index_options": "freqs"},
    Form.EXACT: {"type": "text", "analyzer": "whitespace"},
    Form.KEYWORD: {"type": "keyword", "doc_values": False},
    Form.INTEGER: {"type": "long"},
    Form.REAL: {"type": "double"},
}
_ELSE: dict[Field, Json] = {
    Field.ID: {"type": "keyword"},
    Field.DOC: {"type": "keyword"},
    Field.KIND: {"type": "keyword"},
    Field.ENTITY: {"type": "keyword", "index": False},
    Field.WRITER: {"type": "keyword", "index": False},
    Field.PAGE: {"type": "long", "index": False},
    Field.WEIGHT: {"type": "long", "index": False},
    Field.FIGURES: {"type": "long", "index": False},
}
"""Fields that are sorted or counted by, some of them only that."""


def mappings() -> Json:
    """The strict mappings of both indices.

    What is sent is kept as it is: to keep the record alone, the server would write each document anew, and
    keep what it was sent beside it for a while.
    """
    fields: Json = {str(name): _ELSE.get(name, _FORMS[form]) for name, form in FIELDS.items()}
    del fields[Field.RANK]  # the order of ids is the same
    fields[RECORD] = {"type": "object", "enabled": False}
    return {
        "dynamic": "strict",
        "date_detection": False,
        "_meta": {"schema": "figtrace", "version": SCHEMA},
        "properties": fields,
    }


def contents_mappings() -> Json:
    """The mappings of the index of what is held whole; its entries are read as they are, never searched."""
    return {
        "dynamic": "strict",
        "_meta": {"schema": "figtrace", "version": SCHEMA},
        "properties": {
            "content": {"type": "keyword", "index": False, "doc_values": False},
            "passages": {"type": "integer", "index": False, "doc_values": False},
            "claims": {"type": "integer", "index": False, "doc_values": False},
        },
    }


def plain_settings() -> Json:
    """The settings of an index without texts; it is refreshed by `commit` alone."""
    return {"number_of_shards": 1, "auto_expand_replicas": "0-1", "refresh_interval": "-1"}


def settings() -> Json:
    """The settings of both indices; they are refreshed by `commit` alone."""
    return {
        **plain_settings(),
        "merge.policy.expunge_deletes_allowed": 0,  # per cent of deleted records that may stay
        "codec": "default",  # as it unpacks: a search shows ten hits some 2 ms sooner
        "similarity": {"default": {"type": "BM25", "k1": _BM25_K1, "b": _BM25_B}},
    }
