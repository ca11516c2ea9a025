from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from corpus.annotations import Annotations, Entity, Label
from corpus.geometry import Span
from corpus.store import Store
from figtrace.ask.theme_passages import ThemePassage, theme_passages
from tests.strategies import document_of, one_claim

_PROSE = (
    "The tariffs of the states were raised in the year in which the prices of wheat had fallen, "
    "and the farmers "
    "of the plains asked for more of them; Smith wrote that they were a tax of $92 on all of "
    "the eaters of bread."
)


@dataclass(frozen=True, slots=True)
class _Seen:
    text: str
    figures: int
    products: tuple[str, ...]
    hidden: tuple[str, ...]


def _mention(text: str, word: str, label: Label) -> Iterator[Entity]:
    at = text.find(word)
    if at >= 0:
        yield Entity(Span(at, at + len(word)), label, f"{label}:{word.lower()}", word.capitalize(), "list")


def _passages(*paragraphs: str) -> list[_Seen]:
    document = document_of(*paragraphs)
    claims = one_claim(document, "$92", "92").claims if "$92" in document.text else ()
    found = (
        *_mention(document.text, "Smith", Label.PERSON),
        *_mention(document.text, "wheat", Label.PRODUCT),
    )
    made = Annotations(document.id, document.text_sha, "t", entities=found, claims=claims)
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        with store.transaction():
            store.put_document(document, run=run)
            store.put_annotations(document, made, run=run)
        return [_seen(one) for one in theme_passages(store)]


def _seen(one: ThemePassage) -> _Seen:
    hidden = tuple(span.of(one.text.text) for span in one.text.hidden)
    return _Seen(one.text.text, one.figures, tuple(entity.name for entity in one.entities), hidden)


def test_a_passage_has_its_figures_and_products_and_hides_persons() -> None:
    assert _passages(_PROSE) == [_Seen(_PROSE, 1, ("Wheat",), ("Smith",))]


def test_short_neighbours_are_one_passage() -> None:
    (one,) = _passages("The tariff rose.", _PROSE)
    assert one.text == f"The tariff rose.\n\n{_PROSE}"


def test_lists_thanks_and_crumbs_are_no_passages() -> None:
    listed = "Angola Madagascar Malawi Sudan Mali Rwanda Guinea Congo Laos Ghana Burundi Chad Peru " * 4
    thanks = _PROSE.replace("Smith wrote", "We are very grateful to Smith, who wrote")
    assert _passages(listed) == _passages(thanks) == _passages("The tariff rose.") == []


def test_a_long_document_gives_no_more_passages_than_others() -> None:
    long = [f"{_PROSE} {_PROSE} {_PROSE} {_PROSE} {_PROSE}".replace("$92", "much")] * 200
    assert len(_passages(*long)) == 80


@pytest.mark.parametrize(("length", "is_one"), [(199, False), (200, True)])
def test_a_passage_has_two_hundred_letters(length: int, *, is_one: bool) -> None:
    assert bool(_passages((_PROSE + " and so it was.")[:length].rstrip().ljust(length, "x"))) is is_one


@pytest.mark.parametrize(("small", "is_prose"), [(25, True), (24, False)])
def test_a_quarter_of_the_words_of_prose_are_small(small: int, *, is_prose: bool) -> None:
    words = ["the"] * small + ["tariff"] * (100 - small)
    assert bool(_passages(" ".join(words))) is is_prose


@pytest.mark.parametrize(
    ("said", "is_theme"),
    [
        ("we thank all of them", False),
        ("I am indebted to all of them", False),
        ("the authors would like to thank them", True),
        ("helpful comments of the states", False),
        ("financial support from the states", False),
        ("thanks to all of the states", True),
    ],
)
def test_what_authors_thank_for_is_no_theme(said: str, *, is_theme: bool) -> None:
    assert bool(_passages(_PROSE.replace("Smith wrote", f"{said} it was"))) is is_theme


def test_neighbours_are_joined_until_there_is_enough_and_only_in_one_section() -> None:
    paragraph = _PROSE[:185].ljust(185, "x")
    found = _passages(*[paragraph] * 11)
    assert [one.text.count("\n\n") + 1 for one in found] == [5, 5]


def test_names_of_the_corpus_own_authors_are_hidden_where_they_are_capitals() -> None:
    document = document_of(_PROSE.replace("Smith", "Brown"), doc="a")
    made = replace(document, meta=replace(document.meta, authors=("Brown, Ada", "Eve van Wheat")))
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        with store.transaction():
            store.put_document(made, run=run)
        (one,) = theme_passages(store)
    assert [span.of(one.text.text) for span in one.text.hidden] == ["Brown"]


def test_of_a_long_document_the_passages_stand_evenly_over_its_length() -> None:
    words = ["alpha", "beta", "gamma", "delta"]
    long = [
        f"{words[at // 50]} {_PROSE} {_PROSE} {_PROSE} {_PROSE}".replace("$92", "much") for at in range(200)
    ]
    found = [one.text.split()[0] for one in _passages(*long)]
    assert [found.count(word) for word in words] == [20, 20, 20, 20]
