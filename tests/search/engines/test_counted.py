"""Facets ask both engines alike, and their buckets come in one order."""

from __future__ import annotations

from typing import Any

from search.engine import Facet, FacetCount
from search.engines.counted import counted_at_once, counts_of, terms_of


def test_entities_are_told_apart_by_their_keys() -> None:
    assert terms_of(Facet.FIRM, 5) == {"field": "entity", "size": 55, "include": "firm:.*"}
    assert terms_of(Facet.YEAR, 5) == {"field": "year", "size": 55}


def test_the_most_come_first_and_equals_by_value() -> None:
    buckets = [{"key": key, "doc_count": n} for key, n in (("c", 1), ("b", 2), ("a", 1))]
    assert counts_of(buckets, Facet.AUTHOR, 2) == (FacetCount("b", 2), FacetCount("a", 1))


def test_years_come_latest_first() -> None:
    buckets = [{"key": year, "doc_count": n} for year, n in ((2001, 5), (2009, 1), (1999.0, 9))]
    assert counts_of(buckets, Facet.YEAR, 9) == (
        FacetCount("2009", 1),
        FacetCount("2001", 5),
        FacetCount("1999", 9),
    )


def test_kinds_that_no_query_can_name_are_left_out() -> None:
    buckets = [{"key": key, "doc_count": 1} for key in ("heading", "table", "prose")]
    assert [one.value for one in counts_of(buckets, Facet.KIND, 9)] == ["prose", "table"]


def bucket(key: str, n: int) -> dict[str, object]:
    return {"key": key, "doc_count": n}


def test_entities_of_all_kinds_are_counted_in_one_go() -> None:
    asked: list[dict[str, Any]] = []

    def count(wanted: dict[str, Any]) -> dict[str, Any]:
        asked.append(wanted)
        found = [bucket("place:PER", 3), bucket("firm:honhai", 2), bucket("place:CHN", 1)]
        return {"year": {"buckets": [bucket("2009", 4)]}, "entities": {"buckets": found}}

    found = counted_at_once(count, dict.fromkeys((Facet.FIRM, Facet.PLACE, Facet.YEAR, Facet.ORG), 5))
    assert found[Facet.FIRM] == (FacetCount("firm:honhai", 2),)
    assert found[Facet.PLACE] == (FacetCount("place:PER", 3), FacetCount("place:CHN", 1))
    assert (found[Facet.YEAR], found[Facet.ORG]) == ((FacetCount("2009", 4),), ())
    assert [sorted(one) for one in asked] == [["entities", "year"]]


def test_a_kind_that_is_rare_among_very_many_entities_is_counted_by_itself() -> None:
    many = [bucket(f"place:{n:03}", 9) for n in range(60)]
    asked: list[dict[str, Any]] = []

    def count(wanted: dict[str, Any]) -> dict[str, Any]:
        asked.append(wanted)
        if "entities" in wanted:
            return {"entities": {"buckets": many, "sum_other_doc_count": 7}}
        return {"firm": {"buckets": [bucket("firm:rare", 1)]}}

    found = counted_at_once(count, {Facet.PLACE: 2, Facet.FIRM: 2})
    assert found[Facet.FIRM] == (FacetCount("firm:rare", 1),)
    assert [one.value for one in found[Facet.PLACE]] == ["place:000", "place:001"]
    assert asked[1:] == [{"firm": {"terms": terms_of(Facet.FIRM, 2)}}]
