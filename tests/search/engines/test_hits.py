"""A record that an engine kept becomes the hit that it was put in for; what is no record is told."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import EngineError
from corpus.geometry import PageIndex, Span
from search.engine import Hit
from search.engines.hits import hit_of, kept
from search.query.language import parse_query
from search.query.operations import All
from search.query.plan import plan_query
from search.snippet import Snippet
from tests.search.samples import doc_id, number, passage

PLAN = plan_query(parse_query("goods"))
FULL = passage(
    "All goods.", doc="a", seq=2, title="On trade", authors=("Roe, P.",), year=2009,
    section=("1 Data",), context="Table 1", names=("firm:Hon-Hai",),
)  # fmt: skip
FULL = replace(FULL, page_last=PageIndex(5))


def test_the_hit_of_a_passage_has_all_that_is_shown_of_it() -> None:
    assert hit_of(kept(FULL), 1.5, PLAN) == Hit(
        doc=doc_id("a"),
        passage=FULL.id,
        score=1.5,
        title="On trade",
        year=2009,
        section=("1 Data",),
        context="Table 1",
        page_first=PageIndex(2),
        page_last=PageIndex(5),
        span=Span(2000, 2010),
        text="All goods.",
        plan=PLAN,
        claim="",
    )


def test_a_hit_shows_the_piece_that_answers_where_it_stands_in_the_document() -> None:
    hit = hit_of(kept(FULL), 1.5, PLAN)
    assert hit.snippet == Snippet("All goods.", Span(2000, 2010), (Span(4, 9),))


def test_the_hit_of_a_claim_shows_its_quote_and_names_claim_and_passage() -> None:
    made = number("Goods for $5.", "5", "5", "USD", doc="b", seq=3)
    hit = hit_of(kept(made), 0.0, PLAN)
    assert (hit.passage, hit.claim) == ("passage-3", "b-3")
    assert (hit.doc, hit.span, hit.text) == (made.quote.doc, made.quote.span, "Goods for $5.")
    assert [span.of(hit.snippet.text) for span in hit.snippet.highlights] == ["Goods"]


@pytest.mark.parametrize(
    "row", [None, "", "thirteen sign", [], {}, ["a", "b"], list(range(13)), {"id": "x", "doc": "y"}]
)
def test_what_is_no_record_is_told_with_the_remedy(row: object) -> None:
    with pytest.raises(EngineError, match="another version of figtrace: run `figtrace index rebuild`"):
        hit_of(row, 1.0, PLAN)


@given(st.text(st.characters(), max_size=40))
def test_any_record_comes_back_from_what_json_carries(text: str) -> None:
    made = passage(text, title=text, section=(text,), context=text)
    hit = hit_of(json.loads(json.dumps(kept(made))), 0.0, All())
    assert hit == hit_of(kept(made), 0.0, All())
    assert (hit.text, hit.title, hit.section, hit.context) == (text, text, (text,), text)
