"""Elasticsearch is told of every field of an index, takes terms as they come, and keeps what it is sent."""

from __future__ import annotations

import json
from typing import Any

import pytest

from search.engines.elastic.schema import RECORD, contents_mappings, mappings, settings
from search.passages.fields import FIELDS, SCHEMA, Field


def told() -> Any:
    return json.loads(json.dumps({"mappings": mappings(), "settings": settings()}))


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        (Field.CONTENTS, {"type": "text", "analyzer": "whitespace", "index_options": "freqs"}),
        (Field.TITLE_EXACT, {"type": "text", "analyzer": "whitespace"}),
        (Field.NAMES, {"type": "keyword", "doc_values": False}),
        (Field.DOC, {"type": "keyword"}),
        (Field.ENTITY, {"type": "keyword", "index": False}),
        (Field.PAGE, {"type": "long", "index": False}),
        (Field.YEAR, {"type": "long"}),
        (Field.VALUE_LO, {"type": "double"}),
    ],
)
def test_a_field_is_kept_by_its_form(field: Field, kind: object) -> None:
    assert told()["mappings"]["properties"][field] == kind


def test_every_field_and_the_record_are_mapped_and_no_other_is_taken() -> None:
    said = told()["mappings"]
    assert set(said["properties"]) == {*FIELDS, RECORD} - {Field.RANK}
    assert RECORD not in set(FIELDS)
    assert (said["dynamic"], said["date_detection"]) == ("strict", False)


def test_what_is_sent_is_kept_as_it_is_and_the_record_is_not_searched() -> None:
    said = told()["mappings"]
    assert "_source" not in said
    assert said["properties"][RECORD] == {"type": "object", "enabled": False}


def test_an_index_says_whose_it_is_and_of_which_form() -> None:
    assert told()["mappings"]["_meta"] == {"schema": "figtrace", "version": SCHEMA}


def test_scores_are_exact_and_weighed_as_in_the_embedded_engine() -> None:
    said = told()["settings"]
    assert said["number_of_shards"] == 1
    assert said["similarity"] == {"default": {"type": "BM25", "k1": 1.2, "b": 0.75}}


def test_what_is_written_waits_for_a_commit() -> None:
    said = told()["settings"]
    assert said["refresh_interval"] == "-1"
    assert (said["auto_expand_replicas"], said["codec"]) == ("0-1", "default")


def test_what_is_held_whole_is_kept_as_it_is_and_its_counts_are_numbers() -> None:
    found = contents_mappings()
    assert found["dynamic"] == "strict"
    assert found["properties"] == {
        "content": {"type": "keyword", "index": False, "doc_values": False},
        "passages": {"type": "integer", "index": False, "doc_values": False},
        "claims": {"type": "integer", "index": False, "doc_values": False},
    }
