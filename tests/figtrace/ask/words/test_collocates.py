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


@pytest.mark.parametrize(
    ("least", "words"),
    [
        (1, {"export", "help", "hurt", "farm", "alone"}),
        (2, {"export", "help"}),
        (3, {"export"}),
        (4, set()),
    ],
)
def test_rarer_pairs_and_numbers_are_left_out_and_the_best_come_first(least: int, words: set[str]) -> None:
    with shelf(**_PAPERS, c=(2010, ("5 subsidies help",))) as store:
        found = collocates(store, "subsidies", window=1, least=least, by="t").collocates
        first = collocates(store, "subsidies", window=1, least=least, by="t", limit=1).collocates
    assert {one.word for one in found} == words
    assert [(-one.t, one.word) for one in found] == sorted((-one.t, one.word) for one in found)
    assert first == found[:1]


@pytest.mark.parametrize("by", ["logdice", "mi", "t"])
def test_each_measure_orders_by_itself(by: str) -> None:
    with shelf(**_PAPERS) as store:
        found = collocates(store, "subsidies", least=1, by=by).collocates
    values = [{"logdice": one.log_dice, "mi": one.mi, "t": one.t}[by] for one in found]
    assert values == sorted(values, reverse=True)
    assert len(set(values)) > 1


def test_a_window_is_five_words_on_either_side_and_pairs_stand_together_five_times() -> None:
    text = "tin a1 b2 c3 d4 e5 f6"
    with shelf(a=(2008, (text,) * 5)) as store:
        found = collocates(store, "tin").collocates
    assert [one.word for one in found] == ["a1", "b2", "c3", "d4", "e5"]
    with shelf(a=(2008, (text,) * 4)) as store:
        assert collocates(store, "tin").collocates == ()


def test_around_a_phrase_the_window_begins_at_its_ends() -> None:
    with shelf(a=(2008, ("one red tin mine two",))) as store:
        found = collocates(store, "tin mine", window=1, least=1).collocates
    assert [one.word for one in found] == ["red", "two"]
