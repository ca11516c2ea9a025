"""The example papers are written for other programs as they always were."""

from __future__ import annotations

import pytest

from figtrace.export.tei import to_tei
from tests.goldens import GOLDEN, assert_golden
from tests.ingest.examples import example
from tests.nlp.examples import annotated


@pytest.mark.parametrize("name", ["adeyemi-castellanos-2010", "okafor-tan-2009"])
def test_tei_is_that_which_was_kept(name: str) -> None:
    paper = example(name)
    assert_golden(f"{name}.xml", to_tei(paper, annotated(paper)), folder=GOLDEN / "exported")
