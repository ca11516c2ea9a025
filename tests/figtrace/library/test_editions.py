"""Editions of one work are linked newest first; works that merely share words are not."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import BlockKind, Document
from corpus.geometry import DocId
from corpus.store import Store, list_editions
from figtrace.library.editions import _candidates, _judge, likest_links, link_editions, sketch
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


def test_each_edition_is_told_with_its_likest_other() -> None:
    near = paper("b", "Ports and the Price of Salt", prose(1) + prose(2, 30), year=2007, authors=ADA)
    far = paper("c", "Ports and the Price of Salt", prose(1) + prose(3, 200), year=2009, authors=ADA)
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        with store.transaction():
            for one in (WORKING, near, far):
                store.put_document(one, run=run)
        likest = {edition.doc[0]: edition.similarity for edition in link_editions(store)}
    links = {
        one.id[0] + other.id[0]: round(len(a & b) / min(len(a), len(b)), 3)
        for one, other in combinations((WORKING, near, far), 2)
        for a, b in [(sketch(one), sketch(other))]
    }
    assert likest == {doc: max(share for pair, share in links.items() if doc in pair) for doc in "abc"}


class _Links(dict[tuple[DocId, DocId], tuple[float, str]]):
    """Links that count how often one of them is looked at."""

    seen = 0

    def items(self) -> Any:
        """The links, each counted as it is given."""
        for pair in super().items():
            self.seen += 1
            yield pair


def test_the_likest_of_many_editions_are_found_by_looking_at_each_link_once() -> None:
    docs = [DocId(str(number)) for number in range(60)]
    links = _Links({pair: (float(pair[1]), pair[0]) for pair in combinations(docs, 2)})
    found = likest_links(links)
    assert found == {doc: max(link for pair, link in dict(links).items() if doc in pair) for doc in docs}
    assert links.seen <= 2 * len(links)


@given(st.lists(st.frozensets(st.integers(0, 60), max_size=40), max_size=8))
def test_pairs_worth_judging_are_those_that_share_a_fifth_of_the_smaller(
    sketches: list[frozenset[int]],
) -> None:
    named = {DocId(f"{number:02}"): values for number, values in enumerate(sketches)}
    worth = {
        (one, other)
        for one, other in combinations(sorted(named), 2)
        if min(len(named[one]), len(named[other])) >= 12
        and len(named[one] & named[other]) >= 0.2 * min(len(named[one]), len(named[other]))
    }
    assert set(_candidates(named)) == worth


def test_words_that_all_have_are_no_sign_of_an_edition() -> None:
    form = frozenset(range(20))
    many = {DocId(f"{number:02}"): form for number in range(51)}
    assert not list(_candidates(many))
    assert list(_candidates(dict(list(many.items())[:2]))) == [("00", "01")]


_CUT = prose(1, 50) + prose(2, 70)
"""Two fifths of it stand in the working paper."""


@pytest.mark.parametrize(
    ("title", "authors", "is_linked"),
    [
        ("Do Ports Raise the Price of Salt?", (*ADA, "Eve Holm"), True),
        ("Do Ports Raise the Price of Salt?", ("Ada Brown", "Eve Holm"), False),
        ("Mills and Wages in the Quarries", (*ADA, "Eve Holm"), False),
        ("Online Appendix to Ports and the Price of Salt", ADA, False),
    ],
)
def test_a_team_with_a_title_like_it_shares_less_text(
    title: str, authors: tuple[str, ...], is_linked: bool
) -> None:
    mixed = paper("b", title, _CUT, year=2007, authors=authors)
    shared = len(sketch(WORKING) & sketch(mixed)) / min(len(sketch(WORKING)), len(sketch(mixed)))
    assert 0.3 <= shared < 0.5
    assert bool(linked(WORKING, mixed)) is is_linked


def judged(titles: tuple[str, str], authors: tuple[tuple[str, ...], tuple[str, ...]], shared: int) -> str:
    """Why two works of a hundred values, of which they share so many, are editions; "" if they are not."""
    works = [
        paper(doc, title, "", authors=names) for doc, title, names in zip("ab", titles, authors, strict=True)
    ]
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        with store.transaction():
            for one in works:
                store.put_document(one, run=run)
        known = {summary.id: summary for summary in store.summaries()}
    sketches = {
        works[0].id: frozenset(range(100)),
        works[1].id: frozenset(range(100 - shared, 200 - shared)),
    }
    found = _judge((works[0].id, works[1].id), known, sketches)
    assert found is None or found[0] == shared / 100
    return found[1] if found else ""


_SALT = "Ports and the Price of Salt"


@pytest.mark.parametrize(
    ("titles", "authors", "least", "reason"),
    [
        ((_SALT, "Mills of the Quarries"), (ADA, ("C. Verdi",)), 50, "text and authors"),
        ((_SALT, "Ports and the price of Salt!"), (ADA, ("C. Verdi",)), 20, "title, authors and text"),
        ((_SALT, "Do Ports Raise the Price of Salt?"), (ADA, ADA), 30, "authors, text and a title like it"),
        ((_SALT, _SALT), ((), ADA), 70, "title and text"),
        ((_SALT, _SALT), ((), ()), 70, "title and text"),
        (("Ports of the salty sea", "Ports of the salty sea"), ((), ()), 70, "title and text"),
    ],
)
def test_how_much_text_editions_share_depends_on_title_and_authors(
    titles: tuple[str, str], authors: tuple[tuple[str, ...], tuple[str, ...]], least: int, reason: str
) -> None:
    assert judged(titles, authors, least) == reason
    assert judged(titles, authors, least - 1) == ""


@pytest.mark.parametrize(
    ("titles", "authors"),
    [
        ((_SALT, "Mills of the Quarries"), (ADA, ("Dora Green",))),
        ((_SALT, _SALT), (("Ada Brown",), ("Dora Green",))),
        (("", ""), ((), ())),
        (("Ports of salty seas", "Ports of salty seas"), ((), ())),  # nineteen letters
        ((_SALT, f"{_SALT}, II"), (ADA, ADA)),
        ((f"{_SALT} in 2004", f"{_SALT} in 2005"), (ADA, ADA)),
        ((_SALT, f"Reply to {_SALT}"), (ADA, ADA)),
        ((f"Corrigendum: {_SALT}", _SALT), (ADA, ADA)),
    ],
)
def test_some_works_are_no_editions_however_much_they_share(
    titles: tuple[str, str], authors: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    assert judged(titles, authors, 100) == ""


def test_the_same_numbers_in_titles_and_two_companions_may_be_editions() -> None:
    assert judged((f"{_SALT} in 2004", f"Of 2004: {_SALT}"), (ADA, ADA), 50) == "text and authors"
    assert judged((f"Appendix to {_SALT}", f"Appendix for {_SALT}"), (ADA, ADA), 50) == "text and authors"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (paper("a", _SALT, prose(1), year=2007, authors=ADA), paper("b", _SALT, prose(1), authors=ADA)),
        (
            paper("a", _SALT, prose(1), year=2007, authors=ADA),
            paper("b", _SALT, prose(1), year=2006, authors=ADA),
        ),
    ],
)
def test_the_newest_edition_is_the_latest_whose_year_is_known(one: Document, other: Document) -> None:
    assert linked(one, other) == linked(other, one) == (("a", 0, "a"), ("b", 1, "a"))


def test_of_one_year_the_edition_with_a_doi_is_the_newest() -> None:
    later = paper("a", _SALT, prose(1), year=2007, authors=ADA)
    printed = replace(later, id=DocId("b" * 64), meta=replace(later.meta, doi="10.1/salt"))
    assert [edition[0] for edition in linked(later, printed)] == ["b", "a"]


def test_a_sketch_leaves_out_running_heads_and_lists_and_short_words() -> None:
    text = prose(1)
    plain = document_of(text)
    for kind in (BlockKind.REFERENCE, BlockKind.HEADER, BlockKind.FOOTER, BlockKind.HIDDEN):
        assert not sketch(replace(plain, blocks=tuple(replace(b, kind=kind) for b in plain.blocks)))
    assert sketch(document_of(text.replace(" of ", " 5 x of "))) == sketch(plain)
    assert not sketch(document_of("seven words are one short of eight"))


def test_editions_of_three_are_one_group_however_they_are_linked() -> None:
    docs = [
        paper(doc, _SALT, prose(1) + extra, year=year, authors=ADA)
        for doc, extra, year in (("a", "", 2004), ("b", prose(2, 30), 2005), ("c", prose(3, 30), 2006))
    ]
    other = [
        paper(doc, "Mills of the Quarries", prose(4), year=year, authors=ADA)
        for doc, year in (("d", 1999), ("e", 2001))
    ]
    assert linked(*docs, *other) == (
        ("c", 0, "c"),
        ("b", 1, "c"),
        ("a", 2, "c"),
        ("e", 0, "e"),
        ("d", 1, "e"),
    )
