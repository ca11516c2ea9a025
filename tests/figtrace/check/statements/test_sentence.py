"""Sentences with their figures: what is said of which."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.annotations import Citation
from corpus.geometry import Span
from corpus.store import ClaimPlace
from figtrace.check.statements.sentence import Sentence, hidden_spans


def _sentence(text: str, *numbers: str) -> tuple[Sentence, list[Span]]:
    """The sentence with its figures, found from left to right."""
    spans, at = [], 0
    for number in numbers:
        at = text.index(number, at)
        spans.append(Span(at, at + len(number)))
        at += len(number)
    return Sentence(text, Span(0, len(text)), spans, tuple(spans)), spans


@pytest.mark.parametrize(
    ("text", "numbers", "at", "clause"),
    [
        ("Wool sold for 5; silk for 7.", ("5", "7"), 1, " silk for 7."),
        ("Wool sold for 5 and silk for 7.", ("5", "7"), 1, "silk for 7."),
        ("Wool sold for 5, while silk rose.", ("5",), 0, "Wool sold for 5"),
        ("Buyers were Spain (5) and Peru (7).", ("5", "7"), 1, " and Peru (7"),
    ],
)
def test_a_clause_ends_at_a_stop_or_another_figure(
    text: str, numbers: tuple[str, ...], at: int, clause: str
) -> None:
    sentence, spans = _sentence(text, *numbers)
    assert sentence.clause(spans[at]).of(text) == clause


def test_figures_are_no_words_of_their_sentence() -> None:
    sentence, _ = _sentence("In 2005 wool sold for 1999 crowns.", "1999")
    assert sentence.years == {"2005"}
    assert "1999" not in sentence.terms


@pytest.mark.parametrize(
    ("words", "sign"), [("6 per cent more wool", 1), ("6 per cent less wool", -1), ("6", 0)]
)
def test_a_comparative_behind_the_figure_is_read(words: str, sign: int) -> None:
    sentence, (number,) = _sentence(f"They sold {words}.", "6")
    place = ClaimPlace(Span(number.start, number.start + 10 if sign else number.end), number, sentence.span)
    assert sentence.comparative(place)[0] == sign


def test_many_figures_among_few_words_are_a_plot() -> None:
    assert _sentence("Oslo 12 Rome 13 Bonn 15 Kiel 61", "12", "13", "15", "61")[0].is_crowded
    assert not _sentence("Oslo 12, Rome 13, Bonn 15 and Kiel 61", "12", "13", "15", "61")[0].is_crowded


_places = st.lists(st.integers(0, 9), max_size=6).map(
    lambda numbers: [
        ClaimPlace(Span(10 * at, 10 * at + 2), Span(10 * at, 10 * at + 2), Span(10 * at, 10 * at + 9))
        for at in numbers
    ]
)
_citations = st.lists(
    st.integers(0, 95).filter(lambda at: at % 10 < 8).map(lambda at: Citation(Span(at, at + 3))), max_size=6
)


@given(_places, _citations)
def test_each_sentence_hides_its_figures_and_the_callouts_that_touch_it(
    places: list[ClaimPlace], citations: list[Citation]
) -> None:
    for sentence, hidden in hidden_spans(places, citations).items():
        numbers = [place.number for place in places if place.sentence == sentence]
        callouts = [citation.span for citation in citations if citation.span.overlaps(sentence)]
        assert set(hidden) == {*numbers, *callouts}
        assert all(left <= right for left, right in pairwise(hidden))


@settings(deadline=None)
@given(st.text(st.sampled_from("ab 12(),;%.–"), max_size=40), st.data())
def test_any_clause_holds_its_figure_and_stays_in_its_sentence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    figure = Span(start, data.draw(st.integers(start, len(text))))
    whole = Span(0, len(text))
    clause = Sentence(text, whole, (figure,), (figure,)).clause(figure)
    assert figure in clause
    assert clause in whole


@pytest.mark.parametrize(
    ("text", "numbers", "at", "clause"),
    [
        ("Wool (5) and silk (7) rose.", ("5", "7"), 0, "Wool (5"),
        ("Wool: 5 tons, silk: 7 tons.", ("5", "7"), 0, " 5 tons"),
        ("Wool [5] rose.", ("5",), 0, "5"),
        ("Wool – 5 tons – rose.", ("5",), 0, "5 tons "),
        ("Wool rose 5 whereas silk fell.", ("5",), 0, "Wool rose 5"),
        ("Wool rose 5 although silk fell.", ("5",), 0, "Wool rose 5"),
        ("Wool rose 5 since silk fell.", ("5",), 0, "Wool rose 5 since silk fell."),
        ("Wool rose 5-fold.", ("5",), 0, "Wool rose 5-fold."),
    ],
)
def test_stops_of_a_clause(text: str, numbers: tuple[str, ...], at: int, clause: str) -> None:
    sentence, spans = _sentence(text, *numbers)
    assert sentence.clause(spans[at]).of(text) == clause


@pytest.mark.parametrize(
    ("text", "crowded"),
    [
        ("Oslo 12 Rome 13 Bonn 15", False),
        ("Oslo 12 Rome 13 Bonn 15 Kiel 61", True),
        ("Oslo 12; Rome 13 Bonn 15 Kiel 61", False),
        ("Oslo (12 Rome 13 Bonn 15 Kiel 61", False),
        ("Ports and kilns 12 mills and farms 13 mines and ships 15 cows and sheep 61", False),
    ],
)
def test_four_figures_among_less_than_twice_as_many_terms_are_crowded(text: str, *, crowded: bool) -> None:
    numbers = [word for word in text.replace("(", "").replace(";", "").split() if word.isdigit()]
    assert _sentence(text, *numbers)[0].is_crowded is crowded


@pytest.mark.parametrize(
    ("word", "sign"),
    [
        ("more", 1), ("higher", 1), ("larger", 1), ("faster", 1), ("above", 1), ("less", -1), ("lower", -1),
        ("fewer", -1), ("slower", -1), ("below", -1), ("worse", 0), ("morello", 0),
    ],
)  # fmt: skip
@pytest.mark.parametrize("unit", ["", "%", "percent", "per cent", "percentage points"])
def test_comparatives_go_up_or_down_behind_any_unit_of_shares(word: str, sign: int, unit: str) -> None:
    text = f"They sold 6 {unit} {word} wool."
    sentence, (number,) = _sentence(text, "6")
    end = text.index("wool") - 1
    place = ClaimPlace(Span(number.start, end), number, sentence.span)
    assert sentence.comparative(place)[0] == sign
    if sign:
        assert sentence.comparative(place)[1] == "wool"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was highest in Peru (5).", {"place:PER"}),
        ("Wool, silk (5).", {"silk"}),
        ("It came to 5.", set()),
        ("It came (as told) to 5.", set()),
    ],
)
def test_the_last_name_before_a_bracket_is_that_of_its_figure(text: str, name: set[str]) -> None:
    sentence, (number,) = _sentence(text, "5")
    assert sentence.bracket_name(number) == name
