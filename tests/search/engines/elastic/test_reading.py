"""An index of the server is read: its best hits first without their records, then the records asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from corpus.errors import EngineError
from search.engine import Facet, FacetCount, Sort
from search.engines.elastic.reading import ElasticReader
from search.engines.hits import kept
from search.passages import Field
from search.query import parse_query, plan_query
from tests.search.samples import passage

PLAN = plan_query(parse_query("chips"))
ID = "000000000000005-abc"
TOLD = [2.5, ID, 3, 850, 1, 2009]
"""What a hit is sorted by: its score, its id, and what an order asks."""


class Server:
    """A client that keeps what it was asked and answers from a list."""

    def __init__(self, *answers: Mapping[str, Any]) -> None:
        self.asked: list[dict[str, Any]] = []
        self._answers = list(answers)

    def search(self, **asked: Any) -> Mapping[str, Any]:
        self.asked.append(asked)
        return {"timed_out": False, "_shards": {"failed": 0}, **self._answers.pop(0)}

    def mget(self, **asked: Any) -> Mapping[str, Any]:
        self.asked.append(asked)
        return self._answers.pop(0)


def reader(server: Server, *, claims: bool = False) -> ElasticReader:
    return ElasticReader(server, "an-index", claims=claims)  # type: ignore[arg-type]


def hits(*told: list[Any]) -> Mapping[str, Any]:
    found = [{"_index": "i", "_score": 2.5, "sort": one} for one in told]
    return {"hits": {"hits": found, "total": {"value": 7}}}


def test_a_hit_is_told_without_its_record() -> None:
    server = Server(hits(TOLD))
    found = reader(server).best(PLAN, first=0, size=9, sort=Sort.RELEVANCE)
    (one,) = found.candidates
    assert (one.score, one.rank, one.page, one.weight, one.figures, one.year) == (2.5, 5, 3, 850, 1, 2009)
    assert (found.keys, found.total) == ([("i", ID)], 7)
    assert server.asked[0]["stored_fields"] == "_none_"


def test_what_a_hit_does_not_have_is_asked_for_as_nothing() -> None:
    server = Server(hits())
    reader(server).best(PLAN, first=0, size=9, sort=Sort.RELEVANCE)
    missing = {name: told["missing"] for key in server.asked[0]["sort"][2:] for name, told in key.items()}
    assert missing == {"page": -1, "weight": 0, "figures": 0, "year": 0}


def test_hits_without_a_score_are_put_in_order_of_their_ids() -> None:
    server = Server(hits())
    reader(server).best(plan_query(parse_query("year:2009")), first=0, size=9, sort=Sort.RELEVANCE)
    assert server.asked[0]["sort"][0] == {"id": "asc"}


def test_claims_alone_are_put_in_order_of_values() -> None:
    for claims, first in (
        (True, {Field.VALUE_LO: {"order": "desc", "missing": "_last"}}),
        (False, {"_score": "desc"}),
    ):
        server = Server(hits())
        reader(server, claims=claims).best(PLAN, first=0, size=1, sort=Sort.VALUE)
        assert server.asked[0]["sort"][0] == first


def test_records_are_read_by_their_keys() -> None:
    made = passage("the words")
    server = Server({"docs": [{"found": True, "_source": {"record": kept(made)}}]})
    (hit,) = reader(server).hits([("i", "0")], [1.5], PLAN)
    assert (hit.text, hit.score) == ("the words", 1.5)
    asked = {"docs": [{"_index": "i", "_id": "0"}], "source_includes": "record", "realtime": False}
    assert server.asked == [asked]
    assert reader(server).hits([], [], PLAN) == []


def test_a_record_that_went_meanwhile_is_told() -> None:
    with pytest.raises(EngineError, match="changed while it was read"):
        reader(Server({"docs": [{"found": False}]})).hits([("i", "0")], [1.5], PLAN)


def test_an_answer_in_part_is_refused() -> None:
    with pytest.raises(EngineError, match="in part only"):
        reader(Server({"timed_out": True})).best(PLAN, first=0, size=1, sort=Sort.RELEVANCE)


def test_facets_are_counted_by_the_server() -> None:
    server = Server({"aggregations": {"year": {"buckets": [{"key": 2009, "doc_count": 3}]}}})
    assert reader(server).facets(PLAN, {Facet.YEAR: 5}) == {Facet.YEAR: (FacetCount("2009", 3),)}


def test_the_servers_words_are_put_in_our_order() -> None:
    options = [{"text": "tariffs", "freq": 1}, {"text": "tariff", "freq": 9}]
    server = Server({"suggest": {"near": [{"options": options}]}})
    assert reader(server).words_like("tarif") == ("tariff",)
    assert reader(Server()).words_like("it") == ()


def test_a_term_is_known_by_a_hit() -> None:
    server = Server(hits(TOLD))
    assert reader(server).knows(Field.CONTENTS, "chip")
