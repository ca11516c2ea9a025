import pytest

from corpus.errors import UsageError
from figtrace.ask.words.collocates import collocates
from figtrace.ask.words.word_measures import log_dice, mutual_information, t_score
from tests.figtrace.ask.shelves import shelf

_PAPERS = {
    "a": (2008, ("export subsidies hurt; export subsidies help", "subsidies alone")),
    "b": (2009, ("farm subsidies export nothing",)),
}


def test_counts_are_those_of_a_hand() -> None:
    with shelf(**_PAPERS) as store:
        found = collocates(store, "subsidies", window=1, least=1)
    by_word = {one.word: one for one in found.collocates}
    export = by_word["export"]
    assert (found.count, found.words) == (4, 12)
    assert (export.together, export.count, export.documents) == (3, 3, 2)
    assert export.log_dice == round(log_dice(3, 4, 3) or 0, 2)
    assert export.mi == round(mutual_information(3, 4, 3, 12, 2) or 0, 2)
    assert export.t == round(t_score(3, 4, 3, 12, 2) or 0, 2)
    assert set(by_word) == {"export", "hurt", "help", "farm"} | ({"alone"} & set(by_word))


def test_windows_end_with_the_paragraph() -> None:
    with shelf(**_PAPERS) as store:
        near = collocates(store, "alone", window=9, least=1).collocates
    assert [one.word for one in near] == ["subsidies"]


def test_function_words_are_left_out_unless_asked_for() -> None:
    with shelf(a=(2008, ("the tariff of the state",))) as store:
        assert not collocates(store, "tariff", window=1, least=1).collocates
        assert len(collocates(store, "tariff", window=1, least=1, small_words=True).collocates) == 2


def test_an_unknown_measure_is_refused() -> None:
    with shelf(**_PAPERS) as store, pytest.raises(UsageError, match="--by z"):
        collocates(store, "subsidies", by="z")
