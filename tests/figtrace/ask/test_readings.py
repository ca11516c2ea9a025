"""A query is explained as it was read, and a word that is nowhere is told with what may be meant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.settings import Settings
from figtrace.ask.readings import Meant, meant_names, meant_words, read_as
from search.engine import open_engine
from search.index import rebuild
from search.query import parse_query
from tests.figtrace.small_corpus import MAKERS, store_of


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
        ("papers on exports", "leaves:  papers on, which asks and says nothing of the subject"),
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


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("firm:Lenvo", ("firm:Lenvo", "firm:lenovo")),
        ('firm:"Hon Hia" made', ('firm:"Hon Hia"', 'firm:"hon hai"')),
        ("author:Brand", ("author:Brand", "author:brandt")),
        ("firm:Zzzzz", None),
        ("firm:Lenovo", None),
        ("firm:Lenv*", None),
        ("author:brandt Lenvo", None),
    ],
)
def test_a_name_that_is_nowhere_is_told(tmp_path: Path, text: str, meant: tuple[str, str] | None) -> None:
    signed = replace(MAKERS, meta=replace(MAKERS.meta, authors=("Loren Brandt",)))
    with store_of(signed) as store, open_engine("tantivy", Settings(tmp_path)) as engine:
        rebuild(store, engine)
        told = meant_names(store, engine, parse_query(text))
    assert [(one.word, one.likest[0]) for one in told] == ([] if meant is None else [meant])


def test_a_sign_of_other_engines_is_said_in_a_reading() -> None:
    assert read_as(parse_query("tariff NEAR quota"))[-1].startswith("words:   'NEAR' was taken as a word")


def test_a_short_form_of_several_senses_says_how_it_was_read() -> None:
    (told,) = [line for line in read_as(parse_query("ATP exports")) if line.startswith("reads:")]
    assert told == (
        "reads:   ATP as advanced technology products too, not adenosine triphosphate: the query says exports"
    )
    (silent,) = [line for line in read_as(parse_query("ATP")) if line.startswith("reads:")]
    assert silent.endswith(
        "as it stands, for it may mean advanced technology products or adenosine triphosphate"
    )
    defined = replace(parse_query("ATP"), defined=(("atp", "advanced technology products"),))
    assert read_as(defined)[-1].endswith(": the corpus defines it so")
