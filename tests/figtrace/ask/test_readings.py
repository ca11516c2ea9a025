"""A query is explained as it was read, and a word that is nowhere is told with what may be meant."""

from __future__ import annotations

import pytest

from figtrace.ask.readings import Meant, meant_words, read_as
from search.query import parse_query


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("exports", "ranks:   export…"),
        ("+exports", "must:    export…"),
        ("exports -china", "without: (china… or chines…), the better"),
        ('"trade war"~3', 'must:    ("trade war"~3 or "war trade"~3), the better'),
        ("in:table", "must:    in: table"),
        ("year:2005..2009", "must:    year 2005..2009"),
        ("author:smith", "must:    author: smith"),
        ("semi*", "must:    semi*"),
        ("chian~", "must:    chian, 1 letters aside"),
        ("value:>5 unit:USD", "must:    (to 5.0..)"),
        ("a (wind AND coal) b", "must:    (wind… and coal…)"),
        ("share of exports", "lifts:   passages that say a figure, since it asks how much"),
        ("exports", "lifts:   in the title, export"),
    ],
)
def test_a_part_of_a_query_is_said(text: str, line: str) -> None:
    assert line in read_as(parse_query(text))


class Few:
    """An engine of a corpus of two words."""

    def knows(self, word: str) -> bool:
        return word in ("tariff", "aluminum")

    def words_like(self, word: str) -> tuple[str, ...]:
        return ("tariff",) if word == "tarif" else ()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("tarif", (Meant("tarif", ("tariff",)),)),
        ("tariff zzz", ()),
        ("aluminium FDI", ()),  # another spelling, a long form
        ("title:tarif 123 tarif*", ()),
        ('"tarif war"', (Meant("tarif", ("tariff",)),)),
    ],
)
def test_a_word_that_is_nowhere_is_told(text: str, meant: tuple[Meant, ...]) -> None:
    assert meant_words(Few(), parse_query(text)) == meant  # type: ignore[arg-type]
