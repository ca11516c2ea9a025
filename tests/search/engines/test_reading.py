"""Answers that need nothing of an engine but a reader: one is opened for each, of the half that is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest

from corpus.errors import QueryError
from search.engine import Facet
from search.engines.reading import Answering
from search.passages.fields import Field
from search.query import Query, plan_query
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


class Reader:
    """Knows two terms, counts what it is asked and notes how it was opened."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def facets(self, plan: object, of: Mapping[Facet, int]) -> object:
        self.asked.append((plan, dict(of)))
        return {Facet.YEAR: ()}

    def words_like(self, word: str) -> tuple[str, ...]:
        return (word, "salty")

    def knows(self, field: Field, term: str) -> bool:
        return (field, term) in ((Field.CONTENTS, "salt"), (Field.CONTENTS, "mine"))


class Opened(Answering):
    """An engine with that reader."""

    def __init__(self) -> None:
        self.reader, self.opened = Reader(), list[object]()

    @contextmanager
    def _reading(self, query: Query | None = None, claims: bool | None = None) -> Iterator[Any]:
        self.opened.append((query, claims))
        yield self.reader


def test_a_word_is_known_if_all_of_its_terms_are() -> None:
    engine = Opened()
    assert engine.knows("Salts")
    assert engine.knows("salt-mines")
    assert not engine.knows("salt-ports")
    assert not engine.knows("ports")
    assert engine.opened == [(None, None)] * 4


def test_words_are_compared_without_case_and_accents() -> None:
    assert Opened().words_like("SÁLT") == ("salt", "salty")


def test_facets_are_counted_of_the_planned_query() -> None:
    engine, query = Opened(), parse_query("salt")
    assert engine.facets(query, of={Facet.YEAR: 3}) == {Facet.YEAR: ()}
    assert engine.reader.asked == [(plan_query(query), {Facet.YEAR: 3})]
    engine.facets(query)
    assert engine.reader.asked[1] == (plan_query(query), dict.fromkeys(Facet, 10))


@pytest.mark.parametrize("ask", ["find", "papers", "facets"])
def test_a_query_of_nothing_is_refused_before_a_reader_is_opened(ask: str) -> None:
    engine = Opened()
    with pytest.raises(QueryError):
        getattr(engine, ask)(parse_query("–"))
    assert engine.opened == []
