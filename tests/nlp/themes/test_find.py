from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.geometry import DocId
from nlp.themes import Theme, Themes, ThemeText, find_themes
from tests.goldens import GOLDEN, as_lines, assert_golden

_SOLAR = "Solar modules and polysilicon wafers need silver paste; makers of solar modules buy polysilicon."
_WIND = "Wind turbines need gearboxes and blades; the towers of turbines carry blades and gearboxes."
_PORTS = "Container ports load ships with cranes; the ports of the coast charge ships for cranes and berths."


def _texts(*kinds: tuple[str, str, int | None], copies: int = 6) -> list[ThemeText]:
    return [ThemeText(text, DocId(doc), year) for _ in range(copies) for text, doc, year in kinds]


_BOTH = ((_SOLAR, "a", 2008), (_WIND, "b", 2010))


@pytest.fixture(scope="module")
def themes() -> Themes:
    return find_themes(_texts(*_BOTH, copies=2), n=2)


def _of(found: Themes, word: str) -> Theme:
    return next(theme for theme in found.themes if any(word == one.key for one in theme.profile))


def test_texts_of_one_kind_share_a_theme(themes: Themes) -> None:
    homes = [home and home.theme for home in themes.assigned]
    assert len(set(homes[::2])) == len(set(homes[1::2])) == 1
    assert homes[0] != homes[1]


def test_a_theme_reads_by_its_words_as_printed(themes: Themes) -> None:
    words = {word.word for theme in themes.themes for word in theme.words}
    assert {"polysilicon", "gearboxes", "blades"} <= words
    assert not words & {"and", "the", "2008"}


def test_weights_are_shares_of_the_texts(themes: Themes) -> None:
    assert sum(theme.weight for theme in themes.themes) == pytest.approx(1)
    for theme in themes.themes:
        assert theme.texts == 2
        assert sum(share for _, share in theme.documents) == pytest.approx(1)
        assert dict(theme.years) in ({2008: 1.0, 2010: 0.0}, {2008: 0.0, 2010: 1.0})


def test_the_same_texts_give_the_same_themes(themes: Themes) -> None:
    assert find_themes(_texts(*_BOTH, copies=2), n=2) == themes


def test_without_a_number_one_in_the_limits_is_chosen() -> None:
    assert 2 <= len(find_themes(_texts(*_BOTH, copies=20), between=(2, 3)).themes) <= 3


def test_a_corpus_that_grows_keeps_the_numbers_of_its_themes() -> None:
    first = find_themes(_texts(*_BOTH, copies=4), n=2)
    grown = find_themes(_texts(*_BOTH, (_PORTS, "c", 2011), copies=4), n=3, before=first.themes)
    for word in ("polysilicon", "turbine"):
        assert _of(grown, word).number == _of(first, word).number
        assert not _of(grown, word).is_new
    assert _of(grown, "crane").is_new
    assert _of(grown, "crane").number == 3


def test_more_themes_than_there_are_texts_are_not_made() -> None:
    assert len(find_themes(_texts(*_BOTH, copies=1), n=9).themes) <= 2


@pytest.mark.parametrize(
    "texts", [[], [ThemeText(_SOLAR, DocId("a"))], [ThemeText("the of and 12", DocId(d)) for d in "ab"]]
)
def test_texts_without_words_or_company_have_no_themes(texts: list[ThemeText]) -> None:
    assert find_themes(texts) == Themes((), (None,) * len(texts))


def test_a_number_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="n = 0"):
        find_themes(_texts(*_BOTH), n=0)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(alphabet="abcde fgh.'-\n"), max_size=6))
def test_any_texts_have_one_assignment_each(texts: list[str]) -> None:
    found = find_themes([ThemeText(text, DocId(str(i))) for i, text in enumerate(texts)])
    assert len(found.assigned) == len(texts)


def _rounded(value: Any) -> Any:
    """Numbers to three places, which no library of linear algebra reads otherwise."""
    if isinstance(value, float):
        return round(value, 3) + 0.0
    if isinstance(value, dict):
        return {name: _rounded(one) for name, one in value.items()}
    return [_rounded(one) for one in value] if isinstance(value, list | tuple) else value


_MINES = "Copper mines sell ore to smelters; the smelters of the desert buy ore and sell copper wire."


def test_themes_are_those_that_were_kept() -> None:
    kinds = (*_BOTH, (_PORTS, "c", 2011), (_MINES, "d", None), (f"{_SOLAR} {_PORTS}", "e", 2011))
    found = find_themes(_texts(*kinds, copies=4), n=4)
    assert_golden("themes.json", as_lines(_rounded(asdict(found))), folder=GOLDEN / "asked")


def test_the_number_that_is_chosen_is_that_which_was_kept() -> None:
    found = find_themes(_texts(*_BOTH, (_PORTS, "c", 2011), copies=12), between=(2, 5))
    said = [(theme.number, [word.word for word in theme.words[:4]]) for theme in found.themes]
    assert_golden("themes_chosen.json", as_lines(said), folder=GOLDEN / "asked")


@pytest.mark.parametrize(
    ("documents", "within", "is_a_term"),
    [(4, 1, True), (5, 1, False), (5, 2, True), (49, 2, True), (50, 2, False), (50, 3, True)],
)
def test_a_term_stands_in_more_documents_the_more_there_are(
    documents: int, within: int, is_a_term: bool
) -> None:
    """No theme is the jargon of one paper among many."""
    texts = [
        ThemeText((_SOLAR, _WIND)[at % 2] + (" Kapok kapok kapok." if at < within else ""), DocId(f"d{at}"))
        for at in range(documents)
    ]
    found = find_themes(texts, n=2)
    keys = {word.key for theme in found.themes for word in theme.profile}
    assert ("kapok" in keys) is is_a_term
