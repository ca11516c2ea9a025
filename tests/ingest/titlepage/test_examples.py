"""What the first pages of the example papers say of themselves."""

from __future__ import annotations

from tests.goldens import GOLDEN, as_lines, assert_golden
from tests.ingest.examples import EXAMPLES, example


def test_titles_authors_and_years_are_those_that_were_kept() -> None:
    said = as_lines([example(name).meta for name in EXAMPLES])
    assert_golden("titles.json", said, folder=GOLDEN / "examples")
