"""Claims of the example papers are read as they always were."""

from __future__ import annotations

import pytest

from corpus.settings import DEFAULT_MODEL
from tests.goldens import GOLDEN, assert_golden
from tests.ingest.examples import example
from tests.nlp.examples import annotated, claims


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("okafor-tan-2009", ""),
        ("adeyemi-castellanos-2010", ""),
        ("delacroix-2007", DEFAULT_MODEL),
    ],
)
def test_claims_of_prose_are_those_that_were_kept(name: str, model: str) -> None:
    paper = example(name)
    said = claims(paper, annotated(paper, model=model), cells=False)
    assert_golden(f"{name}-prose.txt", said, folder=GOLDEN / "read")
