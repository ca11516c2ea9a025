import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import DocId, Span
from nlp.themes.records import ThemeText
from nlp.themes.tokens import Reading, read_texts, singular


def _read(*texts: str, hidden: tuple[Span, ...] = ()) -> Reading:
    return read_texts([ThemeText(text, DocId(str(at)), None, hidden) for at, text in enumerate(texts)])


def _words(reading: Reading) -> list[str]:
    return [reading.keys[key] for key in reading.key if key]


@pytest.mark.parametrize(
    ("plural", "one"),
    [("tariffs", "tariff"), ("policies", "policy"), ("taxes", "tax"), ("status", "status"), ("gas", "gas")],
)
def test_plurals_are_counted_with_their_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_small_words_furniture_of_archives_and_variables_say_nothing() -> None:
    assert _words(_read("The tariffs of JSTOR and mhcz on GDP")) == ["tariff", "gdp"]


def test_addresses_citations_and_hidden_parts_are_not_read() -> None:
    text = "Krugman likes tariffs (Baldwin, 2009) at https://example.org/quotas"
    assert _words(_read(text, hidden=(Span(0, 7),))) == ["tariff"]


def test_a_sentence_of_three_documents_is_furniture() -> None:
    notice = "Downloads are licensed to subscribers of the library alone."
    reading = _read(*(f"{notice} {word}" for word in ("Cotton prices fell.", "Steel was dear.", "Coal too.")))
    assert "subscriber" not in _words(reading)
    assert {"cotton", "steel", "coal"} <= set(_words(reading))


def test_editions_of_one_work_are_no_furniture_of_each_other() -> None:
    assert "cotton" in _words(_read(*["Cotton prices fell in every port of the coast."] * 3))


def test_nouns_stand_behind_determiners_and_verbs_behind_auxiliaries() -> None:
    reading = _read("The tariff will raise the price. They raise the tariff.")
    of = reading.keys.index
    assert reading.nouns[of("tariff")] == 2
    assert reading.verbs[of("raise")] == 2
    assert reading.verbs[of("tariff")] == 0


@given(st.lists(st.text(), max_size=4))
def test_any_text_is_read_with_a_home_for_each_word(texts: list[str]) -> None:
    reading = _read(*texts)
    assert len(reading.key) == len(reading.form) == len(reading.text)
