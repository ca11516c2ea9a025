import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.entities.noise import is_code, is_eponym, is_readable, is_spoken


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry of trade raised the duty on cells.",
        "Trade between Ruritania and Graustark doubled.",
        "Harbour Guild, 12 Quay Street",
        "We set x = 3 and find that the elasticity of trade is larger.",
        "Ports 1 2 3 4 5 6 7 8 9",
        "x + y 1 2 3 4 5 6 7",
        "x + y of the ports",
        "Los aranceles sobre las células subieron cuando",
        "Los aranceles sobre las células subieron cuando el of",
        "HMS HMZK ABCD EFGH IJKL MNOP QRST UVWX",
        "",
    ],
)
def test_prose_and_names_are_readable(sentence: str) -> None:
    assert is_readable(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "max { W i + b } = T j ( x ) ∈ R",
        "x + y = ports rose",
        "Los aranceles sobre las células subieron cuando el ministerio de comercio cerró los puertos",
        "Der Zoll auf Zellen stieg, als das Ministerium die Häfen schloss und neue Regeln galten",
        "Le ministère a relevé les droits sur les cellules quand les ports ont fermé",
    ],
)
def test_formulas_and_other_languages_are_not(sentence: str) -> None:
    assert not is_readable(sentence)


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("Hmzk", False),
        ("Hmzk Ports", False),
        ("KPMG", True),
        ("hmz", True),
        ("Krk", True),
        ("Åsgård", True),
        ("Ports 2 Tides", True),
        ("2008", False),
        ("", False),
    ],
)
def test_symbols_run_together_cannot_be_spoken(name: str, spoken: bool) -> None:
    assert is_spoken(name) is spoken


@pytest.mark.parametrize(("name", "code"), [("XXII", True), ("KOR", True), ("KORUS", False), ("Chad", False)])
def test_numerals_and_codes_of_countries_are_codes(name: str, code: bool) -> None:
    assert is_code(name) is code


@pytest.mark.parametrize(
    ("name", "eponym"),
    [
        ("Cobb-Douglas", True),
        ("Melitz–Pareto", True),
        ("Cobb-Douglas-CES", True),
        ("Walrasian", True),
        ("Nash Motors", False),
        ("CES", False),
    ],
)
def test_models_are_called_after_people(name: str, eponym: bool) -> None:
    assert is_eponym(name) is eponym


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    assert is_readable(text) in (True, False)
    assert (is_spoken(text), is_code(text), is_eponym(text)) is not None
