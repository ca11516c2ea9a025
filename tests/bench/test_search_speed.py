"""The passages and queries measured: as many as wanted, of ids of their own, the same for one seed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.search_speed import repeated, sample_queries
from corpus.geometry import DocId
from search.passages import plain_passage
from search.query import parse_query

PASSAGES = [
    replace(
        plain_passage(
            DocId(letter * 64), "Solar imports from Germany doubled while exports declined sharply"
        ),
        year=2008,
        names=("place:germany",),
    )
    for letter in "abc"
]


def test_passages_are_repeated_under_other_ids_with_their_words_shuffled() -> None:
    made = list(repeated(PASSAGES, 8, seed=1))
    assert len({passage.id for passage in made}) == len(made) == 8
    assert [passage.text for passage in made[:3]] == [passage.text for passage in PASSAGES]
    assert made[3].text != PASSAGES[0].text
    assert sorted(made[3].text.split()) == sorted(PASSAGES[0].text.split())
    assert made == list(repeated(PASSAGES, 8, seed=1))


@pytest.mark.parametrize("kind", ["1 word", "4 words", "phrase", "prefix", "year", "name"])
def test_every_kind_of_query_can_be_asked(kind: str) -> None:
    texts = [asked.text for asked in sample_queries(PASSAGES, 5, seed=1) if asked.kind == kind]
    assert len(texts) == 5
    assert all(parse_query(text).clauses for text in texts)
