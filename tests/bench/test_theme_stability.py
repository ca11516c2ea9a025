import pytest

from bench.theme_stability import best_match
from nlp.themes import Theme, ThemeWord


def _theme(*words: str) -> Theme:
    return Theme(1, "", tuple(ThemeWord(word, 1.0, word) for word in words), (), 1.0, 1, (), ())


def test_each_theme_is_matched_with_the_likest_by_its_words() -> None:
    these = [_theme("a", "b"), _theme("c", "d")]
    those = [_theme("c", "d"), _theme("a", "x")]
    assert best_match(these, those) == pytest.approx((1 / 3 + 1) / 2)


def test_only_ten_words_count() -> None:
    ten = tuple("abcdefghij")
    assert best_match([_theme(*ten, "k")], [_theme(*ten, "l")]) == 1


def test_nothing_matches_nothing() -> None:
    assert best_match([], []) == best_match([_theme("a")], []) == 0
