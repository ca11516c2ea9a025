import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.geometry import DocId
from nlp.themes import Themes, ThemeText, find_themes

_SOLAR = "solar modules and polysilicon wafers need silver paste; solar module makers buy polysilicon"
_WIND = "wind turbines need gearboxes and blades; turbine towers carry blades and gearboxes"


def _texts(copies: int = 6) -> list[ThemeText]:
    both = ((_SOLAR, "a", 2008), (_WIND, "b", 2010))
    return [ThemeText(text, DocId(doc), year) for _ in range(copies) for text, doc, year in both]


@pytest.fixture(scope="module")
def themes() -> Themes:
    return find_themes(_texts(), n=2)


def test_texts_of_one_kind_share_a_theme(themes: Themes) -> None:
    assert len(set(themes.assigned[::2])) == len(set(themes.assigned[1::2])) == 1
    assert themes.assigned[0] != themes.assigned[1]


def test_a_theme_reads_by_its_words_as_printed(themes: Themes) -> None:
    words = {word.word for theme in themes.themes for word in theme.words}
    assert {"polysilicon", "gearboxes", "blades"} <= words
    assert not words & {"and", "need", "2008"} - {"need"}


def test_weights_are_shares(themes: Themes) -> None:
    assert sum(theme.weight for theme in themes.themes) == pytest.approx(1)
    for theme in themes.themes:
        assert sum(share for _, share in theme.documents) == pytest.approx(1)
        assert all(0 <= share <= 1 for _, share in theme.years)


def test_a_theme_knows_its_documents_and_years(themes: Themes) -> None:
    solar = next(theme for theme in themes.themes if any(word.word == "polysilicon" for word in theme.words))
    assert solar.documents[0][0] == "a"
    assert dict(solar.years)[2008] > dict(solar.years)[2010]


def test_the_same_texts_give_the_same_themes(themes: Themes) -> None:
    assert find_themes(_texts(), n=2) == themes


def test_without_a_number_a_fitting_one_is_chosen() -> None:
    assert 1 <= len(find_themes(_texts(20)).themes) <= 4


@pytest.mark.parametrize("texts", [[], [ThemeText("the of and 12", DocId("a"))]])
def test_texts_without_words_have_no_themes(texts: list[ThemeText]) -> None:
    assert find_themes(texts) == Themes((), (None,) * len(texts))


def test_a_number_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="n = 0"):
        find_themes(_texts(), n=0)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(alphabet="abcde fgh"), max_size=6))
def test_any_texts_have_one_assignment_each(texts: list[str]) -> None:
    found = find_themes([ThemeText(text, DocId(str(i))) for i, text in enumerate(texts)])
    assert len(found.assigned) == len(texts)
