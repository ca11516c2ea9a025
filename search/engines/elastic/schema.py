"""How Elasticsearch is told of the fields and their analysis: `passages.fields`, `passages.analysis`.

One primary shard: a corpus of papers is far from the size where a second helps, and with one the statistics
of words, and so the scores, are exact.
"""

from __future__ import annotations

from typing import TypeAlias

from search.passages import EXACT, FIELDS, MAX_TERM, SCHEMA, TOKEN_JAVA, Form

__all__ = ["RECORD", "Json", "contents_mappings", "mappings", "plain_settings", "settings"]

Json: TypeAlias = "dict[str, object]"
"""What the server reads and writes; it never leaves the adapter."""

RECORD = "record"
"""The whole record as JSON, kept and not indexed; it alone is in `_source`."""

_BM25_K1, _BM25_B = 1.2, 0.75
"""Those built into tantivy, which are Lucene's own defaults."""

_FORMS: dict[Form, Json] = {
    Form.STEMMED: {"type": "text", "analyzer": "whitespace", "index_options": "freqs"},
    Form.EXACT: {"type": "text", "analyzer": EXACT},
    Form.KEYWORD: {"type": "keyword"},
    Form.INTEGER: {"type": "long"},
    Form.REAL: {"type": "double"},
}


def mappings() -> Json:
    """The strict mappings of both indices."""
    fields: Json = {str(name): _FORMS[form] for name, form in FIELDS.items()}
    fields[RECORD] = {"type": "keyword", "index": False, "doc_values": False}
    return {
        "dynamic": "strict",
        "date_detection": False,
        "_meta": {"schema": "figtrace", "version": SCHEMA},
        "_source": {"includes": [RECORD]},
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
        "codec": "best_compression",
        "similarity": {"default": {"type": "BM25", "k1": _BM25_K1, "b": _BM25_B}},
        "analysis": _analysis(),
    }


def _analysis() -> Json:
    """Of exact fields; what goes into stemmed ones has been analysed already."""
    return {
        "tokenizer": {"terms": {"type": "pattern", "pattern": TOKEN_JAVA, "group": 0}},
        "filter": {"short": {"type": "length", "max": MAX_TERM}},
        "analyzer": {
            EXACT: {"type": "custom", "tokenizer": "terms", "filter": ["asciifolding", "lowercase", "short"]}
        },
    }
