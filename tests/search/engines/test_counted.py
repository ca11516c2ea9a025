"""Facets ask both engines alike, and their buckets come in one order."""

from __future__ import annotations

from search.engine import Facet, FacetCount
from search.engines.counted import counts_of, terms_of


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
