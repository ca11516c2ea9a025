"""Answers that need nothing of an engine but a reader: one is opened for each, of the half that is asked."""

from __future__ import annotations

import pytest

from search.engines.reading import Answering
from search.query.language import parse_query


@pytest.mark.parametrize("ask", ["find", "papers", "facets", "knows", "words_like"])
def test_an_engine_that_opens_no_reader_answers_nothing(ask: str) -> None:
    asked = "salt" if ask in ("knows", "words_like") else parse_query("salt")
    with pytest.raises(NotImplementedError):
        getattr(Answering(), ask)(asked)


def test_how_far_an_engine_answers_is_asked_before_anything_is_read() -> None:
    class Near(Answering):
        def _refuse_far(self, limit: int, offset: int) -> None:
            raise OverflowError(f"{limit} {offset}")

    with pytest.raises(OverflowError, match="7 20"):
        Near().find(parse_query("salt"), limit=7, offset=20)
