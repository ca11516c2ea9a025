"""Names, callouts and numbers of the example papers are read as they always were."""

from __future__ import annotations

import pytest

from tests.goldens import GOLDEN, assert_golden
from tests.ingest.examples import example
from tests.nlp.examples import annotated, names


@pytest.mark.parametrize("name", ["okafor-tan-2009", "lindqvist-moreau-2009", "halvorsen-2008"])
def test_names_are_those_that_were_kept(name: str) -> None:
    paper = example(name)
    assert_golden(f"{name}-names.txt", names(paper, annotated(paper)), folder=GOLDEN / "read")
