"""Every published value of a thing."""

from __future__ import annotations

from corpus.store import Store
from figtrace.ask.claims import ClaimQuestion
from figtrace.serve.web.answers.series_card import series_card
from tests.figtrace.small_corpus import store_of
from tests.goldens import GOLDEN, as_lines, assert_golden
from tests.strategies import document_of

ONE = document_of(
    "U.S. imports from China were $83.1 billion in 2006. U.S. imports from China were $91.7 billion in 2008.",
    doc="a1",
    title="One",
    year=2009,
)
OTHER = document_of("U.S. imports from China were $88.4 billion in 2008.", doc="b2", title="Other", year=2010)


def _store() -> Store:
    return store_of(ONE, OTHER)


def test_values_stand_by_period_with_their_documents() -> None:
    card = series_card(_store(), ClaimQuestion(measure="imports", partner="CHN"))
    assert [(one.period, one.figure, one.document) for one in card.values] == [
        ("2006", "$83.1 billion", "One"), ("2008", "$91.7 billion", "One"),
        ("2008", "$88.4 billion", "Other"),
    ]  # fmt: skip
    (chart,) = card.charts
    assert sum(len(group.marks) for group in chart.groups) == 3


def test_values_that_disagree_are_told() -> None:
    card = series_card(_store(), ClaimQuestion(measure="imports", partner="CHN"))
    assert [one.disagrees for one in card.values] == [False, True, True]
    assert sorted(mark.ringed for group in card.charts[0].groups for mark in group.marks) == [
        False, True, True,
    ]  # fmt: skip


def test_a_value_leads_to_its_page() -> None:
    card = series_card(_store(), ClaimQuestion(measure="imports", year="2006"))
    assert card.values[0].to.startswith(f"/documents/{ONE.id}?at=")
    assert [mark.href for mark in card.charts[0].groups[0].marks] == [card.values[0].to]


def test_without_a_question_it_says_what_may_be_asked() -> None:
    card = series_card(_store(), ClaimQuestion())
    assert card.values == ()
    assert [one.claims for one in card.choices] == [3]


def test_nothing_that_answers_is_an_empty_card() -> None:
    card = series_card(_store(), ClaimQuestion(measure="tariff"))
    assert (card.values, card.charts) == ((), ())


def test_all_that_the_values_of_a_thing_show() -> None:
    card = series_card(_store(), ClaimQuestion(measure="imports", partner="CHN"))
    assert_golden("series.json", as_lines(card), folder=GOLDEN / "answers")


def test_all_that_may_be_asked() -> None:
    card = series_card(_store(), ClaimQuestion())
    assert_golden("series_choices.json", as_lines(card), folder=GOLDEN / "answers")
