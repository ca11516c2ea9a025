"""Editions of one work are linked newest first; works that merely share words are not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document
from corpus.store import Store, list_editions
from figtrace.library.editions import link_editions, sketch
from tests.strategies import document_of

_PLACES = [
    "harbour",
    "mill",
    "quarry",
    "foundry",
    "orchard",
    "railway",
    "tannery",
    "brewery",
    "shipyard",
    "bakery",
]
_ACTS = ["sells", "buys", "counts", "carries", "weighs", "borrows", "lends", "stores", "repairs", "measures"]
_GOODS = ["copper", "barley", "timber", "cloth", "salt", "amber", "glass", "paper", "leather", "honey"]


def prose(seed: int, sentences: int = 120) -> str:
    """Sentences that are the seed's own."""
    made = []
    for n in range(sentences):
        a, b, c = (seed * 7 + n * 3) % 10, (seed * 5 + n // 3) % 10, (n * n + seed) % 10
        named = "".join(chr(97 + (seed * 31 + n * 17 + k * k * 7) % 26) for k in range(6))
        made.append(
            f"The {_PLACES[a]} of {named} {_ACTS[b]} more {_GOODS[c]} than the {_PLACES[c]} nearby does."
        )
    return " ".join(made)


def paper(
    doc: str, title: str, text: str, *, year: int | None = None, authors: tuple[str, ...] = ()
) -> Document:
    made = document_of(text, doc=doc, title=title, year=year)
    return replace(made, meta=replace(made.meta, authors=authors))


def linked(*papers: Document) -> tuple[tuple[str, int, str], ...]:
    """First letter of each edition's id, its place, and the newest's letter."""
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        with store.transaction():
            for one in papers:
                store.put_document(one, run=run)
        found = link_editions(store)
        assert list_editions(store) == tuple(sorted(found, key=lambda e: (e.newest, e.place)))
        assert link_editions(store) == found
        return tuple((edition.doc[0], edition.place, edition.newest[0]) for edition in found)


ADA = ("Ada Brown", "Carlo Verdi")
WORKING = paper("a", "Ports and the Price of Salt", prose(1), year=2004, authors=ADA)


def test_a_working_paper_and_its_article_are_linked_newest_first() -> None:
    article = paper("b", "Ports and the Price of Salt", prose(1) + prose(2, 60), year=2007, authors=ADA)
    assert linked(WORKING, article) == (("b", 0, "b"), ("a", 1, "b"))


def test_a_new_title_does_not_hide_an_edition() -> None:
    article = paper(
        "b", "Who Pays for Salt?", prose(1, 100) + prose(3, 30), year=2007, authors=("Brown, A.",)
    )
    assert linked(WORKING, article) == (("b", 0, "b"), ("a", 1, "b"))


@pytest.mark.parametrize(
    "other",
    [
        paper("b", "Ports and the Price of Salt", prose(2), year=2007, authors=ADA),
        paper("b", "Orchards of the North", prose(1), year=2007, authors=("Dora Green",)),
        paper("b", "Online Appendix to Ports and the Price of Salt", prose(1), year=2004, authors=ADA),
        paper("b", "Ports and the Price of Salt 2005", prose(1), year=2005, authors=ADA),
    ],
    ids=["other text", "other authors", "appendix", "next year's report"],
)
def test_what_is_another_work_stays_apart(other: Document) -> None:
    assert linked(WORKING, other) == ()


def test_a_title_that_any_paper_could_have_links_nothing() -> None:
    assert linked(paper("a", "Annex II", prose(1)), paper("b", "Annex II", prose(1))) == ()


def test_without_names_one_telling_title_and_text_are_enough() -> None:
    title = "Report on the Ports of the Northern Shore"
    assert len(linked(paper("a", title, prose(1)), paper("b", title, prose(1), year=2001))) == 2


@given(st.text(max_size=300))
def test_any_text_has_a_sketch(text: str) -> None:
    assert sketch(document_of(text)) == sketch(document_of(text))


def test_passages_in_common_are_in_both_sketches() -> None:
    short, long = sketch(document_of(prose(1))), sketch(document_of(prose(1) + " " + prose(2)))
    assert short
    assert len(short - long) <= 1
