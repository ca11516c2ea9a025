"""Passages and claims of the example papers go into an index as they always did."""

from __future__ import annotations

import pytest

from search.passages.fields import rows_of
from search.passages.records import claim_records, passages
from tests.goldens import GOLDEN, as_lines, assert_golden
from tests.ingest.examples import example
from tests.nlp.examples import annotated


@pytest.mark.parametrize("name", ["lindqvist-moreau-2009", "halvorsen-2008"])
def test_passages_are_those_that_were_kept(name: str) -> None:
    paper = example(name)
    found = list(passages(paper, annotated(paper)))
    assert_golden(f"{name}-passages.json", as_lines(found), folder=GOLDEN / "indexed")


def test_claims_and_fields_are_those_that_were_kept() -> None:
    paper = example("adeyemi-castellanos-2010")
    read = annotated(paper)
    kept = list(passages(paper, read))
    claims = list(claim_records(paper, read, kept))
    assert_golden("claims.json", as_lines(claims[::4]), folder=GOLDEN / "indexed")
    rows = [*(list(rows_of(one)) for one in kept[:2]), *(list(rows_of(one)) for one in claims[:2])]
    assert_golden("fields.json", as_lines(rows), folder=GOLDEN / "indexed")
