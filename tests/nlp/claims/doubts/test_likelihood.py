"""How likely a number is to state a figure, and what becomes of the others."""

from dataclasses import replace

import pytest

from corpus.annotations import NumberType
from corpus.document import Page, PageState
from corpus.geometry import PageIndex, Span
from corpus.settings import DEFAULT_MODEL
from nlp.claims.doubts.likelihood import DOUBTFUL, statement_likelihood
from nlp.claims.make import ProseNumbers, read_prose
from nlp.entities.spacy_model import NameModel
from tests.nlp.claims.test_make import document, entities, sentences


def prose_of(text: str) -> ProseNumbers:
    return read_prose(document(text), sentences(text), entities(text), ())


def test_likelihood_lies_between_nought_and_one_and_needs_no_known_trait() -> None:
    assert 0 < statement_likelihood(()) < 1
    assert statement_likelihood(("never seen",)) == statement_likelihood(())


def test_a_trait_said_twice_weighs_once() -> None:
    assert statement_likelihood(("unit=%", "unit=%")) == statement_likelihood(("unit=%",))


@pytest.mark.parametrize(("better", "worse"), [("unit=%", "unit=1"), ("in digits", "in words")])
def test_units_and_digits_speak_for_a_statement(better: str, worse: str) -> None:
    assert statement_likelihood((better,)) > statement_likelihood((worse,))


def test_a_plain_statement_makes_a_claim() -> None:
    numbers = prose_of("Exports of solar panels from China to Peru rose by 14.2 percent in 2008.")
    assert [claim.figure.unit for claim in numbers.claims] == ["%"]


def test_what_is_left_of_a_chart_makes_none_and_is_kept_as_doubtful() -> None:
    numbers = prose_of("Product 40 M Product New B 12 New Sz Qz 7 Product")
    assert not numbers.claims
    assert all(other.type for other in numbers.others)


def test_levels_of_significance_and_percentiles_are_never_doubted() -> None:
    numbers = prose_of("*** p<0.01, ** p<0.05")
    assert not [other for other in numbers.others if other.type is NumberType.DOUBTFUL]


def test_the_bound_leaves_room_on_both_sides() -> None:
    assert 0.3 < DOUBTFUL < 0.5


def test_a_page_is_doubted_and_a_draft_of_the_same_words_is_not() -> None:
    text = "Restricted entry 12 new Product"
    whole = Span(0, len(text))
    page = replace(document(text), pages=(Page(PageIndex(0), "1", 600, 800, whole, PageState.TEXT),))
    model = NameModel(DEFAULT_MODEL)
    for doubting in (True, False):
        found = read_prose(page, (whole,), (), (), model, doubting=doubting)
        assert bool(found.claims) is not doubting
        assert bool(found.others) is doubting
    assert read_prose(document(text), (whole,), (), (), model).claims
